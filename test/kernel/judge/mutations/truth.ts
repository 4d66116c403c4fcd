// SPDX-License-Identifier: GPL-2.0-or-later
/** What differs between two declarations for compiled code, as a compiler says. */
import { bitsOf } from '../compiler';
import {
  fieldText,
  nameOf,
  pathsOf,
  textOf,
  type Declared,
  type EnumCase,
  type Field,
  type RecordCase,
} from './declarations';
import type { Renames } from './mutate';

export interface Difference {
  what: string;
  /** Whether compiled code goes wrong whatever the values are: places, sizes, what is gone. */
  isHard: boolean;
}

/** Questions for a compiler, and what its answers mean. */
export interface Trial {
  /** Declarations of both sides under names of their own. */
  text: string;
  questions: string[];
  differences(answers: readonly bigint[]): Difference[];
}

/** Tells what differs from some of the answers. */
type Teller = (answers: readonly bigint[]) => Difference | null;

class Asking {
  readonly questions: string[] = [];
  readonly tellers: Teller[] = [];

  /** Both have to be equal. */
  equal(what: string, isHard: boolean, base: string, next: string): void {
    const at = this.questions.push(base, next) - 2;
    this.tellers.push((answers) =>
      answers[at] === answers[at + 1]
        ? null
        : { what: `${what} ${answers[at]} → ${answers[at + 1]}`, isHard },
    );
  }

  /** It has to hold. */
  holds(what: string, isHard: boolean, question: string): void {
    const at = this.questions.push(question) - 1;
    this.tellers.push((answers) => (answers[at] === 1n ? null : { what, isHard }));
  }

  /** One of several has to give what the base gives, or else it is hard. */
  either(what: string, base: readonly string[], candidates: readonly (readonly string[])[]): void {
    const at = this.questions.length;
    this.questions.push(...base, ...candidates.flat());
    const count = base.length;
    this.tellers.push((answers) => {
      const isSame = candidates.some((_, which) =>
        base.every((_, index) => answers[at + index] === answers[at + (which + 1) * count + index]),
      );
      return isSame ? null : { what, isHard: true };
    });
  }

  tell(what: string, isHard: boolean): void {
    this.tellers.push(() => ({ what, isHard }));
  }
}

const isReserved = (name: string): boolean => name.startsWith('kabi_reserved');

/** @param id tells the names of this case from those of others */
export function trialOf(id: number, base: Declared, next: Declared, renames: Renames): Trial {
  const [was, is] = [`_${id}a`, `_${id}b`];
  const side = (text: string, suffix: string): string => text.replaceAll('@', suffix);
  const asking = new Asking();
  let text = side(textOf(base), was) + side(textOf(next), is);
  const both = (what: string, isHard: boolean, question: string): void =>
    asking.equal(what, isHard, side(question, was), side(question, is));
  const extent = (type: string): void => {
    both(`size of ${type}`, true, `sizeof(${type})`);
    both(`alignment of ${type}`, true, `_Alignof(${type})`);
  };
  const tray = (): void => {
    extent('struct tray@');
    both('offset of tail', true, '__builtin_offsetof(struct tray@, tail)');
  };

  if (base.kind === 'record' && next.kind === 'record') {
    const name = nameOf(base);
    // By itself, growth is what members at the end bring.
    const [before, after] = [side(name, was), side(name, is)];
    asking.holds('size shrank', true, `sizeof(${before}) <= sizeof(${after})`);
    asking.equal('size', false, `sizeof(${before})`, `sizeof(${after})`);
    both('alignment', true, `_Alignof(${name})`);
    if (base.isHeld) tray();
    compareMembers(asking, { record: base, suffix: was }, { record: next, suffix: is }, renames);
  } else if (base.kind === 'enum' && next.kind === 'enum') {
    both('size of the enum', true, 'sizeof(enum leaf@)');
    both('sign of the enum', false, '(enum leaf@)-1 < 0');
    if (base.isBound) tray();
    compareValues(
      asking,
      { enumerators: base.enumerators, suffix: was },
      { enumerators: next.enumerators, suffix: is },
    );
  } else if (base.kind === 'typedef' && next.kind === 'typedef') {
    extent('steam@');
    tray();
    both('offset of steam', true, '__builtin_offsetof(struct tray@, steam)');
    text += side('extern steam@ object@;\n', was) + side('extern steam@ object@;\n', is);
    compareTypes(asking, 'the typedef', [base.field, `object${was}`], [next.field, `object${is}`]);
  } else if (base.kind === 'variable' && next.kind === 'variable') {
    both('size of the variable', true, 'sizeof(use@)');
    compareTypes(asking, 'the variable', [base.field, `use${was}`], [next.field, `use${is}`]);
  } else if (base.kind === 'function' && next.kind === 'function') {
    if (base.isVariadic !== next.isVariadic || base.parameters.length !== next.parameters.length) {
      asking.tell('number of parameters', true);
    } else {
      [base.result, ...base.parameters].forEach((field, index) => {
        const now = [next.result, ...next.parameters][index]!;
        const names = [`${was}_${index}`, `${is}_${index}`].map((suffix) => `object${suffix}`);
        text += `extern ${fieldText(field, names[0])};\nextern ${fieldText(now, names[1])};\n`;
        asking.equal(`size of parameter ${index}`, true, `sizeof(${names[0]})`, `sizeof(${names[1]})`);
        compareTypes(asking, `parameter ${index}`, [field, names[0]!], [now, names[1]!]);
      });
    }
  }
  return {
    text,
    questions: asking.questions,
    differences: (answers) => asking.tellers.flatMap((tell) => tell(answers) ?? []),
  };
}

