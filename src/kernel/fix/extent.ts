// SPDX-License-Identifier: GPL-2.0-or-later
import { RecordName } from '../../record-name';
import { Unwritable } from './edits';
import { declarationAt } from './guard-declaration';
import { bodyOf } from './pieces';
import { sourceOf } from './source-words';

/**
 * The lines of a declaration in its source, from 1.
 * @param name with its mark
 * @param line where it begins, from 1
 * @returns null where it is not found there
 */
export function extentOf(text: string, name: string, line: number): [first: number, last: number] | null {
  const source = sourceOf(text);
  const record = RecordName.parse(name);
  if (record.isTag || record.mark === 'E') {
    const body = bodyOf(source, record, line - 1);
    return body && [line, body.close.line + 1];
  }
  try {
    return [line, declarationAt(source, line - 1).at(-1)!.line + 1];
  } catch (error) {
    if (error instanceof Unwritable) return null;
    throw error;
  }
}
