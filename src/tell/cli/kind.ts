// SPDX-License-Identifier: GPL-2.0-or-later
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ArgumentsCamelCase } from 'yargs';
import { KINDS, type Kind } from '../../kernel/judge';
import { ModversionsError } from '../../problem';
import { inUtf8 } from '../../text';
import { kindText, kindsJson, kindsTable } from '../report';
import { Output } from './output';
import { nearest } from './suggestion';
import { isColored, terminalWidth, type ColorChoice } from './terminal';

/** The command line, read. */
export interface Arguments {
  ids: string[];
  json: boolean;
  color: ColorChoice;
}

/** `modversions kind [ID…]`: explains kinds of changes, or lists them. */
export function run({ ids, json, color }: ArgumentsCamelCase<Arguments>): void {
  const look = { color: isColored(color), width: terminalWidth() };
  const asked = ids.map((id) => kindNamed(String(id)));
  const kinds = asked.length > 0 ? asked : Object.values(KINDS);
  const out = new Output();
  if (json) out.write(inUtf8(kindsJson(kinds)));
  else if (asked.length === 0) out.write(kindsTable(kinds, look));
  else out.write(asked.map((kind) => kindText(kind, pageOf(kind), look)).join('\n'));
}

/** @throws ModversionsError for what is no kind */
function kindNamed(id: string): Kind {
  const kinds: readonly Kind[] = Object.values(KINDS);
  const found = kinds.find((kind) => kind.id === id);
  if (found) return found;
  const meant = nearest(
    id,
    kinds.map((kind) => kind.id),
  );
  throw new ModversionsError(
    `'${id}' is no kind of change`,
    meant === undefined ? 'modversions kind lists all' : `did you mean ${meant}?`,
  );
}

/** The page on a kind, which comes with the program; null where it was left out. */
function pageOf({ page }: Kind): string | null {
  try {
    return readFileSync(resolve(__dirname, '../../../..', page), 'utf8');
  } catch {
    return null;
  }
}
