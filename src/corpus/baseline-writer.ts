import {
  BASELINE_FORMAT,
  BASELINE_VERSION,
  type BaselineHeader,
  type DeclarationLine,
  type ExportEntry,
  type FileLine,
  type UnitLine,
  type VariantLine,
} from './baseline-format';
import type { CanonicalCorpus } from './canonical';
import { runsOf } from './runs';

type BaselineLine = BaselineHeader | FileLine | DeclarationLine | VariantLine | UnitLine;

/** The lines of a baseline, each with its end. */
export function* baselineLines(corpus: CanonicalCorpus): Generator<string> {
  for (const line of baselineContent(corpus)) yield `${JSON.stringify(line)}\n`;
}

function* baselineContent({ declarations, variants, units }: CanonicalCorpus): Generator<BaselineLine> {
  const files = new Map<string, number>();
  for (const { file } of declarations) if (!files.has(file)) files.set(file, files.size);
  yield {
    format: BASELINE_FORMAT,
    version: BASELINE_VERSION,
    files: files.size,
    declarations: declarations.length,
    variants: variants.length,
    units: units.length,
  };
  yield* files.keys();
  for (const { file, line, pack, text } of declarations) yield [files.get(file)!, line, pack, text];
  for (const { declaration, record } of variants) yield [declaration, record];
  for (const { name, source, module, position, exports, variants: reached } of units) {
    yield {
      name,
      source,
      module,
      position,
      exports: exports.map((one): ExportEntry => [one.name, one.crc, one.type, one.namespace]),
      variants: runsOf(reached),
    };
  }
}
