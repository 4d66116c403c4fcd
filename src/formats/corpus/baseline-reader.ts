// SPDX-License-Identifier: GPL-2.0-or-later
import { printable } from '../../problem';
import {
  BASELINE_FORMAT,
  BASELINE_VERSION,
  EARLIER_VERSION,
  Sight,
  type BaselineHeader,
} from './baseline-format';
import type {
  Corpus,
  CorpusExport,
  CorpusUnit,
  Declaration,
  Definition,
  Inclusion,
  Redeclared,
  Variant,
} from './corpus';
import { bytes, checkFormat, count, list, Malformed, object, oneOf, parseJson } from './fields';
import { InclusionChains } from './inclusion-chains';
import { definitionFault, inclusionFault, recordFault, unitFault } from './invariants';
import { readLines } from './lines';
import { byBytes, unitKey } from './order';
import { numbersOf } from './runs';
import { nameOf } from './words';

const EXPORT_TYPES = ['EXPORT_SYMBOL', 'EXPORT_SYMBOL_GPL'] as const;
/** Most variants of all units together: thirty times those of a whole distribution kernel. */
const MOST_PAIRS = 100_000_000;

/**
 * Reads a baseline whole.
 * @throws ModversionsError `FILE:LINE: …` unless it is complete, every value in its range and every number in its turn
 */
export function readBaseline(file: string): Corpus {
  const reader = new BaselineReader();
  return readLines(
    file,
    (line) => reader.take(parseJson(line, printable)),
    () => reader.finish(),
  );
}

class BaselineReader {
  private header: BaselineHeader | undefined;
  private readonly files: string[] = [];
  private readonly corpus: Corpus = {
    declarations: [],
    variants: [],
    inclusions: [],
    units: [],
    definitions: [],
  };
  /** What lines of a later kind have referred to: each number is met in its turn. */
  private filesMet = 0;
  private declarationsMet = 0;
  private variantsMet = 0;
  private inclusionsMet = 0;
  private readonly marked: string[] = [];
  private markedMet = 0;
  private pairs = 0;
  /** By variant: the number of its name. By name: the unit that has it last. */
  private readonly nameOfVariant: number[] = [];
  private readonly unitOfName: number[] = [];
  private readonly names = new Map<string, number>();
  private chains: InclusionChains | undefined;

  take(value: unknown): void {
    const { declarations, variants, inclusions, units, definitions } = this.corpus;
    if (!this.header) this.header = headerOf(value);
    else if (this.files.length < this.header.files) this.files.push(bytes(value, 'the path of a file'));
    else if (declarations.length < this.header.declarations) declarations.push(this.declaration(value));
    else if (variants.length < this.header.variants) variants.push(this.variant(value));
    else if (inclusions.length < this.header.inclusions) inclusions.push(this.inclusion(value));
    else if (units.length < this.header.units) units.push(this.unit(value));
    else if (this.marked.length < this.header.names)
      this.marked.push(bytes(value, 'the name of a definition'));
    else if (definitions.length < this.header.definitions) definitions.push(this.definition(value));
    else throw new Malformed('more lines than the first one tells');
  }

  /** How many lines the header promises that have not come. */
  private missing(): number {
    const { declarations, variants, inclusions, units, definitions } = this.corpus;
    const { header, files, marked } = this;
    if (!header) return 0;
    return (
      header.files -
      files.length +
      (header.declarations - declarations.length) +
      (header.variants - variants.length) +
      (header.inclusions - inclusions.length) +
      (header.units - units.length) +
      (header.names - marked.length) +
      (header.definitions - definitions.length)
    );
  }

  finish(): Corpus {
    const missing = this.missing();
    if (missing > 0) throw new Malformed(`the file is cut off: ${missing} more lines should follow`);
    const { declarations, variants, inclusions } = this.corpus;
    const isUsed =
      this.filesMet === this.files.length &&
      this.declarationsMet === declarations.length &&
      this.variantsMet === variants.length &&
      this.inclusionsMet === inclusions.length &&
      this.markedMet === this.marked.length;
    if (!isUsed) throw new Malformed('the file holds what nothing leads to');
    return this.corpus;
  }

  private declaration(value: unknown): Declaration {
    const [file, line, pack, text] = list(value, 'a declaration', 4);
    return {
      text: bytes(text, 'the text of a declaration'),
      file: this.file(file),
      line: count(line, 'the line of a declaration'),
      pack: count(pack, 'the packing of a declaration'),
    };
  }

  private variant(value: unknown): Variant {
    const fields = list(value, 'a variant');
    if (fields.length !== 2 && fields.length !== 3) throw new Malformed('a variant is no list of 2 or 3');
    const record = bytes(fields[1], 'a record');
    const name = nameOf(record);
    refuse(recordFault(record, name));
    if (!this.names.has(name)) this.names.set(name, this.names.size);
    this.nameOfVariant.push(this.names.get(name)!);
    const declaration = fields[0] === -1 ? -1 : this.declarationNumber(fields[0]);
    if (fields.length === 2) return { record, declaration, compiled: declaration };
    const compiled = fields[2] === -1 ? -1 : this.declarationNumber(fields[2]);
    if (compiled === declaration) throw new Malformed('the variant tells one declaration twice');
    return { record, declaration, compiled };
  }

  private inclusion(value: unknown): Inclusion {
    const [file, parent, line] = list(value, 'an inclusion', 3);
    const inclusion = {
      file: this.file(file),
      parent: parent === -1 ? '' : this.file(parent),
      line: count(line, 'the line of an inclusion'),
    };
    refuse(inclusionFault(inclusion));
    if (inclusion.parent === '' && parent !== -1) throw new Malformed('an inclusion by no file');
    return inclusion;
  }

