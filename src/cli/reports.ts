import { ModversionsError } from '../problem';
import { DROP_IN_FORMATS, type DropInFormat } from '../report';
import type { ComparisonArguments } from './commands/comparison-options';
import { fileError, writeWhole } from './files';
import { Output } from './output';

/** A form in which a comparison is asked for. */
export type ReportFormat = DropInFormat | 'json';

/** What goes to standard output, and what else into which file. */
export interface Wanted {
  standard: ReportFormat;
  files: { format: ReportFormat; file: string }[];
}

const FORMATS: readonly ReportFormat[] = [...DROP_IN_FORMATS, 'json'];

/**
 * Reads `-f TYPE[:FILE]`: with a file it is one more report, without it changes what standard output has.
 * @throws ModversionsError for a type that there is not
 */
export function wantedReports({ format, json }: Pick<ComparisonArguments, 'format' | 'json'>): Wanted {
  const wanted: Wanted = { standard: json ? 'json' : 'pretty', files: [] };
  for (const given of format) {
    const [, type, file] = /^([^:]*)(?::([^]*))?$/.exec(given)!;
    const known = FORMATS.find((one) => one === type);
    if (!known)
      throw new ModversionsError(`--format '${given}': no such type`, `take one of ${FORMATS.join(', ')}`);
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
 * Writes all reports, files first.
 * @param textOf gives one character a byte, whole or in pieces
 * @throws ModversionsError naming a file that cannot be written
 */
export function writeReports(
  { standard, files }: Wanted,
  textOf: (format: ReportFormat) => string | Iterable<string>,
): void {
  const output = new Output();
  const piecesOf = (format: ReportFormat): Iterable<Buffer> => inBytes(textOf(format));
  const print = (format: ReportFormat): void => {
    for (const piece of piecesOf(format)) output.write(piece);
  };
  for (const { format, file } of files) {
    if (file === '-') print(format);
    else
      try {
        writeWhole(file, piecesOf(format));
      } catch (error) {
        throw new ModversionsError(
          `${file}: ${fileError(error)}`,
          'name a file that can be written behind -f TYPE:',
        );
      }
  }
  print(standard);
}

/** Bytes of texts with one character a byte. */
export function* inBytes(texts: string | Iterable<string>): Generator<Buffer> {
  for (const text of typeof texts === 'string' ? [texts] : texts) yield Buffer.from(text, 'latin1');
}
