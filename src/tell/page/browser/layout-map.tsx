// SPDX-License-Identifier: GPL-2.0-or-later
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Proof, ShownLayout, ShownMember } from '../../../kernel/judge';
import { bytesText, sizeText } from '../../report';
import {
  pairsOf,
  stateOf,
  stretchesOf,
  WORD,
  type Pair,
  type Piece,
  type Row,
  type Stretch,
} from './layout-rows';
import { STATE_SIGNS } from './marks';
import { countOf, shortText } from './model';
import type { Told } from '../../../text';
import { Titled } from './titled';

/** Both layouts as byte maps, side by side: a row holds eight bytes, a hole is hatched, what changed has a sign and a colour. */
export function LayoutMap({
  proof,
  names,
}: {
  proof: Told<Proof>;
  names: [string, string];
}): JSX.Element | null {
  const [isFolded, setFolded] = useState(true);
  const { base, new: next } = proof;
  if (!base && !next) return null;
  const none: Told<ShownLayout> = { size: 0, align: 1, members: [] };
  const pairs = pairsOf(base ?? none, next ?? none);
  const stretches: Stretch[] = isFolded ? stretchesOf(pairs) : [{ kind: 'shown', pairs }];
  const hasFolds = stretchesOf(pairs).some(({ kind }) => kind === 'folded');
  return (
    <Titled title="Layout, byte by byte">
      <p class="legend">
        <span class="cell same">same</span> <span class="cell moved">→ moved</span>{' '}
        <span class="cell changed">~ changed</span> <span class="cell added">+ added</span>{' '}
        <span class="cell removed">− removed</span> <span class="cell hole">hole</span>
        {hasFolds && (
          <button type="button" onClick={() => setFolded(!isFolded)} aria-expanded={!isFolded}>
            {isFolded ? 'Show every row' : 'Fold rows that tell the same'}
          </button>
        )}
      </p>
      <div class="scrolls" tabIndex={0} role="region" aria-label="Both layouts">
        <table class="bytes">
          <colgroup>
            <col class="offset" />
            <col />
            <col class="offset" />
            <col />
          </colgroup>
          <thead>
            <tr>
              {[base, next].map((side, at) => (
                <th key={at} colSpan={2} scope="colgroup">
                  {names[at]} <span class="dim">{side ? sideText(side) : 'no layout'}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {stretches.map((stretch, at) =>
              stretch.kind === 'folded' ? (
                <FoldedRows key={at} stretch={stretch} />
              ) : (
                stretch.pairs.map((pair, row) => <PairRow key={`${at}.${row}`} pair={pair} />)
              ),
            )}
          </tbody>
        </table>
      </div>
      <MemberTable base={base ?? none} next={next ?? none} names={names} />
    </Titled>
  );
}

const sideText = ({ size, align }: Told<ShownLayout>): string =>
  `${countOf(size, 'byte')}, aligned to ${align}`;

function FoldedRows({ stretch }: { stretch: Stretch & { kind: 'folded' } }): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  const { pairs, moved } = stretch;
  if (isOpen)
    return (
      <>
        {pairs.map((pair, at) => (
          <PairRow key={at} pair={pair} />
        ))}
      </>
    );
  const bits = pairs.reduce((sum, { base }) => sum + (base ? base.end - base.start : 0), 0);
  const members = new Set(
    pairs.flatMap(({ base }) => base?.pieces.flatMap(({ block }) => block.members) ?? []),
  );
  const what = moved === 0 ? 'unchanged' : `all ${movedText(moved)}`;
  return (
    <tr class="folded">
      <td colSpan={4}>
        <button type="button" onClick={() => setOpen(true)}>
          {countOf(members.size, 'member')} in {sizeText(bits)}, {what}
        </button>
      </td>
    </tr>
  );
}

const movedText = (bits: number): string =>
  `moved ${bits > 0 ? 'down' : 'up'} by ${sizeText(Math.abs(bits))}`;

function PairRow({ pair }: { pair: Pair }): JSX.Element {
  const isElsewhere = pair.base && pair.new && pair.base.start !== pair.new.start;
  return (
    <tr>
      <SideCells row={pair.base} isElsewhere={false} />
      <SideCells row={pair.new} isElsewhere={Boolean(isElsewhere)} />
    </tr>
  );
}

function SideCells({ row, isElsewhere }: { row: Row | null; isElsewhere: boolean }): JSX.Element {
  if (!row)
    return (
      <>
        <td class="offset" />
        <td class="none" />
      </>
    );
  const words = (row.end - Math.floor(row.start / WORD) * WORD) / WORD;
  return (
    <>
      <td class={isElsewhere ? 'offset elsewhere' : 'offset'}>+{bytesText(row.start)}</td>
      <td>
        <div class={words > 1 ? 'word tall' : 'word'}>
          {row.start % WORD !== 0 && (
            <span class="gap" style={{ width: `${(100 * (row.start % WORD)) / WORD}%` }} />
          )}
          {row.pieces.map((piece, at) => (
            <PieceCell key={at} piece={piece} />
          ))}
        </div>
      </td>
    </>
  );
}

function PieceCell({ piece }: { piece: Piece }): JSX.Element {
  const { block, start, end, isFirst } = piece;
  const width = { width: `${Math.min(100, (100 * (end - start)) / WORD)}%` };
  if (block.members.length === 0) {
    const text = `hole, ${sizeText(end - start)}`;
    return (
      <span class="cell hole" style={width} title={text}>
        <span class="label">{text}</span>
      </span>
    );
  }
  const state = stateOf(block);
  const title = block.members.map((member) => memberText(member)).join('\n');
  const names = block.members.slice(0, 4).map(({ name }) => shortText(name, 60) || '(unnamed)');
  const more = block.members.length - names.length;
  const size = block.end - block.start > WORD ? ` (${sizeText(block.end - block.start)})` : '';
  return (
    <span class={`cell ${state}`} style={width} title={title}>
      <span class="label">
        {STATE_SIGNS[state] && <b>{STATE_SIGNS[state]} </b>}
        {isFirst ? names.join(' | ') : `… ${names[0]}`}
        {more > 0 && ` | ${more} more`}
        {isFirst && size && <span class="dim">{size}</span>}
      </span>
    </span>
  );
}

const memberText = ({ name, type, offset, size, state }: Told<ShownMember>): string =>
  `+${bytesText(offset)} ${shortText(type)} ${shortText(name)}: ${sizeText(size)}${state === 'same' ? '' : `, ${state}`}`;

/** The same as a table, for those who would rather read. */
function MemberTable({
  base,
  next,
  names,
}: {
  base: Told<ShownLayout>;
  next: Told<ShownLayout>;
  names: [string, string];
}): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  const known = new Map(next.members.map((member) => [member.name, member]));
  const rows: [Told<ShownMember> | null, Told<ShownMember> | null][] = base.members.map((member) => [
    member,
    known.get(member.name) ?? null,
  ]);
  const old = new Set(base.members.map(({ name }) => name));
  for (const member of next.members) if (!old.has(member.name)) rows.push([null, member]);
  rows.sort(([a, b], [c, d]) => (b ?? a)!.offset - (d ?? c)!.offset);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>All members as a table</summary>
      {isOpen && (
        <div class="scrolls" tabIndex={0} role="region" aria-label="All members">
          <table>
            <thead>
              <tr>
                <th scope="col">member</th>
                <th scope="col">state</th>
                <th scope="col">{names[0]}</th>
                <th scope="col">{names[1]}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(([was, is], at) => (
                <tr key={at}>
                  <th scope="row">{shortText((is ?? was)!.name) || '(unnamed)'}</th>
                  <td>{(is ?? was)!.state}</td>
                  <td>
                    {was ? `+${bytesText(was.offset)} ${shortText(was.type)} (${sizeText(was.size)})` : '–'}
                  </td>
                  <td>
                    {is ? `+${bytesText(is.offset)} ${shortText(is.type)} (${sizeText(is.size)})` : '–'}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </details>
  );
}
