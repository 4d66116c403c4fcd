// SPDX-License-Identifier: GPL-2.0-or-later
import { createColors } from 'picocolors';
import type { Counting } from '../kernels/outline';
import { causeLines } from '../kernels/text-cause';
import { NOT_COVERED } from '../not-covered';
import type { Shown } from '../../../text';
import { counted } from '../spelling';
import { filled, type Paint, type TextLook } from '../text-look';
import { warningText } from '../warnings';
import { commonFolder } from './common-folder';
import { costSections } from './cost-tables';
import { moduleLines } from './module-text';
import { reachLine } from './reach';
import { stopperSections } from './stoppers';
import { modulesTable } from './table';
import type { ToldCheck } from './told-check';
import { causeForVendors } from './vendor-advice';
import { isTroubled } from './wording';

/** Modules that have a row, modules told in full, and causes told in full, unless all are asked for. */
const ROWS = 40;
const MODULES = 5;
const CAUSES = 5;

/**
 * A check for people: two lines that say what it comes to, a row each module with the worst first, what stops most of
 * many, then of those in trouble the reasons, the causes, and what was not checked. Details are cut off unless all are
 * asked for.
 */
export function* modulesText(whole: ToldCheck, look: TextLook): Generator<string> {
  const paint = createColors(look.color);
  const folder = commonFolder(whole.modules.map(({ file }) => file));
  const check = within(whole, folder);
  yield* heading(check, look, paint);
  if (folder !== '') yield `modules: below ${folder}\n`;
  yield warningText(check.warnings, paint);
  const { modules, troubled } = check;
  const isOnly = modules.length === 1;
  if (!isOnly && modules.length > 0) yield section(rows(check, look, paint));
  for (const lines of stopperSections(check, look, paint)) yield section(lines);
  for (const lines of costSections(check, look, paint)) yield section(lines);
  const told = look.isFull ? troubled : troubled.slice(0, MODULES);
  for (const module of told) yield section(moduleLines(module, check, look, paint));
  yield* more(troubled.length - told.length, 'module', paint);
  yield* causePieces(check, look, paint);
  yield* notes(check, look);
  // Without a base no verdict is told.
  if (check.base) yield section(filled(NOT_COVERED, '', look.width));
}

/** The same with modules named as seen from a folder. */
function within(check: ToldCheck, folder: string): ToldCheck {
  const named = (modules: ToldCheck['troubled']): ToldCheck['modules'] =>
    modules.map((one) => ({ ...one, file: one.file.slice(folder.length) as Shown }));
  return { ...check, modules: named(check.modules), troubled: named(check.troubled) };
}

const section = (lines: readonly string[]): string => `\n${lines.map((line) => `${line}\n`).join('')}`;

function* more(count: number, noun: string, paint: Paint): Generator<string> {
  if (count > 0) yield section([paint.dim(`… and ${counted(count, `more ${noun}`)}; --full tells all`)]);
}

function* heading(
  { against, base, summary }: ToldCheck,
  { width }: TextLook,
  paint: Paint,
): Generator<string> {
  for (const line of summary.flatMap((one) => filled(one, '', width))) yield `${paint.bold(line)}\n`;
  const what = [against.release, against.architecture].filter((one) => one !== null).join(' ');
  const facts = [what, counted(against.exports, 'export')].filter((one) => one !== '');
  if (!against.hasVersions) facts.push('without versions');
  if (!against.isWhole) facts.push('not the whole kernel');
  yield `against: ${against.path} (${facts.join(', ')})\n`;
  if (!base) return;
  const known = [base.release, base.architecture].filter((one) => one !== null).join(' ');
  yield `base:    ${base.path}${known && ` (${known})`}\n`;
}

/** Those in trouble first, the worst first. */
function rows({ modules, troubled }: ToldCheck, look: TextLook, paint: Paint): string[] {
  const all = [...troubled, ...modules.filter((one) => !isTroubled(one))];
  if (look.isFull || all.length <= ROWS) return modulesTable(all, look);
  const rest = all.slice(ROWS);
  const refused = rest.filter(({ loads }) => !loads).length;
  const what = refused === 0 ? 'all of which would load' : `${refused} of which would not load`;
  const last = `… and ${counted(rest.length, 'more module')}, ${what}; --full tells all`;
  return [...modulesTable(all.slice(0, ROWS), look), paint.dim(last)];
}

/** The causes as a comparison tells them: of one module those first that it knows, the worst of each first. */
function* causePieces(check: ToldCheck, look: TextLook, paint: Paint): Generator<string> {
  const { causes, modules } = check;
  const order = ['yes', 'maybe', 'no'] as const;
  const only = modules.length === 1 ? modules[0]! : null;
  const numbers = only
    ? order.flatMap((reach) => only.causes.filter((one) => one.reach === reach).map(({ cause }) => cause))
    : [...causes.keys()];
  const told = look.isFull ? numbers : numbers.slice(0, CAUSES);
  for (const [at, number] of told.entries()) {
    const cause = causeForVendors(number, check);
    const counting: Counting = { cause, exports: cause.exports };
    yield section([...causeLines(counting, at + 1, look, paint), `  ${reachLine(number, check)}`]);
  }
  yield* more(numbers.length - told.length, 'cause', paint);
}

/** What was not checked, and how to get causes. */
function* notes({ modules, base, causes, unchecked }: ToldCheck, { width }: TextLook): Generator<string> {
  if (unchecked.length > 0)
    yield section(['Not checked:', ...unchecked.flatMap(({ why }) => filled(why, '  ', width))]);
  const isDifferent = modules.some(({ obstacles }) => obstacles.some(({ kind }) => kind === 'crc'));
  if (!isDifferent || causes.length > 0 || base?.hasTypes) return;
  yield section([
    'To learn why, name the kernel that the modules were built for: --base, and both sides with types,',
    '  scans (modversions scan TREE -o DIR) or packages of images (linux-image….deb)',
  ]);
}
