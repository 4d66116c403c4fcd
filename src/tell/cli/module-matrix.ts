// SPDX-License-Identifier: GPL-2.0-or-later
import type { ModuleMatrix } from '../../kernel/usage';
import { ModversionsError } from '../../problem';
import { matrixPage } from '../page';
import { matrixReports, MATRIX_FORMATS, type MatrixFormat } from '../report';
import type { ComparisonArguments } from './commands/comparison-options';
import { pageMaker } from './page-maker';
import { ownReports, writeReports, type Wanted } from './reports';
import { isColored, tellWarnings, terminalWidth, type ColorChoice } from './terminal';

const FORMATS = [...MATRIX_FORMATS, 'html'] as const;
type Format = MatrixFormat | 'html';

/** @throws ModversionsError for a form that there is not */
export function matrixReportsWanted(args: Pick<ComparisonArguments, 'format' | 'json'>): Wanted<Format> {
  return ownReports<Format>(args, FORMATS, 'text');
}

/** What bears on one kernel, which several have no use for. */
interface OfOneKernel {
  vermagic: string | undefined;
  source: string | undefined;
  baseBuild: string | undefined;
  againstBuild: string | undefined;
  units: readonly string[];
}

/** @throws ModversionsError naming an option that bears on one kernel */
export function refuseForOneKernel(args: OfOneKernel): void {
  const given = [
    ['--vermagic', args.vermagic],
    ['--source', args.source],
    ['--base-build', args.baseBuild],
    ['--against-build', args.againstBuild],
    ['--units', args.units[0]],
  ].find(([, value]) => value !== undefined);
  if (given)
    throw new ModversionsError(
      `${given[0]!}: bears on one kernel, and several are given`,
      'leave it out, or check against one kernel at a time',
    );
}

/** Writes all reports of a matrix. */
export function tellMatrix(
  matrix: ModuleMatrix,
  wanted: Wanted<Format>,
  { color, full: isFull }: { color: ColorChoice; full: boolean },
): void {
  const terminal = { color: isColored(color), width: terminalWidth(), isFull };
  const plain = { color: false, width: null, isFull };
  const reports = matrixReports(matrix);
  if (wanted.standard !== 'text') tellWarnings(reports.told().warnings);
  writeReports(wanted, (format, isFile) =>
    format === 'html'
      ? matrixPage(reports.told(), pageMaker())
      : reports.in(format, isFile ? plain : terminal),
  );
}
