// SPDX-License-Identifier: GPL-2.0-or-later
import type { ExportType } from './corpus';

/** What the first line of a baseline says; `docs/baseline.md` describes the lines behind it. */
export interface BaselineHeader {
  format: 'modversions-baseline';
  version: typeof BASELINE_VERSION;
  /** How many lines of each kind follow, in this order. */
  files: number;
  declarations: number;
  variants: number;
  inclusions: number;
  units: number;
  names: number;
  definitions: number;
}

export const BASELINE_FORMAT = 'modversions-baseline';
export const BASELINE_VERSION = 3;
/** Has no names and definitions, and else the same. */
export const EARLIER_VERSION = 2;

/** A file's path. */
export type FileLine = string;

/** Number of the file, line, pack, text. */
export type DeclarationLine = [file: number, line: number, pack: number, text: string];

/** Number of the declaration or -1, record; where a compiler reads another declaration, its number or -1. */
export type VariantLine = [declaration: number, record: string, compiled?: number];

/** Numbers of the file and of the one that includes it, -1 for the source; line. */
export type InclusionLine = [file: number, parent: number, line: number];

/** Name, CRC, type, namespace. */
export type ExportEntry = [name: string, crc: number, type: ExportType, namespace: string];

/** Name, number of the declaration. */
export type RedeclaredEntry = [name: string, declaration: number];

/** A marked name that definitions share. */
export type NameLine = string;

/** Who sees a definition. */
export const enum Sight {
  VMLINUX = 0,
  MODULES = 1,
  /** No unit: it was sought in a header. */
  NOBODY = 2,
}

/** Number of the declaration, who sees it, numbers of names: what it defines and what it needs. */
export type DefinitionLine = [declaration: number, sight: Sight, names: number[], needs: number[]];

/** One unit; `variants`, `behind` and `inclusions` are runs as `runsOf` makes them. */
export interface UnitLine {
  name: string;
  source: string;
  module: string;
  position: number;
  exports: ExportEntry[];
  variants: number[];
  behind: number[];
  inclusions: number[];
  redeclared: RedeclaredEntry[];
}
