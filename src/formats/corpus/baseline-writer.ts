// SPDX-License-Identifier: GPL-2.0-or-later
import {
  BASELINE_FORMAT,
  BASELINE_VERSION,
  type BaselineHeader,
  type DeclarationLine,
  type DefinitionLine,
  type ExportEntry,
  type FileLine,
  type InclusionLine,
  type NameLine,
  type RedeclaredEntry,
  Sight,
  type UnitLine,
  type VariantLine,
} from './baseline-format';
import type { CanonicalCorpus } from './canonical';
import { runsOf } from './runs';

type BaselineLine =
  | BaselineHeader
  | FileLine
  | DeclarationLine
  | VariantLine
  | InclusionLine
  | UnitLine
  | NameLine
  | DefinitionLine;

/** The lines of a baseline, each with its end. */
export function* baselineLines(corpus: CanonicalCorpus): Generator<string> {
  for (const line of baselineContent(corpus)) yield `${JSON.stringify(line)}\n`;
}

function* baselineContent({
  declarations,
  variants,
  inclusions,
  units,
  definitions,
}: CanonicalCorpus): Generator<BaselineLine> {
  const files = new Map<string, number>();
  const meet = (file: string): void => {
    if (!files.has(file)) files.set(file, files.size);
  };
  for (const { file } of declarations) meet(file);
  for (const { file, parent } of inclusions) {
    meet(file);
    if (parent !== '') meet(parent);
  }
  const names = new Map<string, number>();
  for (const { names: own, needs } of definitions) {
    for (const name of [...own, ...needs]) if (!names.has(name)) names.set(name, names.size);
  }
  const numberOf = (name: string): number => names.get(name)!;
  yield {
    format: BASELINE_FORMAT,
    version: BASELINE_VERSION,
    files: files.size,
    declarations: declarations.length,
    variants: variants.length,
    inclusions: inclusions.length,
    units: units.length,
    names: names.size,
    definitions: definitions.length,
  };
  yield* files.keys();
  for (const { file, line, pack, text } of declarations) yield [files.get(file)!, line, pack, text];
  for (const { declaration, record, compiled } of variants)
    yield compiled === declaration ? [declaration, record] : [declaration, record, compiled];
  for (const { file, parent, line } of inclusions)
    yield [files.get(file)!, parent === '' ? -1 : files.get(parent)!, line];
  for (const { name, source, module, position, ...unit } of units) {
    yield {
      name,
      source,
      module,
      position,
      exports: unit.exports.map((one): ExportEntry => [one.name, one.crc, one.type, one.namespace]),
      variants: runsOf(unit.variants),
      behind: runsOf(unit.behind),
      inclusions: runsOf(unit.inclusions),
      redeclared: unit.redeclared.map((one): RedeclaredEntry => [one.name, one.declaration]),
    };
  }
  yield* names.keys();
  for (const { declaration, inModules, isSought, names: own, needs } of definitions) {
    const sight = isSought ? Sight.NOBODY : inModules ? Sight.MODULES : Sight.VMLINUX;
    yield [declaration, sight, own.map(numberOf), needs.map(numberOf)];
  }
}
