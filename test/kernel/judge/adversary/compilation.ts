// SPDX-License-Identifier: GPL-2.0-or-later
/** What a compiler makes of functions and constants of a module, each by itself. */
import { spawnSync } from 'node:child_process';
import { Bytes } from './data-bytes';

export interface CompilerCall {
  command: string;
  flags: readonly string[];
}

/** A function or constant of the module; its text, of one line or several, has `NAME` for its name. */
export interface Piece {
  /** The case that it belongs to. */
  number: number;
  /** `use_`, the case's number, and what tells it from others of the case. */
  name: string;
  text: string;
}

/** What a side's module is made of beside its pieces. */
export interface Module {
  numbers: readonly number[];
  headersOf: (number: number) => readonly string[];
  /** Where `include/` lies. */
  folder: string;
  /** Declarations before all pieces. */
  opening: readonly Piece[];
}

export interface Compiled {
  /** By name: the assembly of each function, the bytes of each constant. */
  code: Map<string, string>;
  /** Cases whose headers are no C. */
  refused: Set<number>;
}

const FLAGS = ['-std=gnu11', '-O1', '-w', '-S', '-o', '-', '-xc', '-fno-asynchronous-unwind-tables', '-fno-strict-aliasing',
  '-fno-pic', '-fno-stack-protector', '-fno-common']; // prettier-ignore
const GCC_FLAGS = ['-fno-ipa-icf', '-fno-ident', '-fmax-errors=0'];
const CLANG_FLAGS = ['-Qn', '-ferror-limit=0'];

const PRELUDE = 'extern long G, H; extern void *P, *Q; void gap(void);\n';

export const isClang = ({ command }: CompilerCall): boolean => command.includes('clang');

/** One compiler call for all pieces of all cases; those that it refuses are left out of the next one. */
export class Compilation {
  private readonly left = new Set<string>();
  private readonly refused = new Set<number>();

  constructor(
    private readonly module: Module,
    private readonly pieces: readonly Piece[],
    private readonly compiler: CompilerCall,
  ) {}

  run(): Compiled {
    for (let turn = 0; turn < 6; turn++) {
      const { text, names } = this.text();
      const args = [
        ...FLAGS,
        ...(isClang(this.compiler) ? CLANG_FLAGS : GCC_FLAGS),
        ...this.compiler.flags,
        '-Iinclude',
        '-',
      ];
      const options = {
        cwd: this.module.folder,
        input: text,
        encoding: 'latin1',
        maxBuffer: 1 << 29,
      } as const;
      const { status, stdout, stderr, error } = spawnSync(this.compiler.command, args, options);
      if (error) throw error;
      if (status === 0) return { code: piecesIn(stdout), refused: this.refused };
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
    const { numbers, headersOf, opening } = this.module;
    for (const number of numbers) {
      if (this.refused.has(number)) continue;
      for (const file of headersOf(number)) add(`#include <${file.replace('include/', '')}>`, number);
      // What a header leaves in force is no matter of the next case.
      add('#pragma pack()', number);
    }
    for (const { number, name, text } of [...opening, ...this.pieces]) {
      if (this.refused.has(number) || this.left.has(name)) continue;
      add(text.replaceAll('NAME', name).replaceAll('\n', ' '), name);
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

/** Functions of an assembly listing, with labels as they come, and constants as their bytes. */
function piecesIn(listing: string): Map<string, string> {
  const found = new Map<string, string>();
  let name = '';
  let lines: string[] = [];
  let labels = new Map<string, string>();
  let bytes: Bytes | null = null;
  const end = (): void => {
    if (name !== '') found.set(name, bytes ? bytes.text : lines.join('\n'));
    name = '';
    bytes = null;
  };
  const constants = new Set<string>();
  for (const line of listing.split('\n')) {
    const constant = /^\s*\.type\s+(use_\w+), ?@object/.exec(line);
    if (constant) constants.add(constant[1]!);
    const start = /^(use_\w+):/.exec(line);
    if (start) {
      end();
      name = start[1]!;
      lines = [];
      labels = new Map();
      bytes = constants.has(name) ? new Bytes() : null;
    } else if (bytes) {
      if (!bytes.add(line)) end();
    } else if (/^\t\.size\tuse_/.test(line)) end();
    else if (name !== '' && !/^\s*(?:#|\/\/)/.test(line)) {
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
  end();
  return found;
}
