import { createColors } from 'picocolors';
import type { JudgedCause } from '../../../kernel/judge';
import type { Obstacle } from '../../../kernel/loader';
import type { CheckedModule, ModuleCause, ModuleCheck, Reach } from '../../../kernel/usage';
import { causeText } from '../cause-text';
import { obstacleCounts, obstacleText } from '../obstacles';
import { escaped } from '../pretty';
import { counted } from '../spelling';
import { AFFECTED, EVIDENCE, headline } from './wording';

/** The forms of a check that the field's scripts know. */
export const CHECK_DROP_INS = ['null', 'pretty', 'short', 'symbols', 'mod-symbols'] as const;
export type CheckDropIn = (typeof CHECK_DROP_INS)[number];

/** Lines of one module that a report of many has. */
const MOST_LINES = 10;

const REACHES = { yes: 'reaches', maybe: 'may reach', no: 'does not reach' } as const satisfies Record<
  Reach,
  string
>;

/**
 * A check for people: a summary, a row each module, then of each that would not load the reasons and the causes behind
 * them, and what was not checked.
 * @param color whether the terminal shows colours
 * @returns pieces of one character a byte
 */
export function* modulesText(check: ModuleCheck, color: boolean): Generator<string> {
  yield* heading(check);
  if (check.modules.length > 1) yield `\n${table(check.modules, color)}`;
  const isOnly = check.modules.length === 1;
  for (const module of check.modules) {
    if (module.obstacles.length > 0) yield `\n${moduleText(module, check, isOnly, color)}`;
  }
  const concerned = byCause(check);
  for (const [number, cause] of check.causes.entries()) {
    const reach = isOnly ? reachLine(concerned[number]!) : reachCounts(concerned[number]!);
    yield `\n${causeOf(cause, color)}${reach}`;
  }
  yield* notes(check);
}

/**
 * The forms of `compare` where they make sense: `pretty` a line each obstacle, `short` a row each module, `symbols` the
 * names of all symbols that stand in the way, `mod-symbols` of those that are there in another version.
 * @returns one character a byte
 */
export function modulesReport(check: ModuleCheck, format: CheckDropIn): string {
  switch (format) {
    case 'null':
      return '';
    case 'pretty':
      return check.modules
        .map(({ file, obstacles }) => lines(obstacles.map((one) => `${file}: ${obstacleText(one)}`)))
        .join('');
    case 'short':
      return table(check.modules, false);
    case 'symbols':
      return lines(symbolsOf(check, () => true));
    case 'mod-symbols':
      return lines(symbolsOf(check, ({ kind }) => kind === 'crc'));
  }
}

const lines = (texts: readonly string[]): string => texts.map((text) => `${escaped(text)}\n`).join('');

function symbolsOf({ modules }: ModuleCheck, isMeant: (obstacle: Obstacle) => boolean): string[] {
  const names = new Set<string>();
  for (const { obstacles } of modules) {
    for (const obstacle of obstacles)
      if ('symbol' in obstacle && isMeant(obstacle)) names.add(obstacle.symbol);
  }
  return [...names].sort();
}

function* heading(check: ModuleCheck): Generator<string> {
  const { against, base } = check;
  yield `${headline(check)}\n`;
  const what = [against.release, against.architecture].filter((one) => one !== null).join(' ');
  const facts = [what, counted(against.exports, 'export')].filter((one) => one !== '');
  if (!against.hasVersions) facts.push('without versions');
  if (!against.isWhole) facts.push('not the whole kernel');
  yield escaped(`against: ${against.path} (${facts.join(', ')})`) + '\n';
  if (!base) return;
  const known = [base.release, base.architecture].filter((one) => one !== null).join(' ');
  yield `${escaped(`base:    ${base.path}${known && ` (${known})`}`)}\n`;
}

function table(modules: readonly CheckedModule[], color: boolean): string {
  const { red, green } = createColors(color);
  const names = modules.map(({ file }) => escaped(file));
  const width = names.reduce((most, { length }) => Math.max(most, length), 'module'.length);
  const isJudged = modules.some(({ verdict }) => verdict !== null);
  const column = (verdict: string): string => (isJudged ? `${verdict.padEnd('conditional'.length)}  ` : '');
  const rows = modules.map(({ imports, loads, obstacles, verdict }, index) => {
    const answer = loads
      ? green('yes')
      : `${red('no')}     ${column(verdict ?? 'unknown')}${obstacleCounts(obstacles)}`;
    return `${names[index]!.padEnd(width)}  ${String(imports).padStart(7)}  ${answer}\n`;
  });
  return `${'module'.padEnd(width)}  imports  loads  ${column('verdict')}why not\n${rows.join('')}`.replace(
    / +$/gm,
    '',
  );
}

