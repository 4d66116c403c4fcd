// SPDX-License-Identifier: GPL-2.0-or-later
import type { Declaration } from '../../formats/corpus';
import { RecordKind } from '../../genksyms/declare';
import type { Block, Part, UnitHasher } from '../../genksyms/unit';
import { isByItself, objectsIn, type Span } from '../definitions';

/** A declaration of a function or variable of which genksyms knows nothing. */
export interface UnseenObject {
  name: string;
  declaration: Declaration;
}

/** By byte: what it adds to the depth of brackets. */
const DEEPER = new Int8Array(256);
for (const sign of '([{') DEEPER[sign.charCodeAt(0)] = 1;
for (const sign of ')]}') DEEPER[sign.charCodeAt(0)] = -1;
const COMMA = ','.charCodeAt(0);

/** Names of the functions and variables of which a declaration tells something. */
const toldBy = ({ text }: Declaration): readonly string[] => (isByItself(text) ? [] : objectsIn(text));

/** Tells which declarations of functions and variables genksyms does not read as a compiler does, in one part of a unit. */
export abstract class ObjectFilter {
  readonly unseen: UnseenObject[] = [];

  /** Whether it is worth a look. */
  abstract isWanted(span: Span, bytes: Buffer): boolean;
  abstract take(declaration: Declaration): void;
}

/** In a block of header text: whatever the block's records do not hold. */
export class InBlock extends ObjectFilter {
  /** By where its text ends: the names of which genksyms made records. */
  private readonly known = new Map<number, Set<string>>();
  private names: ReadonlySet<string> = new Set();

  constructor({ start }: Part, block: Block, hasher: UnitHasher) {
    super();
    for (const { kind, name, tokens, stretch } of block.records) {
      // A record without a word is one of which genksyms found no end.
      if (kind !== RecordKind.ORDINARY || !stretch || tokens.length === 0) continue;
      const end = start + stretch.end;
      const names = this.known.get(end);
      if (names) names.add(hasher.word(name));
      else this.known.set(end, new Set([hasher.word(name)]));
    }
  }

  isWanted(span: Span, bytes: Buffer): boolean {
    const known = this.known.get(span.end);
    this.names = known ?? new Set();
    return !known || hasSeveral(span, bytes);
  }

  take(declaration: Declaration): void {
    for (const name of toldBy(declaration)) {
      if (!this.names.has(name)) this.unseen.push({ name, declaration });
    }
  }
}

/** Elsewhere: what the unit's exports are declared by. */
export class InUnit extends ObjectFilter {
  private readonly pattern: RegExp;
  private end = 0;

  constructor(
    private readonly exports: ReadonlySet<string>,
    private readonly hasher: UnitHasher,
  ) {
    super();
    const words = [...exports].map((name) => name.replace(/[^\w]/g, '\\$&'));
    this.pattern = new RegExp(`(?<![\\w$])(?:${words.join('|')})(?![\\w$])`);
  }

  isWanted({ start, end }: Span, bytes: Buffer): boolean {
    this.end = end;
    return this.exports.size > 0 && this.pattern.test(bytes.toString('latin1', start, end));
  }

  take(declaration: Declaration): void {
    const { hasher, end } = this;
    for (const name of toldBy(declaration)) {
      if (!this.exports.has(name) || hasher.declares(hasher.number(name), end)) continue;
      this.unseen.push({ name, declaration });
    }
  }
}

/** Whether a comma stands outside all brackets, so that several things may be declared. */
function hasSeveral({ start, end }: Span, bytes: Buffer): boolean {
  let depth = 0;
  for (let at = start; at < end; at++) {
    const byte = bytes[at]!;
    depth += DEEPER[byte]!;
    if (byte === COMMA && depth === 0) return true;
  }
  return false;
}
