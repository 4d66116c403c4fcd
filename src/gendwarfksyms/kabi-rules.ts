// SPDX-License-Identifier: GPL-2.0-or-later
import type { Elf } from '../formats/elf';
import { Refused } from './refused';

const SECTION = '.discard.gendwarfksyms.kabi_rules';
const VERSION = '1';
/** Bytes of the shortest rule. */
const SHORTEST = 6;

const KINDS = ['declonly', 'enumerator_ignore', 'enumerator_value', 'byte_size', 'type_string'] as const;
export type RuleKind = (typeof KINDS)[number];
const isKind = (word: string): word is RuleKind => (KINDS as readonly string[]).includes(word);

/** What an object says of its stable kABI: types that are to be taken for what they once were. */
export class KabiRules {
  private readonly values = new Map<string, string>();
  readonly warnings: string[] = [];

  /** Reads the rules of an object. @throws Refused */
  constructor(elf: Elf) {
    const section = elf.named(SECTION);
    if (section) this.read(elf.content(section));
  }

  /** The value of a rule, the last one where there are several; null for none, and for a target without a name. */
  find(kind: RuleKind, target: string): string | null {
    return target === '' ? null : (this.values.get(`${kind}\0${target}`) ?? null);
  }

  /** The same of a rule whose value is a number. @throws Refused */
  number(kind: RuleKind, target: string): bigint | null {
    const value = this.find(kind, target);
    return value === null ? null : numberOf(value);
  }

  private read(content: Buffer): void {
    const refuse = (what: string): never => {
      throw new Refused('kabi_read_rules', what);
    };
    if (content.length < SHORTEST) refuse(`kABI rule section too small: ${content.length} bytes`);
    if (content[content.length - 1] !== 0) refuse('kABI rules are not null-terminated');
    let at = 0;
    const field = (): string => {
      if (at >= content.length) throw new Refused('get_rule_field', 'unexpected end of kABI rules');
      const end = content.indexOf(0, at);
      const text = content.toString('latin1', at, end);
      at = end + 1;
      return text;
    };
    while (content.length - at > SHORTEST) {
      const version = field();
      if (version !== VERSION) refuse(`unsupported kABI rule version: '${version}'`);
      const kind = field();
      if (!isKind(kind)) refuse(`unsupported kABI rule type: '${kind}'`);
      const target = field();
      this.values.set(`${kind}\0${target}`, field());
    }
    if (at < content.length)
      this.warnings.push('kabi_read_rules: unexpected data at the end of the kABI rules section');
  }
}

/** A number as C's `strtoul` reads it in base 10, all of the text. @throws Refused */
function numberOf(text: string): bigint {
  const [, sign, digits] = /^[ \t\n\v\f\r]*([+-]?)(\d+)$/.exec(text) ?? [];
  const value = BigInt(digits ?? 0);
  if ((digits === undefined && text !== '') || value >= 1n << 64n)
    throw new Refused('get_ulong_value', `invalid unsigned value '${text}'`);
  return BigInt.asUintN(64, sign === '-' ? -value : value);
}
