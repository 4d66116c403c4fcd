// SPDX-License-Identifier: GPL-2.0-or-later
import { RecordName } from '../../record-name';
import { newcomersOf, type JudgedCause, type Verdict } from '../judge';
import { sourceIn, type Way, type Workbench } from './workbench';
import { ownLines, Unwritable, type Edit } from './edits';
import { guardBody, type Definitions } from './guard-body';
import { guardDeclaration } from './guard-declaration';
import { includeWays } from './include-ways';
import { moveMembers, type Mover } from './move-members';
import { alignedPieces } from './aligned';
import { bodyOf, declaredName } from './pieces';
import type { Site } from './sites';
import { sourceOf } from './source-words';

/**
 * What can be written for causes that are mended together; none for a break or what is not known, where no room helps.
 * @throws Unwritable
 */
export function waysFor(
  causes: readonly JudgedCause[],
  sites: readonly Site[],
  verdict: Verdict,
  bench: Workbench,
): Way[] {
  const [cause] = causes;
  const changes = new Set(causes.map(({ change }) => change));
  if (changes.size > 1)
    throw new Unwritable('some units see another text, and others see it at last, or no longer');
  if (verdict === 'unknown') return [];
  if (cause!.change !== 'changed') return verdict === 'break' ? [] : includeWays(causes, sites, bench);
  if (verdict === 'break') return [roomWay(causes, sites, bench)].filter((way) => way !== null);
  const edits = sites.flatMap((site) =>
    guardSite(causes, site, bench).map((edit) => ({ file: site.file, edit })),
  );
  if (edits.length === 0) throw new Unwritable('the words of both sides are the same in the source');
  const what = "the base's text stands under #ifdef __GENKSYMS__";
  return [{ way: 'guard', what, edits: distinct(edits), header: headerIn(edits, bench) }];
}

function guardSite(causes: readonly JudgedCause[], site: Site, bench: Workbench): Edit[] {
  const name = RecordName.parse(causes[0]!.name);
  if (!site.base) throw new Unwritable('the declaration of the base is not known');
  if (name.mark === '' || name.mark === 't')
    return [guardDeclaration(sourceIn(site, bench), site.line - 1, site.base.text)];
  return guardBody(definitionsAt(name, site, bench), bench.macros, name.mark === 'e' || name.mark === 'E');
}

function definitionsAt(name: RecordName, site: Site, bench: Workbench): Definitions {
  const base = sourceOf(site.base!.text);
  const file = sourceIn(site, bench);
  const [was, is, stands] = [
    bodyOf(base, name),
    bodyOf(sourceOf(site.declaration.text), name),
    bodyOf(file, name, site.line - 1),
  ];
  if (!was || !is) throw new Unwritable('its definition is not read');
  if (!stands)
    throw new Unwritable(`${site.file}:${site.line} does not hold its definition: a macro makes it`);
  return { base: { source: base, body: was }, new: is, file: { source: file, body: stands } };
}

/** New members put where there is room for them, if that is all that breaks. */
function roomWay(causes: readonly JudgedCause[], sites: readonly Site[], bench: Workbench): Way | null {
  const [cause, ...others] = causes;
  const [site, ...elsewhere] = sites;
  const name = RecordName.parse(cause!.name);
  if (name.mark !== 's' || others.length > 0 || elsewhere.length > 0 || !site?.base) return null;
  const { kernels, uses } = bench.pair;
  const [base] = kernels.base.definitionsOf(cause!.name);
  const [other] = kernels.new.definitionsOf(cause!.name);
  if (!base || !other) return null;
  const definitions = definitionsAt(name, site, bench);
  const open = openMembers(definitions);
  const moved = new Set<string>();
  const typed = { base, new: other };
  const newcomers = newcomersOf(name, typed, uses, ({ slot, behind }) => {
    const at = slot ?? behind;
    return at !== null && (open.has(at) || moved.has(at));
  });
  if (newcomers.length === 0) return null;
  const movers = newcomers.filter((one): one is Mover => one.room !== null);
  if (movers.length < newcomers.length) {
    const closed = newcomers.find((one) => one.room === null)!.name;
    if (newcomersOf(name, typed, uses).some((one) => one.room === null)) return null;
    throw new Unwritable(
      `what ${closed} would lie behind stands under a condition, or a macro makes it, so nothing can be put there`,
    );
  }
  const edits = [
    ...moveMembers(definitions, movers, bench.macros),
    ...guardBody(definitions, bench.macros, false, new Set(movers.map((one) => one.name))),
  ].map((edit) => ({ file: site.file, edit }));
  return { way: 'room', what: movers.map(sentence).join('; '), edits, header: headerIn(edits, bench) };
}

function sentence({ name, room: { slot, behind, offset } }: Mover): string {
  return slot === null
    ? `${name} is moved to the hole behind ${behind!}, at ${offset / 8}`
    : `${name} takes the place of the reserved ${slot}, at ${offset / 8}`;
}

/** Members that stand on lines of their own and under no condition: only behind these something can be put. */
function openMembers({ new: made, file: { source, body } }: Definitions): Set<string> {
  const found = new Set<string>();
  for (const [position, piece] of alignedPieces(made.pieces, body.pieces)) {
    const name = declaredName(made.pieces[position]!);
    if (name === null || piece.words[0]!.depth !== body.open.depth) continue;
    try {
      ownLines(source, piece.words);
      found.add(name);
    } catch (error) {
      if (!(error instanceof Unwritable)) throw error;
    }
  }
  return found;
}

/** Two variants of one declaration want the same. */
function distinct(edits: readonly Way['edits'][number][]): Way['edits'] {
  const known = new Map(edits.map((one) => [JSON.stringify(one), one]));
  return [...known.values()];
}

function headerIn(edits: Way['edits'], { macros }: Workbench): string | null {
  const isUsed = edits.some(({ edit }) =>
    edit.lines.some((line) => /\b(?:RH_|ANDROID_)?KABI_[A-Z_]+\(/.test(line)),
  );
  return isUsed ? macros.header : null;
}
