// SPDX-License-Identifier: GPL-2.0-or-later
import type { JSX } from 'preact';
import {
  causeWhere,
  declarationName,
  inPairs,
  missedTag,
  unmergedText,
  whereText,
  type ToldPairs,
} from '../../report';
import { DataTable, type DataColumn } from './data-table';
import { DiffView } from './diff-view';
import { Find } from './find';
import { Frame, Nothing } from './frame';
import { VerdictBadge, verdictColumn } from './marks';
import { countOf, shortText } from './model';
import { linkTo, refine, useRoute, type Route } from './route';

type Cause = ToldPairs['causes'][number];
type Change = ToldPairs['exports'][number];

const VIEWS = [
  ['causes', 'Causes'],
  ['exports', 'Exports'],
] as const;

/** Comparisons of several pairs, merged by cause. */
export function PairsView({ told }: { told: ToldPairs }): JSX.Element {
  const route = useRoute();
  const title = told.pairs.map(({ name }) => shortText(name, 40)).join(', ');
  const footer = (
    <>
      {told.pairs.map(({ name, base, new: next, file }) => (
        <p class="dim">
          {shortText(name)}: {shortText(base.release ?? base.path)} → {shortText(next.release ?? next.path)} (
          {shortText(file)})
        </p>
      ))}
      <p class="dim">{unmergedText(told)}.</p>
    </>
  );
  const isWithin = (view: string, path: string): boolean =>
    view === path || (view === 'cause' && path === 'causes');
  return (
    <Frame route={route} what="Pairs" title={title} views={VIEWS} isWithin={isWithin} footer={footer}>
      <View told={told} route={route} />
    </Frame>
  );
}

function View({ told, route: { path, query } }: { told: ToldPairs; route: Route }): JSX.Element {
  const [view, number] = path;
  if (view === 'exports') return <Exports told={told} />;
  if (view !== 'cause') return <Causes told={told} text={query.get('q') ?? ''} />;
  const cause = told.causes[Number(number) - 1];
  return cause ? (
    <PairsCause told={told} cause={cause} />
  ) : (
    <Nothing what={`no cause ${shortText(number ?? '')}`} within="page" all={['causes', 'All causes']} />
  );
}

function Causes({ told, text }: { told: ToldPairs; text: string }): JSX.Element {
  const rows = told.causes.filter(({ name }) =>
    declarationName(name).toLowerCase().includes(text.toLowerCase()),
  );
  const columns: readonly DataColumn<Cause>[] = [
    verdictColumn(({ verdict }) => verdict),
    {
      title: 'declaration',
      isName: true,
      look: 'long',
      text: ({ name }) => declarationName(name),
      show: (cause) => (
        <a href={linkTo(['cause', told.causes.indexOf(cause) + 1])}>
          {shortText(declarationName(cause.name), 80)}
        </a>
      ),
    },
    { title: 'kind', text: ({ kind }) => kind },
    { title: 'where', look: 'long', text: (cause) => causeWhere(told, cause) },
    {
      title: 'what it is there',
      look: 'why',
      text: (cause) => inPairs(told, cause).join('; '),
      show: (cause) => shortText(inPairs(told, cause).join('; '), 300),
    },
  ];
  return (
    <>
      <h1 tabIndex={-1} class="title">
        Causes
      </h1>
      <p class="judgement">{told.headline}</p>
      <Find text={text} example="struct net_device" onText={(q) => refine({ q })}>
        <output aria-live="polite">{countOf(rows.length, 'cause')}</output>
      </Find>
      <DataTable
        label="Causes"
        look="causes"
        columns={columns}
        rows={rows}
        keyOf={(cause) => String(told.causes.indexOf(cause))}
      />
    </>
  );
}

function PairsCause({ told, cause }: { told: ToldPairs; cause: Cause }): JSX.Element {
  const tag = missedTag(told, cause);
  return (
    <article>
      <nav class="steps" aria-label="Causes">
        <a href={linkTo(['causes'])}>All causes</a>
      </nav>
      <h1 tabIndex={-1} class="long">
        <VerdictBadge verdict={cause.verdict} /> {shortText(declarationName(cause.name), 200)}
      </h1>
      <p>
        {causeWhere(told, cause)}
        {tag && `, ${tag}`}
      </p>
      <ul>
        {inPairs(told, cause).map((line) => (
          <li class="long">{line}</li>
        ))}
      </ul>
      <DiffView baseText={cause.baseText} newText={cause.newText} />
    </article>
  );
}

function Exports({ told }: { told: ToldPairs }): JSX.Element {
  const columns: readonly DataColumn<Change>[] = [
    { title: 'export', isName: true, look: 'long', text: ({ name }) => name },
    { title: 'what', text: ({ change }) => change },
    verdictColumn(({ verdict }) => verdict),
    { title: 'where', look: 'long', text: ({ pairs }) => whereText(told, pairs) },
  ];
  return (
    <>
      <h1 tabIndex={-1}>Exports, beside what causes explain</h1>
      <DataTable
        label="Exports"
        look="exports"
        columns={columns}
        rows={told.exports}
        keyOf={({ name, change }) => `${change} ${name}`}
      />
    </>
  );
}
