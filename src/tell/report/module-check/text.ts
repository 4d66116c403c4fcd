// SPDX-License-Identifier: GPL-2.0-or-later
import { createColors } from 'picocolors';
import type { JudgedCause } from '../../../kernel/judge';
import type { CheckedModule, ModuleCause, Reach } from '../../../kernel/usage';
import type { Told } from '../../../text';
import { causeText } from '../cause-text';
import { NOT_COVERED } from '../not-covered';
import { obstacleText } from '../obstacles';
import { counted } from '../spelling';
import type { TextLook } from '../text-look';
import { warningText } from '../warnings';
import { modulesTable } from './table';
import type { ToldCheck } from './told-check';
import { codeLines } from './code-lines';
import { AFFECTED, EVIDENCE, isTroubled, whyText } from './wording';

/** Lines of one module that a report of many has. */
const MOST_LINES = 10;

const REACHES = { yes: 'reaches', maybe: 'may reach', no: 'does not reach' } as const satisfies Record<
  Reach,
  string
>;

/**
 * A check for people: a summary, a row each module, then of each that would not load, or is wrong about what it uses, the reasons and the
 * causes behind them, and what was not checked.
 */
export function* modulesText(check: ToldCheck, { color }: TextLook): Generator<string> {
  yield* heading(check);
  yield warningText(check.warnings, createColors(color));
  if (check.modules.length > 1) yield `\n${modulesTable(check.modules, color)}`;
  const isOnly = check.modules.length === 1;
  for (const module of check.modules) {
    if (isTroubled(module)) yield `\n${moduleText(module, check, isOnly, color)}`;
  }
  const concerned = byCause(check);
  for (const [number, cause] of check.causes.entries()) {
    const reach = isOnly ? reachLine(concerned[number]!) : reachCounts(concerned[number]!);
    yield `\n${causeOf(cause, color)}${reach}`;
  }
  yield* notes(check);
  // Without a base no verdict is told.
  if (check.base) yield `\n${NOT_COVERED}\n`;
}

function* heading(check: ToldCheck): Generator<string> {
  const { against, base } = check;
  yield `${check.headline}\n`;
  const what = [against.release, against.architecture].filter((one) => one !== null).join(' ');
  const facts = [what, counted(against.exports, 'export')].filter((one) => one !== '');
  if (!against.hasVersions) facts.push('without versions');
  if (!against.isWhole) facts.push('not the whole kernel');
  yield `against: ${against.path} (${facts.join(', ')})\n`;
  if (!base) return;
  const known = [base.release, base.architecture].filter((one) => one !== null).join(' ');
  yield `base:    ${base.path}${known && ` (${known})`}\n`;
}

function moduleText(module: Told<CheckedModule>, check: ToldCheck, isOnly: boolean, color: boolean): string {
  const { bold } = createColors(color);
  const { file, vermagic, license, machine, obstacles, causes, unexplained, affected, verdict } = module;
  const facts = [vermagic?.split(' ', 1)[0], machine, license ?? 'no licence'].filter(
    (one) => one !== undefined,
  );
  const told = isOnly ? obstacles : obstacles.slice(0, MOST_LINES);
  const texts = [
    bold(`${file} (${facts.join(', ')}) would ${module.loads ? 'load' : 'be refused'}: ${whyText(module)}`),
  ];
  texts.push(...told.map((obstacle) => `  ${obstacleText(obstacle)}`));
  if (told.length < obstacles.length) texts.push(`  ${obstacles.length - told.length} more; -f json has all`);
  if (verdict !== null)
    texts.push(`  verdict: ${verdict}${affected === null || module.code ? '' : `, ${AFFECTED[affected]}`}`);
  texts.push(...codeLines(module).map((line) => `  ${line}`));
  // Where there is only one module, this stands with the causes themselves.
  if (!isOnly) texts.push(...reachLines(causes, check));
  if (unexplained.length > 0) texts.push(`  ${unexplainedLine(unexplained)}`);
  return texts.map((text) => `${text}\n`).join('');
}

/** By reach, the names of causes that lie behind the symbols of one of many modules. */
function reachLines(causes: readonly ModuleCause[], check: ToldCheck): string[] {
  return (['yes', 'maybe', 'no'] as const).flatMap((wanted) => {
    const names = causes
      .filter(({ reach }) => reach === wanted)
      .map(({ cause }) => check.causes[cause]!.name);
    if (names.length === 0) return [];
    const shown = names.slice(0, MOST_LINES).join(' ');
    const rest = names.length > MOST_LINES ? ` and ${names.length - MOST_LINES} more` : '';
    return [
      `  ${counted(names.length, 'cause')} ${wanted === 'yes' ? 'it knows' : REACH_WORDS[wanted]}: ${shown}${rest}`,
    ];
  });
}

const REACH_WORDS = { maybe: 'it may know', no: 'it does not know' } as const;

function unexplainedLine(unexplained: readonly string[]): string {
  const shown = unexplained.slice(0, MOST_LINES).join(' ');
  const rest = unexplained.length > MOST_LINES ? ` and ${unexplained.length - MOST_LINES} more` : '';
  return `no cause between base and against explains ${counted(unexplained.length, 'symbol')}: ${shown}${rest}`;
}

/** What each cause is to the modules behind whose symbols it is. */
function byCause({ causes, modules }: ToldCheck): ModuleCause[][] {
  const concerned: ModuleCause[][] = causes.map(() => []);
  for (const module of modules) for (const one of module.causes) concerned[one.cause]!.push(one);
  return concerned;
}

/** A cause as a comparison shows it, and what it means. */
function causeOf(cause: Told<JudgedCause>, color: boolean): string {
  const { kind, verdict, reason } = cause.judgement;
  return `${causeText(cause, cause.exports.length, color)}${verdict}, ${kind}: ${reason}\n`;
}

function reachLine([only]: readonly ModuleCause[]): string {
  return only ? `${REACHES[only.reach]} the module: ${EVIDENCE[only.evidence]}\n` : '';
}

function reachCounts(concerned: readonly ModuleCause[]): string {
  const count = (wanted: Reach): number => concerned.filter(({ reach }) => reach === wanted).length;
  return `behind symbols of ${counted(concerned.length, 'module')}: ${count('yes')} know it, ${count('maybe')} may, ${count('no')} do not\n`;
}

/** What was not checked, and how to get causes. */
function* notes({ modules, base, causes, unchecked }: ToldCheck): Generator<string> {
  if (unchecked.length > 0) yield `\nNot checked:\n${unchecked.map(({ why }) => `  ${why}\n`).join('')}`;
  const isDifferent = modules.some(({ obstacles }) => obstacles.some(({ kind }) => kind === 'crc'));
  if (!isDifferent || causes.length > 0) return;
  if (base?.hasTypes) return;
  yield '\nCauses take scans of both kernels, the one that the modules were built for as --base:\n';
  yield '  modversions scan TREE -o DIR makes one\n';
}
