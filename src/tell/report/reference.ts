// SPDX-License-Identifier: GPL-2.0-or-later
import type { ReferenceChange, ReferenceCheck, ReferenceFinding } from '../../kernel/reference';
import { inUtf8, printable, type RawText } from '../../text';
import type { ReferenceDocument } from '../documents';
import { itemsJson } from './items-json';
import { counted } from './spelling';

/** An update of a reference, made or only planned. */
export interface ToldUpdate {
  reference: string;
  new: string;
  kind: 'scan' | 'symvers' | 'symtypes';
  changes: ReferenceChange[];
  /** Of an update by cause: exports that a cause reaches and that change for something else too. */
  left?: RawText[];
  /** Listed exports that it would have dropped. */
  refused: RawText[];
  isWritten: boolean;
}

/** Exports that keep their rows and are named before the rest is counted. */
const LEFT = 10;

/** What an update changes, a line each, and what came of it. */
export function referenceUpdateText({ changes, left = [], refused, isWritten }: ToldUpdate): string {
  const lines = changes.map(({ of, name, what, fields }) => {
    const told = fields.map(
      ({ field, base, new: next }) => `${field === 'crc' ? 'CRC' : field} ${quoted(base)} to ${quoted(next)}`,
    );
    return `${of} ${printable(name)} ${what}${told.length > 0 ? `: ${told.join(', ')}` : ''}\n`;
  });
  const losses = refused.map((name) => `${printable(name)} is listed, and would be dropped\n`);
  const more = left.length - LEFT;
  const kept =
    left.length === 0
      ? ''
      : `${counted(left.length, 'export')} left as ${left.length === 1 ? 'it is' : 'they are'}, which something else changes too: ${left.slice(0, LEFT).map(printable).join(', ')}${more > 0 ? ` and ${more} more` : ''}\n`;
  return `${lines.join('')}${kept}${losses.join('')}${counted(changes.length, 'change')}${outcome(changes, refused, isWritten)}\n`;
}

const quoted = (text: RawText): string => (text === '' ? 'none' : printable(text));

function outcome(changes: readonly unknown[], refused: readonly unknown[], isWritten: boolean): string {
  if (refused.length > 0) return ', refused: the reference is as it was';
  if (changes.length === 0) return ': the reference is as it was';
  return isWritten ? ', written' : ', not written';
}

const WORDS: Readonly<Record<ReferenceFinding['what'], string>> = {
  crc: 'has another CRC than its types give',
  untyped: 'has a row, and no types',
  unlisted: 'has types, and no row',
};

/** Where the files of a reference contradict each other, and what it comes to. */
export function referenceCheckText({ same, unversioned, findings }: ReferenceCheck): string {
  const lines = findings.map(({ name, what, row, types }) => {
    const crcs = what === 'crc' ? `: ${row}, not ${types}` : '';
    return `${printable(name)} ${WORDS[what]}${crcs}\n`;
  });
  const zero = unversioned > 0 ? `, ${unversioned} without a version` : '';
  const last = `${counted(same, 'export')} in agreement${zero}, ${findings.length} to look at\n`;
  return lines.join('') + last;
}

/** Either for programs. */
export function referenceJson(
  told: ToldUpdate | { reference: string[]; check: ReferenceCheck },
): Iterable<RawText> {
  const head = { format: 'modversions-reference', version: 1 } as const;
  if ('check' in told)
    return itemsJson({
      ...head,
      reference: told.reference.map(inUtf8),
      check: told.check,
    } satisfies ReferenceDocument);
  const { reference, new: next, ...update } = told;
  return itemsJson({
    ...head,
    reference: [inUtf8(reference)],
    update: { new: inUtf8(next), ...update },
  } satisfies ReferenceDocument);
}
