// SPDX-License-Identifier: GPL-2.0-or-later
/** Declarations drawn at random. */
import type { Declared, Field, Part } from './declarations';
import type { Draw } from './draw';
import { drawParameter, drawType, INTEGER_TYPES } from './types';

/** Names of a case: `m0`, `m1`, and for members that are there to be replaced `kabi_reserved0`. */
export class FieldNames {
  private count = 0;

  next(prefix = 'm'): string {
    return `${prefix}${this.count++}`;
  }
}

/** A spelling of a length, the same number each. */
export function lengthText(count: number, draw: Draw): string {
  const special = [
    '',
    '',
    'WHITE',
    'sizeof(struct tiny)',
    'sizeof(0)',
    'sizeof(struct odd)',
    '',
    '',
    'sizeof(union box)',
  ][count];
  if (special && draw.rarely(2)) return special;
  return draw.one([
    `${count}`,
    `0x${count.toString(16)}`,
    `${count} + 0`,
    `(${count})`,
    `1 * ${count}`,
    `${count}u`,
  ]);
}

export function plainField(name: string, draw: Draw, drawOne = drawType): Field {
  const type = drawOne(draw);
  const spelling = draw.below(type.spellings.length);
  return { name, type, spelling, qualifier: '', width: null, length: null, attribute: '' };
}

export function drawField(names: FieldNames, draw: Draw): Field {
  if (draw.rarely(8)) {
    const type = INTEGER_TYPES[10 - draw.below(2)]!;
    return { ...plainField(names.next('kabi_reserved'), draw), type, spelling: 0 };
  }
  if (draw.rarely(4)) return drawBits(names, draw);
  const field = plainField(names.next(), draw);
  if (draw.rarely(6)) field.qualifier = draw.one(['const', 'volatile']);
  if (draw.rarely(4) && !isApart(field)) {
    const count = 1 + draw.below(9);
    field.length = { count, text: `${count}` };
  }
  if (draw.rarely(12))
    field.attribute = draw.one([' __attribute__((aligned(8)))', ' __attribute__((packed))']);
  return field;
}

/** GCC takes no arrays of it: its alignment is greater than its size. */
export function isApart({ type }: Field): boolean {
  return type.spellings.includes('apart');
}

function drawBits(names: FieldNames, draw: Draw): Field {
  const type = INTEGER_TYPES[draw.below(10)]!;
  return {
    ...plainField(names.next(), draw),
    type,
    spelling: draw.below(type.spellings.length),
    width: 1 + draw.below(Math.min(type.bits, 40)),
  };
}

export function drawCase(draw: Draw, names: FieldNames): Declared {
  const at = draw.below(20);
  if (at < 12) {
    const parts = Array.from({ length: 2 + draw.below(6) }, () => drawPart(names, draw, 0));
    if (draw.rarely(15)) parts.push({ ...plainField(names.next(), draw), length: { count: 0, text: '' } });
    return {
      kind: 'record',
      tag: draw.rarely(8) ? 'union' : 'struct',
      parts,
      attribute: draw.rarely(10) ? ' __attribute__((packed))' : '',
      pack: draw.rarely(12) ? draw.one([1, 2, 4]) : 0,
      isHeld: draw.rarely(3),
      isTypedef: draw.rarely(4),
    };
  }
  if (at < 15) return drawEnum(draw);
  if (at < 16) return { kind: 'typedef', field: drawObject('steam', draw) };
  if (at < 17) return { kind: 'variable', field: drawObject('cup', draw) };
  return {
    kind: 'function',
    result: plainField('result', draw, drawParameter),
    parameters: Array.from({ length: draw.below(5) }, () => plainField(names.next('p'), draw, drawParameter)),
    isVariadic: false,
  };
}

function drawPart(names: FieldNames, draw: Draw, depth: number): Part {
  if (draw.rarely(20)) return { ...plainField('', draw), type: INTEGER_TYPES[5]!, spelling: 0, width: 0 };
  if (depth > 1 || !draw.rarely(7)) return drawField(names, draw);
  const parts = Array.from({ length: 1 + draw.below(3) }, () => drawPart(names, draw, depth + 1));
  return { name: draw.rarely(3) ? names.next('g') : '', tag: draw.one(['struct', 'union']), parts };
}

function drawObject(name: string, draw: Draw): Field {
  const field = plainField(name, draw);
  if (!draw.rarely(3) || isApart(field)) return field;
  const count = 1 + draw.below(9);
  return { ...field, length: { count, text: `${count}` } };
}

function drawEnum(draw: Draw): Declared {
  const isBound = draw.rarely(4);
  const enumerators: { name: string; value: string | null }[] = Array.from(
    { length: 2 + draw.below(5) },
    (_, at) => ({
      name: `LEAF@_${at}`,
      value: draw.rarely(4) ? draw.one([`${7 * at + 3}`, `0x${(16 * at).toString(16)}`, `1 << ${at}`]) : null,
    }),
  );
  if (isBound || draw.rarely(2)) enumerators.push({ name: 'LEAF@_MAX', value: null });
  return { kind: 'enum', enumerators, isBound };
}
