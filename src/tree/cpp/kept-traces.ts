// SPDX-License-Identifier: GPL-2.0-or-later
import type { Header } from './headers';
import { Memory } from './memory';
import type { OpenFile } from './runner';
import type { Trace } from './trace';

/** Where a stretch stands as a `#line` moved it. */
type Moved = Pick<OpenFile, 'name' | 'lineShift'>;

const isMoved = ({ name }: Header, file: Moved): boolean => file.lineShift !== 0 || file.name !== name;
const movedKey = ({ name, lineShift }: Moved, item: number, isWithin: boolean): string =>
  `${item} ${lineShift} ${isWithin} ${name}`;

/** What is known of a stretch. @param isWithin whether it begins within a declaration, where bodies are left out */
export function tracesOf(
  header: Header,
  file: Moved,
  item: number,
  isWithin: boolean,
): Memory<Trace> | undefined {
  if (isMoved(header, file)) return header.moved.get(movedKey(file, item, isWithin));
  return (isWithin ? header.tracesWithin : header.traces)[item];
}

/** The same, to be added to. */
export function keptTraces(header: Header, file: Moved, item: number, isWithin: boolean): Memory<Trace> {
  let traces = tracesOf(header, file, item, isWithin);
  if (traces) return traces;
  traces = new Memory<Trace>();
  if (isMoved(header, file)) header.moved.set(movedKey(file, item, isWithin), traces);
  else (isWithin ? header.tracesWithin : header.traces)[item] = traces;
  return traces;
}

/** Forgets what the stretches of a header did. */
export function forgetTraces(header: Header): void {
  header.traces = [];
  header.tracesWithin = [];
  header.moved.clear();
}
