import { systemError } from '../problem';
import { writeWhole } from './files';
import { Output } from './output';

/** A report that was asked for; without a file it goes to standard output. */
export interface Wanted<Format> {
  format: Format;
  file?: string;
}

/**
 * Writes reports in the order in which they were asked for.
 * @param textOf a report, piece by piece
 * @throws ModversionsError naming a file that cannot be written
 */
export function writeReports<Format>(
  reports: readonly Wanted<Format>[],
  textOf: (format: Format) => Iterable<string>,
): void {
  const out = new Output();
  for (const { format, file } of reports) {
    if (file === undefined || file === '-') {
      for (const text of textOf(format)) out.write(text);
      continue;
    }
    try {
      writeWhole(file, textOf(format));
    } catch (error) {
      throw systemError(file, error, 'name a file that can be written behind -f TYPE:');
    }
  }
}
