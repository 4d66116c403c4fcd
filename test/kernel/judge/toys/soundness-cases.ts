// SPDX-License-Identifier: GPL-2.0-or-later
/** The pairs of test/cases/soundness, and of soundness-clang for what Clang has otherwise: where a break was once called safe, or a safe change a break. */
import * as fs from 'node:fs';
import * as path from 'node:path';
import { root } from '../../../support/program';
import { ANSWERS, isWorse, ToldExports, type Answer, type Told } from './told';
import { TEACC, type Sources, type Toys } from './toy-kernel';

export const FOLDER = path.join(root, 'test/cases/soundness');
export const CLANG_FOLDER = path.join(root, 'test/cases/soundness-clang');

/** What `expected.json` of a case holds. */
interface Expected {
  family: string;
  what: string;
  exports: string[];
  /** A verdict, `… (or worse)`, or `not judged: …` where nothing but the output's own limits are to be told. */
  right: string;
}

/** A case among others in one kernel: its names are its own there. */
export class SoundnessCase {
  readonly expected: Expected;
  /** What its names end in. */
  private readonly mark: string;

  /** @param folder holds `base.c` and `new.c`, or trees `base` and `new`, and `expected.json` */
  constructor(
    readonly name: string,
    private readonly folder: string,
  ) {
    this.expected = JSON.parse(fs.readFileSync(path.join(folder, 'expected.json'), 'utf8')) as Expected;
    this.mark = name.replace(/\W/g, '_');
  }

  /** Exports as the kernel of all cases names them. */
  get exports(): string[] {
    return this.expected.exports.map((name) => this.own(name));
  }

  /** The sources of a side. A single text is a header, since genksyms does not look into types of the source file itself. */
  sources(side: 'base' | 'new'): Sources {
    const single = path.join(this.folder, `${side}.c`);
    if (fs.existsSync(single)) return this.unitOf(fs.readFileSync(single, 'latin1'));
    const tree = path.join(this.folder, side);
    const files = fs.readdirSync(tree, { recursive: true, encoding: 'utf8' }).sort();
    return Object.fromEntries(
      files
        .filter((file) => /\.[ch]$/.test(file))
        .map((file) => {
          const text = this.own(fs.readFileSync(path.join(tree, file), 'latin1'));
          const included = text.replace(/#include <(\w+\.h)>/g, `#include <${this.mark}/$1>`);
          return [file.replace('/', `/${this.mark}/`), included];
        }),
    );
  }

  private unitOf(text: string): Sources {
    const exports = /^__GENKSYMS_EXPORT_SYMBOL\((\w+)\);\n?/gm;
    const names = [...text.matchAll(exports)].map(([, name]) => `EXPORT_SYMBOL(${name});\n`);
    const included = `#include <linux/kernel.h>\n#include <${this.mark}.h>\n`;
    return {
      [`core/${this.mark}.c`]: included + this.own(names.join('')),
      [`include/${this.mark}.h`]: this.own(text.replace(exports, '')),
    };
  }

  /** All names of cases that mean something elsewhere end in a digit. */
  private own(text: string): string {
    return text.replace(/\b[A-Za-z]\w*\d\b(?!\.h)/g, `$&_${this.mark}`);
  }
}

export function soundnessCases(folder = FOLDER): SoundnessCase[] {
  return fs
    .readdirSync(folder)
    .filter((name) => fs.existsSync(path.join(folder, name, 'expected.json')))
    .sort()
    .map((name) => new SoundnessCase(name, path.join(folder, name)));
}

/** What is told of a case's exports, and why that is not right; null where it is. */
export interface TriedCase {
  one: SoundnessCase;
  told: Told[];
  fault: string | null;
}

/** Scans of the two kernels that hold all cases. */
export function scannedCases(
  cases: readonly SoundnessCase[],
  toys: Toys,
  toolchain = TEACC,
): [base: string, next: string] {
  const scanned = (side: 'base' | 'new'): string =>
    toys.scan(side, Object.assign({}, ...cases.map((one) => one.sources(side))), toolchain);
  return [scanned('base'), scanned('new')];
}

/** All cases in two kernels, which the program scans and compares. */
export function tryCases(cases: readonly SoundnessCase[], toys: Toys, toolchain = TEACC): TriedCase[] {
  const told = new ToldExports(toys.compare(...scannedCases(cases, toys, toolchain)));
  const saysLimits = told.comparison.notCovered !== undefined;
  return cases.map((one) => {
    const its = one.exports.map((name) => told.of(name));
    return { one, told: its, fault: faultOf(one, its, saysLimits) };
  });
}

function faultOf({ expected }: SoundnessCase, told: readonly Told[], saysLimits: boolean): string | null {
  const [, first = ''] = /^(\w+)/.exec(expected.right) ?? [];
  const right = ANSWERS.find((one) => one === first);
  if (!right) return saysLimits ? null : 'the comparison does not say what it does not cover';
  const worst = told.reduce<Answer>((so, { answer }) => (isWorse(answer, so) ? answer : so), 'nothing');
  const least = told.find(({ answer }) => isWorse(right, answer));
  if (right !== 'compatible') return least ? `${least.answer}, and it is ${right}` : null;
  return isWorse(worst, 'compatible') ? `${worst}, and it is compatible` : null;
}
