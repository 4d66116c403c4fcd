import type { ExportType } from './corpus';

/** What the first line of a baseline says; `docs/baseline.md` describes the lines behind it. */
export interface BaselineHeader {
  format: 'modversions-baseline';
  version: 1;
  /** How many lines of each kind follow, in this order. */
  files: number;
  declarations: number;
  variants: number;
  units: number;
}

export const BASELINE_FORMAT = 'modversions-baseline';
export const BASELINE_VERSION = 1;

/** A file's path. */
export type FileLine = string;

/** Number of the file, line, pack, text. */
export type DeclarationLine = [file: number, line: number, pack: number, text: string];

/** Number of the declaration or -1, record. */
export type VariantLine = [declaration: number, record: string];

/** Name, CRC, type, namespace. */
export type ExportEntry = [name: string, crc: number, type: ExportType, namespace: string];

/** One unit; `variants` are runs as `runsOf` makes them. */
export interface UnitLine {
  name: string;
  source: string;
  module: string;
  position: number;
  exports: ExportEntry[];
  variants: number[];
}
