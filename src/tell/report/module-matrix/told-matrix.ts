// SPDX-License-Identifier: GPL-2.0-or-later
import type { ModuleMatrix } from '../../../kernel/usage';
import { toldOf, type Told } from '../../../text';
import { COUNTED_ALONE, obstacleWords } from '../obstacles';
import { counted } from '../spelling';

/** What people are told of a matrix: the one thing that reports for people are made from. */
export interface ToldMatrix extends Told<ModuleMatrix> {
  /** What it comes to, in one line. */
  headline: string;
}

type ToldModule = ToldMatrix['modules'][number];
type ToldCell = ToldModule['cells'][number];

export function toldMatrix(matrix: ModuleMatrix): ToldMatrix {
  const told = toldOf(matrix);
  return { ...told, headline: headlineOf(told) };
}

function headlineOf({ modules, kernels, failed }: Told<ModuleMatrix>): string {
  const fits = modules.map(({ cells }) => cells.filter(({ needs }) => needs === null).length);
  const all = fits.filter((count) => count === kernels.length).length;
  const none = fits.filter((count) => count === 0).length;
  const parts: string[] = [];
  if (all > 0) parts.push(`${all} fit all`);
  if (modules.length > all + none) parts.push(`${modules.length - all - none} some`);
  if (none > 0) parts.push(`${none} none`);
  if (failed.length > 0) parts.push(`${counted(failed.length, 'file')} could not be read`);
  return `${counted(modules.length, 'module')}, ${counted(kernels.length, 'kernel')}: ${parts.join(', ') || 'nothing was checked'}`;
}

/** What kernels are called in titles: by release, or else by path; by number as well where that is not enough. */
export function kernelTitles({ kernels }: Pick<ToldMatrix, 'kernels'>): string[] {
  const names = kernels.map(({ release, path }) => release ?? path);
  return names.map((name, at) =>
    names.filter((other) => other === name).length > 1 ? `${name} [${at + 1}]` : name,
  );
}

/** Why a module would not load: `3 versions differ (pot_fill, pot_empty, …)`. */
export function matrixWhy({ obstacles }: ToldCell): string {
  return obstacles
    .map(({ kind, count, symbols }) => {
      const more = count > symbols.length ? ', …' : '';
      const names = symbols.length > 0 ? ` (${symbols.join(', ')}${more})` : '';
      return `${COUNTED_ALONE.has(kind) ? '' : `${count} `}${obstacleWords(kind, count)}${names}`;
    })
    .join(', ');
}

/** A cell in a few words: `loads`, `refused, break`. */
export function cellText({ loads, verdict }: ToldCell): string {
  const does = loads ? 'loads' : 'refused';
  return verdict === null || (loads && verdict === 'compatible') ? does : `${does}, ${verdict}`;
}
