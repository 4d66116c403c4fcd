// SPDX-License-Identifier: GPL-2.0-or-later
import { ModversionsError } from '../../problem';
import { Char } from '../../text';

/** What an export statement says beside the name. */
export interface ExportNote {
  name: string;
  /** As kernels spell it: empty or `_gpl` up to 6.3, empty or `GPL` after. */
  licence: string;
  namespace: string;
}

/** For genksyms, a macro of this form reduces an export to its name, in all kernels since 5.4. */
const REDUCED =
  /^([ \t]*#[ \t]*define[ \t]+_+EXPORT_SYMBOL\w*\((\w+),[ \t]*(\w+)(?:,[ \t]*(\w+))?\)[ \t]+)__GENKSYMS_EXPORT_SYMBOL\(\2\)[ \t]*$/gm;

/**
 * The kernel's `linux/export.h` with one change: behind each export stands a pragma with its licence and
 * namespace, as the preprocessor knows them. genksyms passes over lines with `#`, so no CRC changes.
 * @param text the tree's own header, one character a byte
 * @param path the name under which it is known
 * @throws ModversionsError where the header is of an unknown form
 */
export function notingHeader(text: string, path: string): string {
  let count = 0;
  const noting = text.replace(
    REDUCED,
    (_, head: string, name: string, licence: string, namespace?: string) => {
      count++;
      const note = `__MODVERSIONS_NOTE(modversions ${name} ${licence} ${namespace ?? '""'})`;
      return `${head}__GENKSYMS_EXPORT_SYMBOL(${name}) ${note}`;
    },
  );
  if (count === 0) {
    throw new ModversionsError(
      `${path}:1: exports have an unknown form: no macro reduces them to __GENKSYMS_EXPORT_SYMBOL(name)`,
      'please report the kernel version; only kernels since 5.4 are known',
    );
  }
  return `#define __MODVERSIONS_NOTE(...) _Pragma(#__VA_ARGS__)\n#line 1 "${path}"\n${noting}`;
}

const MARK = '#pragma modversions ';
/**
 * The note of the export statement that ends at `end` of the text; undefined where it has none.
 * @param name the exported name
 */
export function noteOf(text: Buffer, name: string, end: number): ExportNote | undefined {
  const start = text.lastIndexOf(MARK, end, 'latin1');
  if (start < 0) return undefined;
  const line = text.toString('latin1', start, text.indexOf(Char.NEWLINE, start));
  if (!line.startsWith(`${MARK}${name} `)) return undefined;
  const strings = [...line.matchAll(/"([^"]*)"/g)].map(([, inner]) => inner!);
  return { name, licence: strings[0] ?? '', namespace: strings.slice(1).join('') };
}
