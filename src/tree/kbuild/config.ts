// SPDX-License-Identifier: GPL-2.0-or-later
import { readFileSync } from 'node:fs';

/** What `.config` and `auto.conf` set: names with `CONFIG_`, values without quotes. What is off is not in it. */
export type Config = ReadonlyMap<string, string>;

/** Reads the format of `.config`, in which `include/config/auto.conf` is written too. */
export function readConfig(text: string): Config {
  const settings = text.matchAll(/^(CONFIG_\w+)=(?:"((?:\\.|[^"\\])*)"|(.*))$/gm);
  return new Map(
    [...settings].map(([, name, quoted, plain]) => [name!, quoted?.replace(/\\(.)/g, '$1') ?? plain!]),
  );
}

/** The variables that kbuild compares on each run: where one differs it configures the tree again. */
export function readVariables(text: string): Map<string, string> {
  const compared = text.matchAll(/^ifneq "\$\((\w+)\)" "(.*)"$/gm);
  return new Map([...compared].map(([, name, value]) => [name!, value!]));
}

/** A file's bytes as text, one character a byte; undefined where there is none that can be read. */
export function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return undefined;
  }
}
