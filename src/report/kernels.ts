import { createColors } from 'picocolors';
import { explainedBy, type Chain, type ComparedSide, type ExportChange, type CauseChange } from '../compare';
import type { Place } from '../corpus';
import type { JudgedCause, JudgedComparison } from '../judge';
import { escaped } from './pretty';
import { counted } from './spelling';
import { changeLine } from './symvers';
import { typeDiff } from './type-diff';

const HAPPENED = {
  changed: 'changed',
  'became-visible': 'became visible',
  'became-opaque': 'became opaque',
} as const satisfies Record<CauseChange, string>;

/** Texts here are one character a byte. */
const ARROW = Buffer.from(' → ').toString('latin1');

const KINDS: Readonly<Record<ComparedSide['kind'], string>> = {
  scan: 'scan',
  tree: 'kernel tree',
  symvers: 'Module.symvers',
  symtypes: 'symtypes',
};

/**
 * A comparison of kernels for people: a summary, both sides, what happened to exports besides what causes explain,
 * the causes by impact, and what is tolerated.
 * @param color whether the terminal shows colours
 * @returns pieces of one character a byte
 */
export function* kernelsText(comparison: JudgedComparison, color: boolean): Generator<string> {
  const counting = comparison.changes.filter(({ tolerated }) => tolerated === null);
  const names = new Set(counting.filter(isDeclared).map(({ name }) => name));
  yield `${summary(comparison)}\n`;
  yield `base: ${sideText(comparison.base)}\nnew:  ${sideText(comparison.new)}\n`;
  const explained = explainedBy(comparison.causes);
  const told = counting.filter((change) => !isDeclared(change) || !explained.has(change.name));
  if (told.length > 0) yield `\n${told.map((change) => `${escaped(changeLine(change))}\n`).join('')}`;
  for (const cause of comparison.causes) {
    const count = cause.exports.filter((name) => names.has(name)).length;
    if (count > 0) yield `\n${causeText(cause, count, color)}`;
  }
  yield* toleratedLines(comparison.changes);
  yield* missingLines(comparison);
}

/** Whether a cause is what explains a change. */
const isDeclared = ({ kind }: ExportChange): boolean => kind === 'crc' || kind === 'declaration';

function summary({ changes, causes, unexplained }: JudgedComparison): string {
  const count = (isOf: (change: ExportChange) => boolean): number =>
    new Set(changes.filter(isOf).map(({ name }) => name)).size;
  const changed = count(({ kind }) => kind !== 'added' && kind !== 'removed');
  const added = count(({ kind }) => kind === 'added');
  const removed = count(({ kind }) => kind === 'removed');
  const tolerated = changes.filter((change) => change.tolerated !== null).length;
  const parts = [`${counted(changed, 'export')} changed, ${added} added, ${removed} removed`];
  if (causes.length > 0) parts.push(counted(causes.length, 'cause'));
  if (unexplained.length > 0) parts.push(`${unexplained.length} without a cause`);
  if (tolerated > 0) parts.push(`${counted(tolerated, 'change')} tolerated`);
  return parts.join('; ');
}

function sideText({ path, kind, release, architecture, isWhole, exports }: ComparedSide): string {
  const what = [release, architecture].filter((one) => one !== null).join(' ');
  return escaped(
    `${path} (${KINDS[kind]}${what && ` of ${what}`}, ${counted(exports, 'export')}${isWhole ? '' : ', not the whole kernel'})`,
  );
}

/** A cause with its places, chains and difference. @param count of exports that it is told to be behind */
export function causeText(cause: JudgedCause, count: number, color: boolean): string {
  const { bold } = createColors(color);
  const { name, change, basePlace, newPlace, chains } = cause;
  const lines = [bold(escaped(`${name} ${HAPPENED[change]}, ${counted(count, 'export')}`))];
  const places = placesText(basePlace, newPlace);
  if (places !== null) lines.push(`  ${escaped(places)}`);
  // An export's own declaration is reached by nothing else.
  for (const chain of chains) if (chain.steps.length > 1) lines.push(`  ${escaped(chainText(chain))}`);
  return `${lines.map((line) => `${line}\n`).join('')}${difference(cause, color)}`;
}

/** Where a cause stands in both trees; null where neither tells. */
function placesText(base: Place | null, next: Place | null): string | null {
  const [was, is] = [base, next].map((place) => place && `${place.file}:${place.line}`);
  return was && is ? (was === is ? was : `${was}${ARROW}${is}`) : (was ?? is ?? null);
}

/** `netif_rx → s#sk_buff.dev → s#net_device`. */
function chainText({ steps }: Chain): string {
  return steps.map(({ name, member }) => (member === null ? name : `${name}.${member}`)).join(ARROW);
}

function difference({ baseText, newText }: JudgedCause, color: boolean): string {
  const { red, green, cyan } = createColors(color);
  const paint = (line: string): string => {
    if (line.startsWith('-')) return red(line);
    if (line.startsWith('+')) return green(line);
    return line.startsWith('@@') ? cyan(line) : line;
  };
  return typeDiff(baseText, newText, escaped).replace(/.+/g, paint);
}

/** How many changes each rule tolerates, in the order of the rules, and how many nothing can be hurt by. */
function* toleratedLines(changes: readonly ExportChange[]): Generator<string> {
  const rules = new Map<number, { text: string; count: number }>();
  let implicit = 0;
  for (const { tolerated } of changes) {
    if (tolerated?.by === 'implicit') implicit++;
    if (tolerated?.by !== 'rule') continue;
    const { rule, line } = tolerated;
    rules.set(line, { text: rule, count: (rules.get(line)?.count ?? 0) + 1 });
  }
  if (rules.size > 0 || implicit > 0) yield '\nTolerated:\n';
  for (const [line, { text, count }] of [...rules].sort(([a], [b]) => a - b)) {
    yield `  ${counted(count, 'change')} by the rule in line ${line}, ${escaped(text)}\n`;
  }
  if (implicit > 0) yield `  ${counted(implicit, 'change')} implicitly\n`;
}

/** Why there are no causes, and what to do about it. */
function* missingLines({ base, new: next }: JudgedComparison): Generator<string> {
  const untyped = [base, next].filter(({ hasTypes }) => !hasTypes).map(({ path }) => escaped(path));
  if (untyped.length === 0) return;
  yield `\nCauses need the types of both sides, which are not in ${untyped.join(' and ')}:\n`;
  yield '  scan the kernel with modversions scan TREE -o DIR, and give DIR instead\n';
}
