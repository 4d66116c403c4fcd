// SPDX-License-Identifier: GPL-2.0-or-later
import { readContent } from '../../formats/content';
import { refuseForeign, toldSymvers } from '../../formats/corpus';
import { ExtraSymbols, type SymversFile } from '../../kernel/loader';
import { rawText } from '../../text';

/**
 * What builds of other modules export.
 * @param files a Module.symvers each, those first that count first
 * @throws ModversionsError naming file and line
 */
export async function extraSymbolsIn(files: readonly string[]): Promise<ExtraSymbols> {
  const read: SymversFile[] = [];
  for (const path of files) {
    const content = await readContent(path, { remedy: 'give Module.symvers files' });
    refuseForeign(content, path);
    read.push({ path, ...toldSymvers(rawText(content), path) });
  }
  return new ExtraSymbols(read);
}
