// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Stage `text`: the two ways in which text is held, and the one way between them. `RawText` has one character a byte, as
 * files have it; `Shown` is Unicode that people may safely be shown. Results hold raw text, reports for people are made
 * of what `toldOf` makes of a result, and the compiler refuses one in the place of the other.
 */
export { Char } from './characters';
export { jsonOf } from './json';
export { bytesOf, escaped, inUtf8, rawText, type RawText, type Shown } from './raw';
export { printable, shown } from './shown';
export { toldOf, type Told } from './told';
