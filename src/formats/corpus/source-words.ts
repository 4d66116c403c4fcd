// SPDX-License-Identifier: GPL-2.0-or-later

const WORD =
  /"(?:\\[^]|[^"\\\n])*"|'(?:\\[^]|[^'\\\n])*'|[A-Za-z_$\x80-\xff][\w$\x80-\xff]*|\.?\d[\w.]*|[^\s\\]/g;
const NAME = /^[A-Za-z_$\x80-\xff]/;

/** The words of a source, or of what the preprocessor made of it, as `SourceWords` keeps them. */
export const sourceWords = (text: string): string[] => text.match(WORD) ?? [];

/** Whether a word of a source is a name or a keyword. */
export const isSourceName = (word: string): boolean => NAME.test(word);
