// SPDX-License-Identifier: GPL-2.0-or-later
import { ModversionsError, perrorText } from '../../problem';
import { bytesOf, type RawText } from '../../text';
import { DROP_IN_FORMATS, type DropInFormat } from '../report';
import type { ComparisonArguments } from './commands/comparison-options';
import { writeWhole } from './files';
import { Output } from './output';

/** What goes to standard output, and what else into which file. */
export interface Wanted<Format extends string> {
  standard: Format;
  files: { format: Format; file: string }[];
}

/** The forms of a comparison of the field's files. */
export const FILE_FORMATS: readonly (DropInFormat | 'json')[] = [...DROP_IN_FORMATS, 'json'];

/**
 * Reads `-f TYPE[:FILE]`: with a file it is one more report, without it changes what standard output has.
 * @param formats all that there are
 * @param standard that of standard output where none is named
 * @throws ModversionsError for a type that there is not
 */
export function wantedReports<Format extends string>(
  { format, json }: Pick<ComparisonArguments, 'format' | 'json'>,
  formats: readonly (Format | 'json')[],
  standard: Format,
): Wanted<Format | 'json'> {
  const wanted: Wanted<Format | 'json'> = { standard: json ? 'json' : standard, files: [] };
  for (const given of format) {
    const [, type, file] = /^([^:]*)(?::([^]*))?$/.exec(given)!;
    const known = formats.find((one) => one === type);
    if (!known)
      throw new ModversionsError(`--format '${given}': no such type`, `take one of ${formats.join(', ')}`);
    if (file === '')
      throw new ModversionsError(
        `--format '${given}': no file behind the colon`,
        `try -f ${type}:report.txt`,
      );
    if (file === undefined) wanted.standard = known;
    else wanted.files.push({ format: known, file });
  }
  return wanted;
}

/**
 * The same for commands of our own: of two forms for one place one would be lost, so that is refused.
 * @throws ModversionsError for two forms of standard output, or of one file
 */
export function ownReports<Format extends string>(
  given: Pick<ComparisonArguments, 'format' | 'json'>,
  formats: readonly (Format | 'json')[],
  standard: Format,
): Wanted<Format | 'json'> {
  const named = given.format.map((one) => ({
    form: one.split(':', 1)[0]!,
    file: one.split(':').slice(1).join(':'),
  }));
  if (given.json) named.unshift({ form: 'json', file: '' });
  const forms = new Map<string, string>();
  for (const { form, file } of named) {
    const other = forms.get(file);
    if (other !== undefined && (other !== form || file !== '')) {
      const place = file === '' ? 'standard output' : file;
      throw new ModversionsError(
        `--format: two reports for ${place}: ${other} and ${form}`,
        `give one of them a file of its own: -f ${form}:FILE`,
      );
    }
    forms.set(file, form);
  }
  return wantedReports(given, formats, standard);
}

/**
 * Writes all reports, files first.
 * @param textOf gives text whole or in pieces; is told whether it goes to a file
 * @throws ModversionsError naming a file that cannot be written
 */
export function writeReports<Format extends string>(
  { standard, files }: Wanted<Format>,
  textOf: (format: Format, isFile: boolean) => RawText | Iterable<RawText>,
): void {
  const output = new Output();
  const print = (format: Format): void => {
    for (const piece of inBytes(textOf(format, false))) output.write(piece);
  };
  for (const { format, file } of files) {
    if (file === '-') print(format);
    else
      try {
        writeWhole(file, inBytes(textOf(format, true)));
      } catch (error) {
        throw new ModversionsError(
          `${file}: ${perrorText(error)}`,
          'name a file that can be written behind -f TYPE:',
        );
      }
  }
  print(standard);
}

/** The bytes of a text, whole or in pieces. */
export function* inBytes(texts: RawText | Iterable<RawText>): Generator<Buffer> {
  for (const text of typeof texts === 'string' ? [texts] : texts) yield bytesOf(text);
}
