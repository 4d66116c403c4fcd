import { ModversionsError, printable, systemError } from '../problem';
import { BASELINE_FORMAT, BASELINE_VERSION, type BaselineHeader } from './baseline-format';
import type { Corpus, CorpusExport, CorpusUnit, Declaration, Variant } from './corpus';
import { bytes, checkFormat, count, list, Malformed, object, oneOf, parseJson } from './fields';
import { recordFault, unitFault } from './invariants';
import { BrokenLine, linesOf } from './lines';
import { byBytes, unitKey } from './order';
import { numbersOf } from './runs';

import { nameOf } from './words';

const EXPORT_TYPES = ['EXPORT_SYMBOL', 'EXPORT_SYMBOL_GPL'] as const;
const REMEDY = 'scan the tree again with this program';
/** Most variants of all units together: thirty times those of a whole distribution kernel. */
const MOST_PAIRS = 100_000_000;

/**
 * Reads a baseline whole.
 * @throws ModversionsError `FILE:LINE: …` unless it is complete, every value in its range and every number in its turn
 */
export function readBaseline(file: string): Corpus {
  const reader = new BaselineReader();
  let number = 0;
  const fail = (line: number, what: string): never => {
    throw new ModversionsError(`${file}:${line}: ${what}`, REMEDY);
  };
  try {
    for (const line of linesOf(file)) {
      number++;
      reader.take(parseJson(line, printable));
    }
    if (number === 0) fail(1, 'the file is empty');
    if (reader.missing() > 0)
      fail(number, `the file is cut off: ${reader.missing()} more lines should follow`);
    return reader.finish();
  } catch (error) {
    if (error instanceof Malformed) return fail(number, error.message);
    if (error instanceof BrokenLine) return fail(error.line, error.message);
    throw systemError(file, error, 'give a directory that scan has written');
  }
}

class BaselineReader {
  private header: BaselineHeader | undefined;
  private readonly files: string[] = [];
  private readonly corpus: Corpus = { declarations: [], variants: [], units: [] };
  /** What lines of a later kind have referred to: each number is met in its turn. */
  private filesMet = 0;
  private declarationsMet = 0;
  private variantsMet = 0;
  private pairs = 0;
  /** By variant: the number of its name. By name: the unit that has it last. */
  private readonly nameOfVariant: number[] = [];
  private readonly unitOfName: number[] = [];
  private readonly names = new Map<string, number>();

  take(value: unknown): void {
    const { declarations, variants, units } = this.corpus;
    if (!this.header) this.header = headerOf(value);
    else if (this.files.length < this.header.files) this.files.push(bytes(value, 'the path of a file'));
    else if (declarations.length < this.header.declarations) declarations.push(this.declaration(value));
    else if (variants.length < this.header.variants) variants.push(this.variant(value));
    else if (units.length < this.header.units) units.push(this.unit(value));
    else throw new Malformed('more lines than the first one tells');
  }

  /** How many lines the header promises that have not come. */
  missing(): number {
    const { declarations, variants, units } = this.corpus;
    const { header } = this;
    if (!header) return 0;
    const promised = header.files + header.declarations + header.variants + header.units;
    return promised - this.files.length - declarations.length - variants.length - units.length;
  }

  finish(): Corpus {
    const { declarations, variants } = this.corpus;
    const isUsed =
      this.filesMet === this.files.length &&
      this.declarationsMet === declarations.length &&
      this.variantsMet === variants.length;
    if (!isUsed) throw new Malformed('the file holds what no unit reaches');
    return this.corpus;
  }

  private declaration(value: unknown): Declaration {
    const [file, line, pack, text] = list(value, 'a declaration', 4);
    const number = count(file, 'the number of a file');
    this.filesMet = inTurn(number, this.filesMet, this.files.length, 'file');
    return {
      text: bytes(text, 'the text of a declaration'),
      file: this.files[number]!,
      line: count(line, 'the line of a declaration'),
      pack: count(pack, 'the packing of a declaration'),
    };
  }

  private variant(value: unknown): Variant {
    const [declaration, record] = list(value, 'a variant', 2);
    const variant = { record: bytes(record, 'a record'), declaration: -1 };
    const name = nameOf(variant.record);
    refuse(recordFault(variant.record, name));
    if (!this.names.has(name)) this.names.set(name, this.names.size);
    this.nameOfVariant.push(this.names.get(name)!);
    if (declaration === -1) return variant;
    variant.declaration = count(declaration, 'the number of a declaration');
    this.declarationsMet = inTurn(
      variant.declaration,
      this.declarationsMet,
      this.corpus.declarations.length,
      'declaration',
    );
    return variant;
  }

  private unit(value: unknown): CorpusUnit {
    const fields = object(value, 'a unit');
    const unit = {
      name: bytes(fields.name, 'the name of a unit'),
      source: bytes(fields.source, 'the source of a unit'),
      module: bytes(fields.module, 'the module of a unit'),
      position: count(fields.position, 'the position of a unit'),
      exports: list(fields.exports, 'the exports of a unit').map(exportOf),
      variants: this.reached(fields.variants),
    };
    refuse(unitFault(unit));
    const before = this.corpus.units[this.corpus.units.length - 1];
    if (before && byBytes(unitKey(before.name), unitKey(unit.name)) >= 0)
      throw new Malformed('the unit is out of its order');
    return unit;
  }

  private reached(value: unknown): Int32Array {
    const runs = list(value, 'the variants of a unit');
    const numbers = numbersOf(runs, this.corpus.variants.length);
    if (!numbers) throw new Malformed('the variants of the unit are no runs of numbers in their range');
    // What is new in a unit is numbered on from what came before.
    for (const number of numbers) {
      this.variantsMet = inTurn(number, this.variantsMet, this.corpus.variants.length, 'variant');
      const name = this.nameOfVariant[number]!;
      if (this.unitOfName[name] === this.corpus.units.length)
        throw new Malformed('the unit has two records of one name');
      this.unitOfName[name] = this.corpus.units.length;
    }
    this.pairs += numbers.length;
    if (this.pairs > MOST_PAIRS) throw new Malformed('the units have more variants than can be');
    return numbers;
  }
}

function headerOf(value: unknown): BaselineHeader {
  const fields = object(value, 'the first line');
  checkFormat(fields, BASELINE_FORMAT, BASELINE_VERSION);
  const countOf = (kind: string): number => count(fields[kind], `the number of ${kind}`);
  return {
    format: BASELINE_FORMAT,
    version: BASELINE_VERSION,
    files: countOf('files'),
    declarations: countOf('declarations'),
    variants: countOf('variants'),
    units: countOf('units'),
  };
}

function exportOf(value: unknown): CorpusExport {
  const [name, crc, type, namespace] = list(value, 'an export', 4);
  return {
    name: bytes(name, 'the name of an export'),
    crc: count(crc, 'a CRC'),
    type: oneOf(type, EXPORT_TYPES, 'the type of an export'),
    namespace: bytes(namespace, 'a namespace'),
  };
}

function refuse(fault: string | undefined): void {
  if (fault !== undefined) throw new Malformed(fault);
}

/** How many of a kind are met once this number is; a new one is the next. */
function inTurn(number: number, met: number, limit: number, kind: string): number {
  if (number < met) return met;
  if (number >= limit) throw new Malformed(`there is no ${kind} ${number}`);
  if (number > met) throw new Malformed(`${kind} ${number} is met before ${kind} ${met}`);
  return met + 1;
}
