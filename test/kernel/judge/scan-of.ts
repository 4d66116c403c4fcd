// SPDX-License-Identifier: GPL-2.0-or-later
/** Kernels made of texts: each is scanned, written and read back as a tree's are. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { G0 } from '../../../grammars';
import {
  readKernel,
  runsOf,
  SymtypesReader,
  writeScan,
  type Corpus,
  type CorpusExport,
  type Kernel,
  type ScanFacts,
} from '../../../src/formats/corpus';
import { noteOf } from '../../../src/tree/preprocess';
import { Progress } from '../../../src/progress';
import { Collector } from '../../../src/tree/scan/collector';
import { definedIn } from '../../../src/tree/scan/defined';
import { Gathering, translated } from '../../../src/tree/scan/gathering';
import { UnitHasher } from '../../../src/genksyms/unit';
import { facts } from '../../formats/corpus/made-up';

/** A kernel by its units: name without `.o` to text. Units below `drivers/` are modules of their own. */
export type Texts = Readonly<Record<string, string>>;

const folder = mkdtempSync(join(tmpdir(), 'modversions-judge-'));
let count = 0;

const NO_FILES = new Int32Array();

/** Removes what `kernelOf` has written; kernels cannot be read after it. */
export function removeKernels(): void {
  rmSync(folder, { recursive: true, force: true });
}

/**
 * A kernel whose units have these texts, as C after the preprocessor, one character a byte. Types and CRCs work as
 * those of a real scan. Exports are statements `__GENKSYMS_EXPORT_SYMBOL(name);`, with `#pragma modversions name
 * "GPL" "NAMESPACE"` on a line before one of another type or with a namespace.
 */
export function kernelOf(texts: Texts, more: Partial<ScanFacts> = {}): Promise<Kernel> {
  const path = join(folder, `scan-${count++}`);
  writeScan(path, corpusOf(texts), { ...facts, ...more });
  return readKernel(path, new SymtypesReader(), new Progress());
}

/** The CRC of each export of a text, as genksyms has it. */
export function crcsOf(text: string): Record<string, number | undefined> {
  const { statements } = new UnitHasher(G0).hash(Buffer.from(asUnit('core', text), 'latin1'), false);
  return Object.fromEntries(statements.map(({ name, crc }) => [name, crc]));
}

/**
 * A text without line markers is taken for a header: genksyms does not look into types of the source file itself.
 */
export function asUnit(name: string, text: string): string {
  if (/^# \d+ "/m.test(text)) return text;
  const file = `include/${name.slice(name.lastIndexOf('/') + 1)}.h`;
  return `# 1 "${name}.c"\n# 1 "${file}" 1\n${text}\n# 2 "${name}.c" 2\n`;
}

export function corpusOf(texts: Texts): Corpus {
  const hasher = new UnitHasher(G0, true, true);
  const collector = new Collector(
    hasher,
    (file) => file,
    () => undefined,
  );
  const gathering = new Gathering();
  const numbers = gathering.newNumbers();
  const defined: { isModule: boolean; runs: readonly number[] }[] = [];
  const units = Object.entries(texts).map(([name, text], position) => {
    const bytes = Buffer.from(asUnit(name, text), 'latin1');
    const { statements, ending } = hasher.hash(bytes, false);
    if (ending.how !== 'complete') throw new Error(`${name}: genksyms reads it ${ending.how}`);
    const exports = statements.map((statement): CorpusExport => {
      const note = noteOf(bytes, statement.name, statement.end);
      return {
        name: statement.name,
        crc: statement.crc ?? 0,
        type: note?.licence ? 'EXPORT_SYMBOL_GPL' : 'EXPORT_SYMBOL',
        namespace: note?.namespace ?? '',
      };
    });
    const reached = {
      ...collector.reached(bytes, null),
      redeclared: [],
      definitions: runsOf(collector.defined()),
      files: NO_FILES,
    };
    gathering.learn(numbers, collector.takeFresh());
    const { variants, behind, inclusions, redeclared, definitions } = translated(numbers, reached);
    const isModule = name.startsWith('drivers/');
    defined.push({ isModule, runs: definitions });
    return {
      name,
      source: `${name}.c`,
      module: isModule ? name : 'vmlinux',
      position,
      exports,
      variants,
      behind,
      inclusions,
      redeclared,
    };
  });
  return { ...gathering.corpus, units, definitions: definedIn(gathering.definitions, defined) };
}
