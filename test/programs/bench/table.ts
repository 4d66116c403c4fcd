// SPDX-License-Identifier: GPL-2.0-or-later
/** One row of the result; a column without a value stays empty. */
export interface Row {
  what: string;
  genksyms?: string;
  ours?: string;
  ratio?: string;
}

/** One row of the scan's table. */
export interface ScanRow {
  what: string;
  compiler?: string;
  scan?: string;
  ratio?: string;
}

/** Rows under their headings, numbers flush right. */
export function table(rows: Row[]): string {
  return lines([
    ['', 'genksyms', 'ours', 'ratio'],
    ...rows.map(({ what, genksyms, ours, ratio }) => [what, genksyms, ours, ratio]),
  ]);
}

/** The same for a scan. */
export function scanTable(rows: ScanRow[]): string {
  return lines([
    ['', 'gcc -E', 'scan', 'ratio'],
    ...rows.map(({ what, compiler, scan, ratio }) => [what, compiler, scan, ratio]),
  ]);
}

function lines(rows: (string | undefined)[][]): string {
  const width = Math.max(...rows.map(([what]) => what!.length));
  return rows
    .map(([what, first = '', second = '', ratio = '']) =>
      [what!.padEnd(width), first.padStart(11), second.padStart(11), ratio.padStart(8)].join('').trimEnd(),
    )
    .join('\n');
}

/** `12.34 s` */
export function inSeconds(value: number): string {
  return `${value.toFixed(2)} s`;
}

/** `123 MB` */
export function inMegabytes(value: number): string {
  return `${value.toFixed(0)} MB`;
}
