// SPDX-License-Identifier: GPL-2.0-or-later
import { createHash, randomBytes } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, join } from 'node:path';
import type { RebuiltUnit } from '../../formats/object';
import { cacheRoot, programMark } from '../cache';

/** What is kept of a unit that was built for two kernels. */
export interface KeptUnit {
  unit: RebuiltUnit;
  /** Names of symbols that the base's object needs of others; null where there is none. */
  wanted: string[] | null;
}

/** What a unit was compiled from on one side. */
export interface Compilation {
  /** The compiler's words, and its program first. */
  words: readonly string[];
  /** The preprocessed text. */
  text: Buffer;
}

/** Bytes of all that is kept; what was used longest ago goes. */
const ROOM = 256 * 2 ** 20;
/** Assembly that takes in a file behind the preprocessor's back. */
const BEHIND = 'incbin';

/**
 * Results of units by what was compiled: both texts, both commands, the compiler's programs and this program. A unit that is
 * built again for the same kernels need not be compiled.
 */
export class KeptUnits {
  private readonly folder = join(cacheRoot(), 'rebuilt-units');
  private readonly mark = programMark();
  private readonly stamps = new Map<string, string>();

  /** @param scratch the folder in which a run works, which is another one each time */
  constructor(private readonly scratch: string) {}

  /** Null for what must not be kept. */
  keyOf(label: string, sides: readonly Compilation[]): string | null {
    const hash = createHash('sha256').update(`${this.mark}\0${label}`);
    for (const { words, text } of sides) {
      if (text.includes(BEHIND)) return null;
      const [program = '', ...rest] = words;
      hash.update(`\0${this.stampOf(program)}\0${JSON.stringify(rest).replaceAll(this.scratch, '@')}\0`);
      // Line markers name the folder of this run.
      hash.update(text.includes(this.scratch) ? text.toString('latin1').replaceAll(this.scratch, '@') : text);
    }
    return hash.digest('hex');
  }

  /** Undefined for what is not kept, or cannot be read. */
  read(key: string): KeptUnit | undefined {
    const file = join(this.folder, key);
    try {
      const kept = JSON.parse(readFileSync(file, 'utf8')) as KeptUnit;
      utimesSync(file, new Date(), new Date());
      return kept;
    } catch {
      return undefined;
    }
  }

  write(key: string, kept: KeptUnit): void {
    const temporary = join(this.folder, `${key}.${randomBytes(6).toString('hex')}.tmp`);
    try {
      mkdirSync(this.folder, { recursive: true });
      writeFileSync(temporary, JSON.stringify(kept));
      renameSync(temporary, join(this.folder, key));
    } catch {
      // What is not kept costs the next run time, and nothing else.
      rmSync(temporary, { force: true });
    }
  }

  /** Removes what was used longest ago until the rest fits. */
  makeRoom(): void {
    try {
      const files = readdirSync(this.folder).map((name) => {
        const path = join(this.folder, name);
        const { size, mtimeMs } = statSync(path);
        return { path, size, mtimeMs };
      });
      let left = files.reduce((sum, { size }) => sum + size, 0);
      for (const { path, size } of files.sort((one, other) => one.mtimeMs - other.mtimeMs)) {
        if (left <= ROOM) return;
        rmSync(path, { force: true });
        left -= size;
      }
    } catch {
      // Another run does the same.
    }
  }

  /** What tells a compiler from another one of the same name. */
  private stampOf(program: string): string {
    let stamp = this.stamps.get(program);
    if (stamp !== undefined) return stamp;
    const folders = program.includes('/') ? [''] : (process.env['PATH'] ?? '').split(delimiter);
    stamp = program;
    for (const folder of folders) {
      const file = statSync(join(folder, program), { throwIfNoEntry: false });
      if (!file?.isFile()) continue;
      stamp = `${program} ${file.size} ${file.mtimeMs}`;
      break;
    }
    this.stamps.set(program, stamp);
    return stamp;
  }
}
