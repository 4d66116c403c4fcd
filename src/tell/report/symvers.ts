// SPDX-License-Identifier: GPL-2.0-or-later
import {
  countedChanges,
  type ExportChange,
  type SymversChange,
  type ToleratedBy,
} from '../../kernel/compare';
import { byBytes } from '../../formats/corpus';
import type { RawText, Told } from '../../text';
import type { DropInFormat } from './formats';
import { crcText } from './spelling';

/** A change of an export of symvers files, or of kernels. */
type RawChange = SymversChange | ExportChange;
/** The same, or what people are told of it. */
type AnyChange = RawChange | Told<ExportChange>;

/** A comparison of symvers files, byte for byte as the tool of distributions writes it. */
export function symversReport(all: readonly RawChange[], format: DropInFormat): RawText {
  const changes = countedChanges(all);
  switch (format) {
    case 'null':
      return '';
    case 'pretty':
      return lines(changes.map(changeLine));
    case 'short':
      return shortText(changes);
    case 'symbols':
      return lines(untoleratedNames(changes));
    case 'mod-symbols':
      return lines(untoleratedNames(changes.filter(isModification)));
  }
}

const lines = (texts: readonly string[]): string => texts.map((text) => `${text}\n`).join('');

const isModification = ({ base, new: next }: AnyChange): boolean => base !== null && next !== null;

/** Each name once, added, removed and changed ones in one list by name. */
function untoleratedNames(changes: readonly RawChange[]): string[] {
  const counting = changes.filter(({ tolerated }) => tolerated === null);
  return [...new Set(counting.map(({ name }) => name))].sort(byBytes);
}

/** What rules tolerate is only counted, a line of `pretty` each. */
function shortText(changes: readonly RawChange[]): string {
  const told = changes.filter(({ tolerated }) => tolerated?.by !== 'rule' && tolerated?.by !== 'known');
  const left = changes.filter(({ tolerated }) => tolerated?.by === 'rule');
  // An export with another CRC and another type counts once.
  const count = (isOf: (change: AnyChange) => boolean): number =>
    new Set(left.filter(isOf).map(({ name }) => name)).size;
  const additions = count(({ kind }) => kind === 'added');
  const removals = count(({ kind }) => kind === 'removed');
  const summary = `'${additions}' additions, '${removals}' removals, '${count(isModification)}' modifications`;
  return lines([...told.map(changeLine), `Changes tolerated by rules: ${summary}`]);
}

/** What happened to an export, in a line. */
export function changeLine(change: AnyChange): string {
  return `Export '${change.name}' ${happened(change)}${suffix(change.tolerated)}`;
}

function happened({ kind, base, new: next }: AnyChange): string {
  switch (kind) {
    case 'added':
    case 'removed':
      return `has been ${kind}`;
    case 'crc':
      return `changed CRC from '${crcText(base!.crc!)}' to '${crcText(next!.crc!)}'`;
    case 'declaration':
      return 'reaches a changed declaration';
    default:
      return `changed ${kind} from '${base![kind]}' to '${next![kind]}'`;
  }
}

/** What a line of a tolerated change ends with. */
export function suffix(tolerated: { by: ToleratedBy['by'] } | null): string {
  if (!tolerated) return '';
  if (tolerated.by === 'known') return ' (known already)';
  return tolerated.by === 'rule' ? ' (tolerated by rules)' : ' (implicitly tolerated)';
}
