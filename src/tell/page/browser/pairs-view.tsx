// SPDX-License-Identifier: GPL-2.0-or-later
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { byVerdict } from '../../../kernel/judge';
import { causeWhere, declarationName, inPairs, unmergedText, whereText, type ToldPairs } from '../../report';
import { DataTable, type DataColumn } from './data-table';
import { DiffView } from './diff-view';
import { Find } from './find';
import { countOf } from './model';
import { Titled } from './titled';

type Cause = ToldPairs['causes'][number];
type Change = ToldPairs['exports'][number];

/** Comparisons of several pairs, merged by cause: a table of causes, each in full below, and what else happened to exports. */
export function PairsView({ told }: { told: ToldPairs }): JSX.Element {
  const [text, setText] = useState('');
  const causes: readonly DataColumn<Cause>[] = [
    { title: 'declaration', isName: true, look: 'long', text: ({ name }) => declarationName(name) },
    { title: 'verdict', text: ({ verdict }) => verdict, rank: (one) => told.causes.indexOf(one) },
    { title: 'kind', text: ({ kind }) => kind },
    {
      title: 'where',
      look: 'long',
      text: (one) => causeWhere(told, one),
      rank: ({ pairs }) => -pairs.length,
    },
    { title: 'what it is there', look: 'long', text: (one) => inPairs(told, one).join('; ') },
  ];
  const changes: readonly DataColumn<Change>[] = [
    { title: 'export', isName: true, look: 'long', text: ({ name }) => name },
    { title: 'what', text: ({ change }) => change },
    { title: 'verdict', text: ({ verdict }) => verdict },
    { title: 'where', look: 'long', text: ({ pairs }) => whereText(told, pairs) },
  ];
  const chosen = told.causes
    .filter(({ name }) => declarationName(name).toLowerCase().includes(text.toLowerCase()))
    .sort((a, b) => byVerdict(a.verdict, b.verdict));
  return (
    <main>
      <h1>kABI of several pairs</h1>
      <p class="judgement">{told.headline}</p>
      <ul>
        {told.pairs.map(({ name, base, new: next, file, causes: count }) => (
          <li key={name}>
            <b>{name}</b>: {base.release ?? base.path} → {next.release ?? next.path},{' '}
            {countOf(count, 'cause')} ({file})
          </li>
        ))}
      </ul>
      <Find text={text} example="struct net_device" onText={setText}>
        <output aria-live="polite">{countOf(chosen.length, 'cause')}</output>
      </Find>
      <DataTable
        label="Causes"
        look="causes"
        columns={causes}
        rows={chosen}
        keyOf={(one) => String(told.causes.indexOf(one))}
      />
      {chosen.map((one) => (
        <details key={told.causes.indexOf(one)}>
          <summary>
            {declarationName(one.name)}: {one.verdict}, {causeWhere(told, one)}
          </summary>
          <DiffView baseText={one.baseText} newText={one.newText} />
        </details>
      ))}
      {told.exports.length > 0 && (
        <Titled title="Exports, beside what causes explain">
          <DataTable
            label="Exports"
            look="exports"
            columns={changes}
            rows={told.exports}
            keyOf={({ name, change }) => `${change} ${name}`}
          />
        </Titled>
      )}
      <p class="dim">{unmergedText(told)}.</p>
    </main>
  );
}
