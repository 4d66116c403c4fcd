// SPDX-License-Identifier: GPL-2.0-or-later
import type { RawText } from '../../text';

/** The byte order mark of UTF-8, as raw text has it. Editors of other systems put it before what people write. */
const MARK = '\xef\xbb\xbf';

/** A text without the mark that it may begin with. The mark would otherwise become part of the first word. */
export function withoutMark(text: RawText): RawText {
  return text.startsWith(MARK) ? text.slice(MARK.length) : text;
}
