// SPDX-License-Identifier: GPL-2.0-or-later
import { inUtf8, type RawText } from '../text';

/**
 * Something that makes an answer less than it looks: part of the input was missing, or was passed over. The answer
 * holds as far as it goes, so it is given; every report of it says this as well.
 */
export interface Warning {
  /** What is the matter, in one line, beginning with the file. */
  message: string;
  /** What to do about it, in one line. */
  remedy: string;
}

/** A warning as results have texts: as bytes, where messages of errors are text. */
export function rawWarning({ message, remedy }: Warning): { message: RawText; remedy: RawText } {
  return { message: inUtf8(message), remedy: inUtf8(remedy) };
}
