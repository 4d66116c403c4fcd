// SPDX-License-Identifier: GPL-2.0-or-later
/** The types of a corpus as our layouts have them, in the form in which a compiler can be asked for the same. */
import type { Corpus, CorpusUnit } from '../../../src/formats/corpus';
import { leavesOf } from '../../../src/c/abi';
import { modelOf, type Types } from '../../../src/c/layout';
import { KernelScopes } from '../../../src/kernel/types';
import { RecordName } from '../../../src/record-name';
import { bitsOf } from './compiler';

/** What a type has no such thing of is absent. Members are by name, those of unnamed structs and unions among them. */
export interface TypeShape {
  /** In bytes. */
  size: number;
  align?: number;
  /** In bytes. */
  members?: Record<string, [offset: number, size: number]>;
  /** Bit-fields, in bits. */
  bits?: Record<string, [offset: number, width: number]>;
  values?: Record<string, number>;
}

/** By what C calls it: `struct pot`, `typedef steam_t`, `leaf_names`. */
export type Shapes = Record<string, TypeShape>;

/** All that the corpus defines and that has a layout, laid out for x86_64. */
export function shapesOf(corpus: Corpus): Shapes {
  const scopes = new KernelScopes(corpus, modelOf('x86_64', {}));
  const shapes: Shapes = {};
  for (const unit of corpus.units) {
    for (const variant of unit.variants) {
      if (corpus.variants[variant]!.declaration < 0) continue;
      const found = shapeOf(scopes.names[variant]!, scopes, unit);
      if (found) shapes[found[0]] = found[1];
    }
  }
  return shapes;
}

function shapeOf(marked: string, scopes: KernelScopes, unit: CorpusUnit): [string, TypeShape] | null {
  const types = scopes.typesOf(unit);
  const { keyword, bare: name, title, isExport } = RecordName.parse(marked);
  if (keyword === 'enum') return [title, enumShape(name, types)];
  if (keyword === 'struct' || keyword === 'union') return [title, recordShape(keyword, name, types)];
  if (keyword === 'typedef') {
    if (types.core({ kind: 'typedef', name }).kind === 'function') return null;
    const { size, align } = types.extentOf({ kind: 'typedef', name });
    return [title, { size, align }];
  }
  const type = types.scope.object(name)?.type;
  if (!isExport || !type || types.core(type).kind === 'function') return null;
  return [name, { size: types.extentOf(type).size }];
}

function enumShape(name: string, types: Types): TypeShape {
  const { type, values } = types.enumOf(types.scope.definition('enum', name)!);
  return {
    size: type.size,
    values: Object.fromEntries([...values].map(([one, value]) => [one, Number(value)])),
  };
}

function recordShape(tag: 'struct' | 'union', name: string, types: Types): TypeShape {
  const record = types.recordOf({ kind: 'tag', tag, name });
  const { size, align } = types.layoutOf(record);
  const shape: TypeShape = { size, align, members: {}, bits: {} };
  for (const leaf of leavesOf({ syntax: record, types })) {
    if (leaf.isBitField) shape.bits![leaf.name] = [leaf.offset, leaf.size];
    else shape.members![leaf.name] = [leaf.offset / 8, leaf.size / 8];
  }
  return shape;
}

/** What to ask a compiler about such a type, and what its answers say. */
export interface Asking {
  questions: string[];
  told(answers: readonly number[]): TypeShape;
}

/** @param shape tells what there is to ask; of its figures only that a member has no size enters, for it cannot be asked */
export function askingFor(name: string, shape: TypeShape): Asking {
  const type = name.replace(/^typedef /, '');
  const questions = [`sizeof(${type})`];
  const tellers: ((told: TypeShape, answers: Iterator<number>) => void)[] = [];
  const next = (answers: Iterator<number>): number => answers.next().value as number;
  if (shape.align !== undefined) {
    questions.push(`_Alignof(${type})`);
    tellers.push((told, answers) => (told.align = next(answers)));
  }
  for (const key of ['members', 'bits'] as const) {
    const names = shape[key];
    if (!names) continue;
    for (const [name, [, size]] of Object.entries(names)) {
      if (key === 'bits') questions.push(...bitsOf(type, name));
      else
        questions.push(
          `__builtin_offsetof(${type}, ${name})`,
          size === 0 ? '0' : `sizeof(((${type} *)0)->${name})`,
        );
    }
    tellers.push((told, answers) => {
      told[key] = Object.fromEntries(
        Object.keys(names).map((name) => [name, [next(answers), next(answers)]]),
      );
    });
  }
  const { values } = shape;
  if (values) {
    questions.push(...Object.keys(values));
    tellers.push((told, answers) => {
      told.values = Object.fromEntries(Object.keys(values).map((name) => [name, next(answers)]));
    });
  }
  return {
    questions,
    told: (answers) => {
      const each = answers[Symbol.iterator]();
      const told: TypeShape = { size: next(each) };
      for (const tell of tellers) tell(told, each);
      return told;
    },
  };
}
