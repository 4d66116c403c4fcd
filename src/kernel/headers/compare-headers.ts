// SPDX-License-Identifier: GPL-2.0-or-later
import { byBytes, type HeaderPiece, type Place, type PublicHeader } from '../../formats/corpus';
import type { RawText } from '../../text';
import { readAlike } from './words';

/** A function or macro of public headers that is not what it was: modules have compiled in what it was. */
export interface ChangedPiece {
  what: HeaderPiece['kind'];
  name: RawText;
  /** `removed`: no public header that the new kernel's units read has it. */
  change: 'changed' | 'removed';
  basePlace: Place;
  newPlace: Place | null;
  /** All that a header has under the name, one behind the other; a macro with its `#define`. */
  baseLines: RawText[];
  newLines: RawText[];
}

/** What a header has under one name. */
interface Named {
  what: HeaderPiece['kind'];
  place: Place;
  texts: string[];
}

/**
 * What became of the functions and macros of public headers: those of the base that read otherwise in the new kernel, or
 * are gone. What only moved to another header is the same.
 */
export function compareHeaders(
  base: readonly PublicHeader[],
  newHeaders: readonly PublicHeader[],
): ChangedPiece[] {
  const newFiles = new Map(newHeaders.map((header) => [header.file, header]));
  const elsewhere = new Elsewhere(newHeaders);
  return base
    .flatMap((header): ChangedPiece[] => {
      const before = namedIn(header);
      const after = namedIn(newFiles.get(header.file) ?? { file: header.file, pieces: [] });
      return [...before].flatMap(([name, was]) => {
        const is = after.get(name) ?? elsewhere.likest(name, was);
        return is && areAlike(was, is) ? [] : [changed(name, was, is)];
      });
    })
    .sort(inReadingOrder);
}

/** What other headers have under a name; they are read when one is asked for first. */
class Elsewhere {
  private byName: Map<string, Named[]> | undefined;

  constructor(private readonly headers: readonly PublicHeader[]) {}

  /** One that reads alike, or else the first. */
  likest(name: string, was: Named): Named | undefined {
    const all = (this.byName ??= this.allByName()).get(name) ?? [];
    return all.find((one) => areAlike(was, one)) ?? all[0];
  }

  private allByName(): Map<string, Named[]> {
    const found = new Map<string, Named[]>();
    for (const header of this.headers) {
      for (const [name, one] of namedIn(header)) {
        const others = found.get(name);
        if (others) others.push(one);
        else found.set(name, [one]);
      }
    }
    return found;
  }
}

function namedIn({ file, pieces }: PublicHeader): Map<string, Named> {
  const found = new Map<string, Named>();
  for (const piece of pieces) {
    const known = found.get(piece.name);
    if (!known) {
      const place = { file, line: piece.line };
      found.set(piece.name, { what: piece.kind, place, texts: [textOf(piece)] });
      continue;
    }
    known.texts.push(textOf(piece));
    // Of a function behind a macro of its name, `#define f f`, the function is what counts.
    if (piece.kind === 'function') known.what = 'function';
  }
  return found;
}

function textOf({ kind, name, parameters, text }: HeaderPiece): string {
  return kind === 'function' ? text : `#define ${name}${parameters ?? ''} ${text}`.trimEnd();
}

function areAlike(one: Named, other: Named): boolean {
  return (
    one.texts.length === other.texts.length &&
    one.texts.every((text, at) => readAlike(text, other.texts[at]!))
  );
}

function changed(name: string, was: Named, is: Named | undefined): ChangedPiece {
  return {
    what: was.what,
    name,
    change: is ? 'changed' : 'removed',
    basePlace: was.place,
    newPlace: is?.place ?? null,
    baseLines: linesOf(was),
    newLines: is ? linesOf(is) : [],
  };
}

const linesOf = ({ texts }: Named): string[] => texts.flatMap((text) => text.split('\n'));

const GENERATED = /^(?:include|arch\/[^/]+\/include)\/generated\//;

/** Functions before macros, what was written before what a configuration made, and then by place. */
function inReadingOrder(one: ChangedPiece, other: ChangedPiece): number {
  const rank = ({ what, basePlace }: ChangedPiece): number =>
    (what === 'macro' ? 2 : 0) + (GENERATED.test(basePlace.file) ? 1 : 0);
  return (
    rank(one) - rank(other) ||
    byBytes(one.basePlace.file, other.basePlace.file) ||
    one.basePlace.line - other.basePlace.line ||
    byBytes(one.name, other.name)
  );
}