interface EnumSide {
  enumerators: EnumCase['enumerators'];
  suffix: string;
}

function compareValues(asking: Asking, base: EnumSide, next: EnumSide): void {
  const spelt = (name: string, { suffix }: EnumSide): string => name.replace('@', suffix);
  const before = new Set(base.enumerators.map(({ name }) => name));
  const after = new Set(next.enumerators.map(({ name }) => name));
  const added = [...after].filter((name) => !before.has(name));
  for (const name of before) {
    // What counts the others mostly grows with them.
    if (after.has(name)) {
      asking.equal(`value of ${name}`, !name.endsWith('_MAX'), spelt(name, base), spelt(name, next));
      continue;
    }
    // What goes while another of its value comes is a rename, whatever the mutation meant.
    asking.either(
      `${name} is gone`,
      [spelt(name, base)],
      added.map((one) => [spelt(one, next)]),
    );
  }
}

interface RecordSide {
  record: RecordCase;
  suffix: string;
}

function compareMembers(asking: Asking, base: RecordSide, next: RecordSide, renames: Renames): void {
  const after = new Map(membersOf(next).map((member) => [member.name, member]));
  const gone: MemberField[] = [];
  for (const was of membersOf(base)) {
    const is = after.get(renames.get(was.name) ?? was.name);
    if (!is) {
      // Nobody uses a slot that is reserved; what takes its place is new.
      if (!isReserved(was.name)) gone.push(was);
      continue;
    }
    after.delete(is.name);
    compareMember(asking, was, is, !isReserved(was.name));
  }
  // What goes while its like comes to the same place is a rename, whatever the mutation meant.
  for (const was of gone) {
    const like = [...after.values()].filter((is) => !isReserved(is.name) && isAlike(was, is));
    asking.either(
      `${was.name} is gone`,
      placesOf(was),
      like.map((is) => placesOf(is)),
    );
    for (const { name } of like) after.delete(name);
  }
  for (const name of after.keys()) asking.tell(`${name} is new`, false);
}

function compareMember(asking: Asking, was: MemberField, is: MemberField, isHard: boolean): void {
  const [before, now] = [placesOf(was), placesOf(is)];
  asking.equal(`offset of ${was.name}`, isHard, before[0], now[0]);
  asking.equal(`size of ${was.name}`, isHard, before[1], now[1]);
  if (was.width !== null || is.width !== null) {
    if (isBool(was) !== isBool(is)) asking.tell(`bool of ${was.name}`, false);
    asking.equal(`sign of ${was.name}`, false, signOf(was), signOf(is));
  } else {
    compareTypes(asking, was.name, [was, memberOf(was)], [is, memberOf(is)], isHard);
  }
}

function isAlike(one: Field, other: Field): boolean {
  return (
    one.type.spellings.join() === other.type.spellings.join() &&
    one.width === other.width &&
    one.length?.count === other.length?.count
  );
}

/** A field, what C calls the whole that it is a member of, and how C reaches it in that. */
interface MemberField extends Field {
  whole: string;
  path: string;
}

function membersOf({ record, suffix }: RecordSide): MemberField[] {
  const whole = nameOf(record).replace('@', suffix);
  return pathsOf(record.parts).map(([path, field]) => ({ ...field, whole, path }));
}

const memberOf = ({ whole, path }: MemberField): string => `((${whole} *)0)->${path}`;
const isBool = ({ type }: Field): boolean => type.spellings.includes('_Bool');

/** First bit and number of bits. */
function placesOf(field: MemberField): [offset: string, size: string] {
  const { whole, path, width, length } = field;
  if (width !== null) return bitsOf(whole, path);
  return [
    `8 * __builtin_offsetof(${whole}, ${path})`,
    length?.text === '' ? '0' : `8 * sizeof(${memberOf(field)})`,
  ];
}

function signOf(field: MemberField): string {
  if (field.width === null)
    return field.type.is === 'integer' ? `(__typeof__(${elementOf(field, memberOf(field))}))-1 < 0` : '2';
  return `({ ${field.whole} object; object.${field.path} = -1; object.${field.path} < 0; })`;
}

function elementOf({ length }: Field, expression: string): string {
  return length === null ? expression : `(${expression})[0]`;
}

/** Whether the bits of two objects of one size mean the same. Of pointers what they point to counts, without qualifiers. */
function compareTypes(
  asking: Asking,
  what: string,
  base: [Field, string],
  next: [Field, string],
  isHard = true,
): void {
  const [was, is] = [base[0], next[0]];
  if (was.type.is !== is.type.is || (was.length === null) !== (is.length === null)) {
    asking.tell(`type of ${what}`, false);
    return;
  }
  const [one, other] = [elementOf(...base), elementOf(...next)];
  const compatible = (a: string, b: string): string =>
    `__builtin_types_compatible_p(__typeof__(${a}), __typeof__(${b}))`;
  asking.equal(`size of what ${what} is made of`, isHard, `sizeof(${one})`, `sizeof(${other})`);
  switch (was.type.is) {
    case 'integer':
      asking.equal(`sign of ${what}`, false, `(__typeof__(${one}))-1 < 0`, `(__typeof__(${other}))-1 < 0`);
      if (isBool(was) !== isBool(is)) asking.tell(`bool of ${what}`, false);
      return;
    case 'float':
      return;
    case 'pointer':
    case 'callback':
      asking.holds(`what ${what} points to`, false, compatible(`*${one}`, `*${other}`));
      return;
    case 'whole':
      asking.holds(`type of ${what}`, false, compatible(one, other));
  }
}
