// SPDX-License-Identifier: GPL-2.0-or-later
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readContent } from '../../formats/content';
import { byBytes } from '../../formats/corpus';
import { ModversionsError, systemError } from '../../problem';
import { loadParser } from '../../genksyms/unit';
import { SourceUnits } from '../../kernel/usage';

const REMEDY = 'give the preprocessed units of the module, or a directory with them as .i files';

/**
 * Reads the source units of a module.
 * @param names files, and directories with `.i` files below them; none for no units
 * @param modules how many modules are checked
 * @param declarations what is asked for of them, with marks
 * @throws ModversionsError naming what cannot be read, or where there is not one module
 */
export async function sourceUnits(
  names: readonly string[],
  modules: number,
  declarations: readonly string[],
): Promise<SourceUnits | null> {
  if (names.length === 0) return null;
  if (modules !== 1)
    throw new ModversionsError(
      `--units: of one module, and there are ${modules}`,
      'check one module at a time',
    );
  await loadParser();
  const units = new SourceUnits(declarations);
  for (const file of names.flatMap(filesOf)) units.take(await readContent(file, { remedy: REMEDY }), file);
  return units;
}

function filesOf(name: string): string[] {
  try {
    if (!statSync(name).isDirectory()) return [name];
    const files = readdirSync(name, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.i'),
    );
    if (files.length === 0) throw new ModversionsError(`${name}: no .i files below it`, REMEDY);
    return files.sort(byBytes).map((file) => join(name, file));
  } catch (error) {
    throw systemError(name, error, REMEDY);
  }
}
