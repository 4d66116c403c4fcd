// SPDX-License-Identifier: GPL-2.0-or-later
import { ModversionsError, perrorText } from '../../problem';
import { bytesOf, type RawText } from '../../text';
import { writeWhole } from './files';

/** Writes a file whole or not at all. @throws ModversionsError naming a file that cannot be written */
export function writeList(file: string, content: RawText): void {
  try {
    writeWhole(file, bytesOf(content));
  } catch (error) {
    throw new ModversionsError(`${file}: ${perrorText(error)}`, 'name a file that can be written with -o');
  }
}
