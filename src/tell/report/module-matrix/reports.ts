// SPDX-License-Identifier: GPL-2.0-or-later
import type { ModuleMatrix } from '../../../kernel/usage';
import type { RawText } from '../../../text';
import type { ModuleMatrixDocument } from '../../documents';
import { piecesInUtf8 } from '../formats';
import { csvOf } from '../forms/csv';
import { itemsJson } from '../items-json';
import { NOT_COVERED } from '../not-covered';
import type { TextLook } from '../text-look';
import { matrixText } from './text';
import { cellText, kernelTitles, toldMatrix, matrixWhy, type ToldMatrix } from './told-matrix';

/** The forms of a matrix, beside a page. */
export const MATRIX_FORMATS = ['text', 'json', 'csv'] as const;
export type MatrixFormat = (typeof MATRIX_FORMATS)[number];

/** The reports of modules by kernels. */
export function matrixReports(matrix: ModuleMatrix): {
  told(): ToldMatrix;
  in(format: MatrixFormat, look: TextLook): Iterable<RawText>;
} {
  let known: ToldMatrix | undefined;
  const told = (): ToldMatrix => (known ??= toldMatrix(matrix));
  return {
    told,
    in: (format, look) => {
      if (format === 'json') return itemsJson(documentOf(matrix));
      return piecesInUtf8(format === 'csv' ? matrixCsv(told()) : matrixText(told(), look));
    },
  };
}

function documentOf({ warnings, ...matrix }: ModuleMatrix): ModuleMatrixDocument {
  const document = { ...matrix, notCovered: { sentence: NOT_COVERED } };
  return warnings.length > 0 ? { ...document, warnings } : document;
}

/** A row each module; of each kernel three columns. */
function matrixCsv(matrix: ToldMatrix): string {
  const titles = kernelTitles(matrix);
  return csvOf([
    ['module', 'newest that fits', ...titles.flatMap((title) => [title, `${title}: needs`, `${title}: why`])],
    ...matrix.modules.map(({ file, newest, cells }) => [
      file,
      newest === null ? '' : titles[newest]!,
      ...cells.flatMap((cell) => [cellText(cell), cell.needs ?? '', matrixWhy(cell)]),
    ]),
  ]);
}