function moduleText(module: CheckedModule, check: ModuleCheck, isOnly: boolean, color: boolean): string {
  const { bold } = createColors(color);
  const { file, vermagic, license, machine, obstacles, causes, unexplained, affected, verdict } = module;
  const facts = [vermagic?.split(' ', 1)[0], machine, license ?? 'no licence'].filter(
    (one) => one !== undefined,
  );
  const told = isOnly ? obstacles : obstacles.slice(0, MOST_LINES);
  const texts = [
    bold(escaped(`${file} (${facts.join(', ')}) would be refused: ${obstacleCounts(obstacles)}`)),
  ];
  texts.push(...told.map((obstacle) => `  ${escaped(obstacleText(obstacle))}`));
  if (told.length < obstacles.length) texts.push(`  ${obstacles.length - told.length} more; -f json has all`);
  if (verdict !== null)
    texts.push(`  verdict: ${verdict}${affected === null ? '' : `, ${AFFECTED[affected]}`}`);
  // Where there is only one module, this stands with the causes themselves.
  if (!isOnly) texts.push(...reachLines(causes, check));
  if (unexplained.length > 0) texts.push(`  ${unexplainedLine(unexplained)}`);
  return texts.map((text) => `${text}\n`).join('');
}

/** By reach, the names of causes that lie behind the symbols of one of many modules. */
function reachLines(causes: readonly ModuleCause[], check: ModuleCheck): string[] {
  return (['yes', 'maybe', 'no'] as const).flatMap((wanted) => {
    const names = causes
      .filter(({ reach }) => reach === wanted)
      .map(({ cause }) => check.causes[cause]!.name);
    if (names.length === 0) return [];
    const shown = names.slice(0, MOST_LINES).join(' ');
    const rest = names.length > MOST_LINES ? ` and ${names.length - MOST_LINES} more` : '';
    return [
      escaped(
        `  ${counted(names.length, 'cause')} ${wanted === 'yes' ? 'it knows' : REACH_WORDS[wanted]}: ${shown}${rest}`,
      ),
    ];
  });
}

const REACH_WORDS = { maybe: 'it may know', no: 'it does not know' } as const;

function unexplainedLine(unexplained: readonly string[]): string {
  const shown = unexplained.slice(0, MOST_LINES).join(' ');
  const rest = unexplained.length > MOST_LINES ? ` and ${unexplained.length - MOST_LINES} more` : '';
  return escaped(
    `no cause between base and against explains ${counted(unexplained.length, 'symbol')}: ${shown}${rest}`,
  );
}

/** What each cause is to the modules behind whose symbols it is. */
function byCause({ causes, modules }: ModuleCheck): ModuleCause[][] {
  const concerned: ModuleCause[][] = causes.map(() => []);
  for (const module of modules) for (const one of module.causes) concerned[one.cause]!.push(one);
  return concerned;
}

/** A cause as a comparison shows it, and what it means. */
function causeOf(cause: JudgedCause, color: boolean): string {
  const { kind, verdict, reason } = cause.judgement;
  return `${causeText(cause, cause.exports.length, color)}${escaped(`${verdict}, ${kind}: ${reason}`)}\n`;
}

function reachLine([only]: readonly ModuleCause[]): string {
  return only ? `${REACHES[only.reach]} the module: ${EVIDENCE[only.evidence]}\n` : '';
}

function reachCounts(concerned: readonly ModuleCause[]): string {
  const count = (wanted: Reach): number => concerned.filter(({ reach }) => reach === wanted).length;
  return `behind symbols of ${counted(concerned.length, 'module')}: ${count('yes')} know it, ${count('maybe')} may, ${count('no')} do not\n`;
}

/** What was not checked, and how to get causes. */
function* notes({ modules, base, causes, unchecked }: ModuleCheck): Generator<string> {
  if (unchecked.length > 0)
    yield `\nNot checked:\n${unchecked.map(({ why }) => `  ${escaped(why)}\n`).join('')}`;
  const isDifferent = modules.some(({ obstacles }) => obstacles.some(({ kind }) => kind === 'crc'));
  if (!isDifferent || causes.length > 0) return;
  if (base?.hasTypes) return;
  yield '\nCauses take scans of both kernels, the one that the modules were built for as --base:\n';
  yield '  modversions scan TREE -o DIR makes one\n';
}
