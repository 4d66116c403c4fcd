/** One row of the result; a column without a value stays empty. */
export interface Row {
  what: string;
  genksyms?: string;
  ours?: string;
  ratio?: string;
}

/** Rows under their headings, numbers flush right. */
export function table(rows: Row[]): string {
  const all: Row[] = [{ what: '', genksyms: 'genksyms', ours: 'ours', ratio: 'ratio' }, ...rows];
  const width = Math.max(...all.map(({ what }) => what.length));
  return all
    .map(({ what, genksyms = '', ours = '', ratio = '' }) =>
      [what.padEnd(width), genksyms.padStart(11), ours.padStart(11), ratio.padStart(8)].join('').trimEnd(),
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
