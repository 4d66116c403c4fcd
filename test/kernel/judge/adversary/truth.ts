// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * What a compiler makes of a module on each side. An export is broken for a module where the module's code, compiled
 * against the base, is not what the new headers would make of it.
 */
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import type { Sources } from '../toys/toy-kernel';
import type { Use } from './uses';

export type TruthAnswer = 'must' | 'harmless' | 'unclear';

/** What the compiler says of one use: whether both sides' code is the same. */
export interface UseTruth {
  what: string;
  how: 'same' | 'other code' | 'gone' | 'refused' | 'of no use';
}

export interface CompilerCall {
  command: string;
  flags: readonly string[];
}

/** Functions of the module by what names them: the case's number and the use's. */
export type Asked = readonly { number: number; uses: readonly Use[] }[];

const FLAGS = ['-std=gnu11', '-O1', '-w', '-S', '-o', '-', '-xc', '-fno-asynchronous-unwind-tables', '-fno-strict-aliasing',
  '-fno-pic', '-fno-stack-protector', '-fno-common']; // prettier-ignore
const GCC_FLAGS = ['-fno-ipa-icf', '-fno-ident', '-fmax-errors=0'];
const CLANG_FLAGS = ['-Qn', '-ferror-limit=0'];

const PRELUDE = 'extern long G, H; extern void *P, *Q; void gap(void);\n';

/**
 * @param headers of the cases, in the order of inclusion
 * @returns by case and use; null for a case whose headers a side's compiler refuses
 */
export function truthsOf(
  asked: Asked,
  sides: readonly [base: Sources, next: Sources],
  headersOf: (number: number, side: 0 | 1) => readonly string[],
  compiler: CompilerCall,
): (UseTruth[] | null)[] {
  const folder = fs.mkdtempSync(path.join(tmpdir(), 'modversions-truth-'));
  try {
    const outcomes = sides.map((sources, at) => {
      for (const [file, text] of Object.entries(sources)) {
        if (!file.endsWith('.h')) continue;
        const full = path.join(folder, String(at), file);
        fs.mkdirSync(path.dirname(full), { recursive: true });
        fs.writeFileSync(full, text);
      }
      const side = at === 0 ? 0 : 1;
      return new Compilation(
        asked,
        side,
        (number) => headersOf(number, side),
        path.join(folder, String(at)),
        compiler,
      ).run();
    });
    const [base, next] = outcomes as [Outcome, Outcome];
    return asked.map(({ number, uses }) => {
      if (base.refused.has(number) || next.refused.has(number)) return null;
      return uses.map(({ what, next: text }, at): UseTruth => {
        const name = nameOf(number, at);
        const [before, after] = [base.code.get(name), next.code.get(name)];
        if (before === undefined) return { what, how: 'of no use' };
        if (text === null) return { what, how: 'gone' };
        if (after === undefined) return { what, how: 'refused' };
        return { what, how: before === after ? 'same' : 'other code' };
      });
    });
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

interface Outcome {
  /** Assembly of each function. */
  code: Map<string, string>;
  /** Cases whose headers are no C. */
  refused: Set<number>;
}

const nameOf = (number: number, at: number): string => `use_${number}_${at}`;

/** One compiler call for all uses of all cases; those that it refuses are left out of the next one. */
class Compilation {
  private readonly left = new Set<string>();
  private readonly refused = new Set<number>();

  constructor(
    private readonly asked: Asked,
    private readonly side: 0 | 1,
    private readonly headersOf: (number: number) => readonly string[],
    private readonly folder: string,
    private readonly compiler: CompilerCall,
  ) {}

  run(): Outcome {
    for (let turn = 0; turn < 6; turn++) {
      const { text, names } = this.text();
      const isClang = this.compiler.command.includes('clang');
      const args = [
        ...FLAGS,
        ...(isClang ? CLANG_FLAGS : GCC_FLAGS),
        ...this.compiler.flags,
        '-Iinclude',
        '-',
      ];
      const options = { cwd: this.folder, input: text, encoding: 'latin1', maxBuffer: 1 << 29 } as const;
      const { status, stdout, stderr } = spawnSync(this.compiler.command, args, options);
      if (status === 0) return { code: functionsIn(stdout), refused: this.refused };
      const before = this.left.size + this.refused.size;
      this.leaveOut(stderr, names);
      if (this.left.size + this.refused.size === before)
        throw new Error(`${this.compiler.command}: ${stderr.slice(0, 2000)}`);
    }
    throw new Error(`${this.compiler.command} finds more errors each time`);
  }

  /** The module, and what stands on each of its lines. */
  private text(): { text: string; names: (string | number)[] } {
    const lines: string[] = [];
    const names: (string | number)[] = [];
    const add = (line: string, name: string | number): void => {
      lines.push(line);
      names.push(name);
    };
    add(PRELUDE.trimEnd(), '');
    for (const { number } of this.asked) {
      if (this.refused.has(number)) continue;
      for (const file of this.headersOf(number)) add(`#include <${file.replace('include/', '')}>`, number);
      // What a header leaves in force is no matter of the next case.
      add('#pragma pack()', number);
    }
    for (const { number, uses } of this.asked) {
      if (this.refused.has(number)) continue;
      for (const [at, use] of uses.entries()) {
        const name = nameOf(number, at);
        const text = this.side === 0 ? use.base : use.next;
        if (text !== null && !this.left.has(name))
          add(text.replaceAll('NAME', name).replaceAll('\n', ' '), name);
      }
    }
    return { text: `${lines.join('\n')}\n`, names };
  }

  private leaveOut(stderr: string, names: readonly (string | number)[]): void {
    for (const [, file, line] of stderr.matchAll(/^([^\s:]+):(\d+):\d+: (?:fatal )?error: /gm)) {
      const mark = /include\/c(\d+)[a-z]+\.h$/.exec(file!);
      if (mark) this.refused.add(Number(mark[1]));
      else {
        const name = names[Number(line) - 1];
        if (typeof name === 'number') this.refused.add(name);
        else if (name) this.left.add(name);
      }
    }
  }
}

/** Functions of an assembly listing, with labels as they come. */
function functionsIn(listing: string): Map<string, string> {
  const found = new Map<string, string>();
  let name = '';
  let lines: string[] = [];
  let labels = new Map<string, string>();
  for (const line of listing.split('\n')) {
    const start = /^(use_\d+_\d+):/.exec(line);
    if (start) {
      name = start[1]!;
      lines = [];
      labels = new Map();
    } else if (/^\t\.size\tuse_/.test(line)) {
      found.set(name, lines.join('\n'));
      name = '';
    } else if (name !== '' && !/^\s*(?:#|\/\/)/.test(line)) {
      // Clang numbers the ends of functions through the whole file, where one side may have fewer.
      if (/^\.Lfunc_end\d+:/.test(line)) continue;
      const renamed = line.replace(/\s*#.*$/, '').replace(/\.L[A-Z]*\d+(?:_\d+)?/g, (label) => {
        const known = labels.get(label) ?? `.L${labels.size}`;
        labels.set(label, known);
        return known;
      });
      lines.push(renamed.replaceAll(name, 'NAME'));
    }
  }
  return found;
}
