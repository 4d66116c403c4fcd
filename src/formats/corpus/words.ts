/** A string or character with all that stands in it, a name in quotes, or anything else up to the next space. */
const WORD = /L?"[^"\\]*(?:\\[^][^"\\]*)*"|L?'[^'\\]*(?:\\[^][^'\\]*)*'|[tsueE]#'[^'\n]*'|\n|[^ \n]+/g;

const REFERENCE = /^[tsueE]#/;
const MAYBE_QUOTED = /["']/;

/**
 * The words of a record or of several; a line's end is a word, a string with spaces or line ends in it is one too.
 * A quote that nothing closes is a word of its own, or the beginning of one.
 */
export function wordsOf(text: string): string[] {
  if (!MAYBE_QUOTED.test(text) && !text.includes('\n')) return text.split(' ').filter((word) => word !== '');
  return text.match(WORD) ?? [];
}

/** The name a record begins with, mark included: `s#pot`; empty for an empty record. */
export function nameOf(record: string): string {
  if (MAYBE_QUOTED.test(record)) return wordsOf(record)[0] ?? '';
  const end = record.indexOf(' ');
  return end < 0 ? record : record.slice(0, end);
}

/** Whether a record of this name is a type or an enumerator; all others are exports' own declarations. */
export function isTypeName(name: string): boolean {
  return REFERENCE.test(name);
}

/** The names a record refers to, each once, in the order of their first mention. */
export function referencesOf(record: string): string[] {
  return [...new Set(wordsOf(record).slice(1).filter(isTypeName))];
}

/**
 * All names that share a slot with this one, itself included. A unit fills each slot once: C has one name space for
 * tags and one for all else, and genksyms finds a tag of another kind too, `s#pot` where the unit has `u#pot`.
 */
export function slotMates(name: string): string[] {
  const bare = isTypeName(name) ? name.slice(2) : name;
  return /^[sue]#/.test(name) ? [`s#${bare}`, `u#${bare}`, `e#${bare}`] : [bare, `t#${bare}`, `E#${bare}`];
}

const OPAQUE = /^([sue])#([^ ]+) (struct|union|enum) ([^ ]+) \{ UNKNOWN \}$/;
const KEYWORDS: Readonly<Record<string, string>> = { s: 'struct', u: 'union', e: 'enum' };

/** `s##pot` for `s#pot struct pot { UNKNOWN }`; undefined for any other record. */
export function shortened(record: string): string | undefined {
  if (!record.endsWith(' { UNKNOWN }')) return undefined;
  const [, mark, name, keyword, tag] = OPAQUE.exec(record) ?? [];
  return mark !== undefined && KEYWORDS[mark] === keyword && name === tag ? `${mark}##${name}` : undefined;
}

/** What `s##pot` is short for; undefined where the line is no such form. */
export function lengthened(line: string): string | undefined {
  const [, mark, name] = /^([sue])##([^ ]+)$/.exec(line) ?? [];
  return mark !== undefined ? `${mark}#${name} ${KEYWORDS[mark]} ${name} { UNKNOWN }` : undefined;
}
