// SPDX-License-Identifier: GPL-2.0-or-later
import type { JSX } from 'preact';
import type { SavedCause, SavedCompiledIn } from '../../documents';
import { beyondLine, CANNOT_BE_JUDGED, compiledInDiff, compiledInTitle, declarationName } from '../../report';
import type { Told } from '../../../text';
import { Findings, Places, sideName } from './cause-view';
import { Difference, DiffView } from './diff-view';
import { DataTable, type DataColumn } from './data-table';
import { Find } from './find';
import { LayoutMap } from './layout-map';
import { VerdictBadge, verdictColumn } from './marks';
import { kindTitle, shortText, type Model } from './model';
import { linkTo, refine } from './route';
import { Titled } from './titled';

type Definition = Told<SavedCause>;
type Piece = Told<SavedCompiledIn>;

/** What changed in public headers and no export leads to. */
export function BeyondView({ model, query }: { model: Model; query: URLSearchParams }): JSX.Element {
  const text = query.get('q') ?? '';
  const needle = text.toLowerCase();
  const { definitions, compiledIn } = model.beyond;
  const numbered = <T extends { name: string }>(all: readonly T[] | null): [number, T][] =>
    (all ?? [])
      .map((one, at): [number, T] => [at + 1, one])
      .filter(([, { name }]) => name.toLowerCase().includes(needle));
  return (
    <section>
      <h1 tabIndex={-1}>Beyond exports</h1>
      <p>{beyondLine(model.beyond)}.</p>
      <Find text={text} example="struct tc_skb_cb" onText={(q) => refine({ q })} />
      <DefinitionTable all={numbered(definitions)} />
      <PieceTable all={numbered(compiledIn)} />
    </section>
  );
}

type Numbered<T> = readonly [number: number, one: T];

const DEFINITIONS: readonly DataColumn<Numbered<Definition>>[] = [
  verdictColumn(([, { judgement }]) => judgement.verdict),
  {
    title: 'definition',
    isName: true,
    look: 'long',
    text: ([, { name }]) => declarationName(name),
    show: ([number, { name }]) => (
      <a href={linkTo(['beyond', 'definition', number])}>{shortText(declarationName(name), 80)}</a>
    ),
  },
  { title: 'kind', look: 'kind', text: ([, { judgement }]) => kindTitle(judgement.kind) },
  {
    title: 'why',
    look: 'why',
    text: ([, { judgement }]) => judgement.reason,
    show: ([, { judgement }]) => shortText(judgement.reason, 140),
  },
  {
    title: 'declared at',
    look: 'long',
    text: ([, { newPlace, basePlace }]) => (newPlace ?? basePlace)?.file ?? '',
    show: ([, { newPlace, basePlace }]) => shortText((newPlace ?? basePlace)?.file ?? '', 80),
  },
];

const PIECES: readonly DataColumn<Numbered<Piece>>[] = [
  {
    title: 'what',
    isName: true,
    look: 'long',
    text: ([, one]) => compiledInTitle(one),
    show: ([number, one]) => <a href={linkTo(['beyond', 'compiled-in', number])}>{compiledInTitle(one)}</a>,
  },
  {
    title: 'declared at',
    look: 'long',
    text: ([, { newPlace, basePlace }]) => (newPlace ?? basePlace).file,
    show: ([, { newPlace, basePlace }]) => shortText((newPlace ?? basePlace).file, 80),
  },
  {
    title: 'exports it uses',
    look: 'long',
    text: ([, { uses }]) => uses.exports.join(', '),
    show: ([, { uses }]) => namesText(uses.exports),
  },
  {
    title: 'types it uses',
    look: 'long',
    text: ([, { uses }]) => uses.types.map(declarationName).join(', '),
    show: ([, { uses }]) => namesText(uses.types.map(declarationName)),
  },
];

function DefinitionTable({ all }: { all: readonly Numbered<Definition>[] }): JSX.Element | null {
  if (all.length === 0) return null;
  return (
    <Titled title="Definitions">
      <DataTable label="Definitions" look="causes" columns={DEFINITIONS} rows={all} keyOf={([at]) => at} />
    </Titled>
  );
}

function PieceTable({ all }: { all: readonly Numbered<Piece>[] }): JSX.Element | null {
  if (all.length === 0) return null;
  return (
    <Titled title="Functions and macros">
      <p>These are {CANNOT_BE_JUDGED}.</p>
      <DataTable
        label="Functions and macros"
        look="pieces"
        columns={PIECES}
        rows={all}
        keyOf={([at]) => at}
      />
    </Titled>
  );
}

const namesText = (names: readonly string[]): string => shortText(names.join(', '), 140);

const Back = (): JSX.Element => (
  <nav class="steps" aria-label="Beyond exports">
    <a href={linkTo(['beyond'])}>All beyond exports</a>
  </nav>
);

/** One definition: what became of it, and both layouts. */
export function DefinitionView({ model, one }: { model: Model; one: Definition }): JSX.Element {
  const { judgement, basePlace, newPlace, baseText, newText } = one;
  const names: [string, string] = [sideName(model.saved.base), sideName(model.saved.new)];
  return (
    <article>
      <Back />
      <h1 tabIndex={-1} class="long">
        <VerdictBadge verdict={judgement.verdict} /> {shortText(declarationName(one.name), 200)}
      </h1>
      <p class="note">No export leads to it: modules that include its header may know it.</p>
      <p class="reason">{shortText(judgement.reason, 2000)}</p>
      <dl class="facts">
        <dt>kind</dt>
        <dd>{kindTitle(judgement.kind)}</dd>
        <dt>declared at</dt>
        <dd>
          <Places base={basePlace} next={newPlace} names={names} />
        </dd>
      </dl>
      <DiffView baseText={baseText} newText={newText} />
      <LayoutMap proof={judgement.proof} names={names} />
      <Findings findings={judgement.findings} names={names} />
    </article>
  );
}

/** One function or macro: its text on both sides, and what it uses. */
export function PieceView({ model, one }: { model: Model; one: Piece }): JSX.Element {
  const names: [string, string] = [sideName(model.saved.base), sideName(model.saved.new)];
  const lists: [string, readonly string[]][] = [
    ['uses exports', one.uses.exports],
    ['uses types', one.uses.types.map(declarationName)],
  ];
  return (
    <article>
      <Back />
      <h1 tabIndex={-1} class="long">
        {compiledInTitle(one)}
      </h1>
      <p class="note">It is {CANNOT_BE_JUDGED}.</p>
      <dl class="facts">
        <dt>declared at</dt>
        <dd>
          <Places base={one.basePlace} next={one.newPlace} names={names} />
        </dd>
        {lists
          .filter(([, all]) => all.length > 0)
          .map(([what, all]) => [
            <dt key={what}>{what}</dt>,
            <dd key={`${what}:`} class="long">
              {shortText(all.join(', '), 4000)}
            </dd>,
          ])}
      </dl>
      <Difference diff={compiledInDiff(one)} />
    </article>
  );
}