  private file(value: unknown): string {
    const number = count(value, 'the number of a file');
    this.filesMet = inTurn(number, this.filesMet, this.files.length, 'file');
    return this.files[number]!;
  }

  private declarationNumber(value: unknown): number {
    const number = count(value, 'the number of a declaration');
    const { declarations } = this.corpus;
    this.declarationsMet = inTurn(number, this.declarationsMet, declarations.length, 'declaration');
    return number;
  }

  private unit(value: unknown): CorpusUnit {
    const fields = object(value, 'a unit');
    const unit = {
      name: bytes(fields.name, 'the name of a unit'),
      source: bytes(fields.source, 'the source of a unit'),
      module: bytes(fields.module, 'the module of a unit'),
      position: count(fields.position, 'the position of a unit'),
      exports: list(fields.exports, 'the exports of a unit').map(exportOf),
      variants: this.reached(fields.variants, 'variants'),
      behind: this.reached(fields.behind, 'variants behind them'),
      inclusions: this.included(fields.inclusions),
      redeclared: this.redeclared(fields.redeclared),
    };
    refuse(unitFault(unit));
    const before = this.corpus.units[this.corpus.units.length - 1];
    if (before && byBytes(unitKey(before.name), unitKey(unit.name)) >= 0)
      throw new Malformed('the unit is out of its order');
    return unit;
  }

  private reached(value: unknown, what: string): Int32Array {
    const numbers = runsIn(value, what, this.corpus.variants.length);
    // What is new in a unit is numbered on from what came before.
    for (const number of numbers) {
      this.variantsMet = inTurn(number, this.variantsMet, this.corpus.variants.length, 'variant');
      const name = this.nameOfVariant[number]!;
      if (this.unitOfName[name] === this.corpus.units.length)
        throw new Malformed('the unit has two records of one name');
      this.unitOfName[name] = this.corpus.units.length;
    }
    this.met(numbers.length);
    return numbers;
  }

  private included(value: unknown): Int32Array {
    const { inclusions } = this.corpus;
    const numbers = runsIn(value, 'inclusions', inclusions.length);
    for (const number of numbers)
      this.inclusionsMet = inTurn(number, this.inclusionsMet, inclusions.length, 'inclusion');
    this.met(numbers.length);
    refuse((this.chains ??= new InclusionChains(inclusions)).fault(numbers));
    return numbers;
  }

  private redeclared(value: unknown): Redeclared[] {
    return list(value, 'what a unit declares again').map((entry, index, entries) => {
      const [symbol, declaration] = list(entry, 'a later declaration', 2);
      const name = bytes(symbol, 'the name of a later declaration');
      const number = this.declarationNumber(declaration);
      const before = index === 0 ? undefined : (entries[index - 1] as [string, number]);
      if (before && (byBytes(before[0], name) || before[1] - number) >= 0)
        throw new Malformed(`the later declaration of '${printable(name)}' is out of its order`);
      return { name, declaration: number };
    });
  }

  private definition(value: unknown): Definition {
    const [declaration, sight, names, needs] = list(value, 'a definition', 4);
    const number = this.declarationNumber(declaration);
    const before = this.corpus.definitions[this.corpus.definitions.length - 1];
    if (before && before.declaration >= number) throw new Malformed('the definition is out of its order');
    if (sight !== Sight.VMLINUX && sight !== Sight.MODULES && sight !== Sight.NOBODY)
      throw new Malformed('who sees a definition is none of 0, 1, 2');
    const definition = {
      declaration: number,
      names: this.markedNames(names, 'what a definition defines'),
      needs: this.markedNames(needs, 'what a definition needs'),
      inModules: sight === Sight.MODULES,
      ...(sight === Sight.NOBODY && { isSought: true as const }),
    };
    refuse(definitionFault(definition));
    return definition;
  }

  private markedNames(value: unknown, what: string): string[] {
    const { marked } = this;
    return list(value, what).map((entry, index, entries) => {
      const number = count(entry, 'the number of a name');
      this.markedMet = inTurn(number, this.markedMet, marked.length, 'name');
      const before = index === 0 ? undefined : marked[entries[index - 1] as number]!;
      if (before !== undefined && byBytes(before, marked[number]!) >= 0)
        throw new Malformed(`${what} is out of its order`);
      return marked[number]!;
    });
  }

  /** Counts what all units have together. */
  private met(count: number): void {
    this.pairs += count;
    if (this.pairs > MOST_PAIRS) throw new Malformed('the units have more variants than can be');
  }
}

/** The numbers of a unit's runs. */
function runsIn(value: unknown, what: string, limit: number): Int32Array {
  const numbers = numbersOf(list(value, `the ${what} of a unit`), limit);
  if (!numbers) throw new Malformed(`the ${what} of the unit are no runs of numbers in their range`);
  return numbers;
}

function headerOf(value: unknown): BaselineHeader {
  const fields = object(value, 'the first line');
  const isEarlier = fields.version === EARLIER_VERSION;
  checkFormat(fields, BASELINE_FORMAT, isEarlier ? EARLIER_VERSION : BASELINE_VERSION);
  const countOf = (kind: string): number => count(fields[kind], `the number of ${kind}`);
  return {
    format: BASELINE_FORMAT,
    version: BASELINE_VERSION,
    files: countOf('files'),
    declarations: countOf('declarations'),
    variants: countOf('variants'),
    inclusions: countOf('inclusions'),
    units: countOf('units'),
    names: isEarlier ? 0 : countOf('names'),
    definitions: isEarlier ? 0 : countOf('definitions'),
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
