import type { JudgedChange, JudgedComparison } from '../../judge';
import { counted } from '../spelling';
import { typeDiff } from '../type-diff';
import { declarationName } from '../wording';
import { kindHelp } from './kind-help';
import { outlineOf, WORST_FIRST, type Counting, type Outline } from './outline';
import { readable, short } from './readable';
import { changeText } from './told-causes';
import { chainText, factText, placesText, sideName, sideText, subjectText } from './wording';

/** Characters up to which causes are told in full: a comment of GitHub takes 65,536. */
const BUDGET = 45_000;
/** Rows of the table of causes. */
const ROWS = 60;
/** Changes, findings and exports that are told one by one. */
const SHOWN = 10;
/** Longest diff that is shown whole. */
const LONGEST_DIFF = 4000;

/**
 * A comparison as Markdown for a merge request: counts, the causes in a table, then each in a fold, what is tolerated
 * in a fold too. Short enough for a comment.
 * @returns one character a byte
 */
export function kernelsMarkdown(comparison: JudgedComparison): string {
  return Buffer.from(`${lines(readable(comparison)).join('\n')}\n`).toString('latin1');
}

function lines(comparison: JudgedComparison): string[] {
  const outline = outlineOf(comparison);
  const { base, new: next } = comparison;
  const untyped = [base, next].filter(({ hasTypes }) => !hasTypes);
  return [
    `## Kernel module interface: ${code(sideName(base))} → ${code(sideName(next))}`,
    '',
    ...countsTable(comparison, outline),
    ...outline.lone.flatMap(({ changes }) => changeLines(changes)),
    ...causesTable('Causes', outline.causes),
    ...causesTable('Missed by the CRC', outline.missed),
    ...folds([...outline.causes, ...outline.missed]),
    ...falsePositives(comparison),
    ...tolerated(outline),
    ...untyped.map(({ path }) => `\nCauses need types, which are not in ${code(path)}.`),
    '',
    `<sub>${prose(sideText(base))} against ${prose(sideText(next))}, by modversions compare</sub>`,
  ];
}

function countsTable({ verdicts, causes }: JudgedComparison, { changed, added, removed }: Outline): string[] {
  const row = (title: string, counts: Readonly<Record<string, number>>): string =>
    `| ${title} | ${WORST_FIRST.map((verdict) => counts[verdict]).join(' | ')} |`;
  return [
    `**${counted(changed, 'export')} changed, ${added} added, ${removed} removed.**`,
    '',
    `| | ${WORST_FIRST.join(' | ')} |`,
    '|---|--:|--:|--:|--:|',
    row('exports', verdicts.exports),
    ...(causes.length > 0 ? [row('causes', verdicts.causes)] : []),
  ];
}

function changeLines(changes: readonly JudgedChange[]): string[] {
  const shown = changes.slice(0, SHOWN).map((change) => `- ${code(changeText(change))} (${change.verdict})`);
  const more = changes.length - SHOWN;
  return ['', ...shown, ...(more > 0 ? [`- and ${more} more like this`] : [])];
}

function causesTable(title: string, causes: readonly Counting[]): string[] {
  if (causes.length === 0) return [];
  const rows = causes.slice(0, ROWS).map(({ cause, exports }) => {
    const { verdict, kind, reason } = cause.judgement;
    return `| ${verdict} | ${exports.length} | ${cell(code(short(declarationName(cause.name), 80)))} | ${kind} | ${cell(prose(short(reason, 160)))} |`;
  });
  const more = causes.length - ROWS;
  return [
    '',
    `### ${title}`,
    '',
    '| verdict | exports | declaration | kind | why |',
    '|---|--:|---|---|---|',
    ...rows,
    ...(more > 0 ? ['', `And ${counted(more, 'more cause')}.`] : []),
  ];
}

/** Causes in full as long as there is room. */
function folds(causes: readonly Counting[]): string[] {
  const result: string[] = [];
  let left = BUDGET;
  for (const [at, one] of causes.entries()) {
    const fold = causeFold(one);
    left -= fold.reduce((sum, line) => sum + line.length + 1, 0);
    if (left < 0) {
      const more = causes.length - at;
      return [...result, '', `The details of ${counted(more, 'more cause')} are in the other reports.`];
    }
    result.push(...fold);
  }
  return result;
}

function causeFold({ cause, exports }: Counting): string[] {
  const { judgement } = cause;
  const name = html(short(declarationName(cause.name)));
  const title = `${judgement.verdict}: <code>${name}</code>, ${kindHelp(judgement.kind).title}, ${counted(exports.length, 'export')}`;
  const places = placesText(cause);
  const findings = judgement.findings.filter(({ base, new: next }) => base ?? next).slice(0, SHOWN);
  const more = judgement.findings.length - findings.length;
  const rows = findings.map(
    (finding) =>
      `| ${cell(code(subjectText(finding)))} | ${finding.kind} | ${cell(code(factText(finding.base)))} | ${cell(code(factText(finding.new)))} |`,
  );
  return [
    '',
    `<details><summary>${title}</summary>`,
    '',
    ...(places === null ? [] : [`At ${code(places)}. `]),
    prose(short(judgement.reason, 1000)),
    ...(rows.length > 0 ? ['', '| what | kind | base | new |', '|---|---|---|---|', ...rows] : []),
    ...(rows.length > 0 && more > 0 ? ['', `And ${counted(more, 'more finding')}.`] : []),
    '',
    ...diffBlock(cause.baseText, cause.newText),
    ...cause.chains
      .filter(({ steps }) => steps.length > 1)
      .map((chain) => `- ${code(short(chainText(chain), 600))}`),
    '',
    ...judgement.advice.map((advice) => `> ${prose(short(advice, 1000))}\n`),
    '</details>',
  ];
}

function diffBlock(baseText: string, newText: string): string[] {
  const diff = typeDiff(baseText, newText, (word) => short(word)).trimEnd();
  if (diff === '') return [];
  const text = diff.length > LONGEST_DIFF ? `${diff.slice(0, LONGEST_DIFF)}\n…` : diff;
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return [`${fence}diff`, text, fence];
}

function falsePositives({ falsePositives: names }: JudgedComparison): string[] {
  if (names.length === 0) return [];
  const shown = names.slice(0, SHOWN).map((name) => code(short(name)));
  const more = names.length > SHOWN ? ` and ${names.length - SHOWN} more` : '';
  return [
    '',
    `**False positives:** ${counted(names.length, 'changed CRC')} that no compiled module can tell: ${shown.join(', ')}${more}.`,
  ];
}

function tolerated({ tolerated: groups, toleratedCauses }: Outline): string[] {
  if (groups.length === 0) return [];
  const count = groups.reduce((sum, { changes }) => sum + changes.length, 0);
  return [
    '',
    `<details><summary>${counted(count, 'change')} tolerated</summary>`,
    '',
    ...groups.map(({ rule, changes }) => {
      const by = rule ? `by the rule in line ${rule.line}, ${code(short(rule.text))}` : 'implicitly';
      return `- ${counted(changes.length, 'change')} ${by}`;
    }),
    ...toleratedCauses
      .slice(0, SHOWN)
      .map(({ name }) => `- cause that nothing else has: ${code(short(name))}`),
    '',
    '</details>',
  ];
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}

/** Text in a code span, in which nothing is markup. */
function code(text: string): string {
  const fence = '`'.repeat(longestRun(text) + 1);
  const isEdged = /^[` ]|[` ]$/.test(text);
  return isEdged ? `${fence} ${text} ${fence}` : `${fence}${text || ' '}${fence}`;
}

/** What stands in a cell of a table, where only the bar is markup even in a code span. */
const cell = (text: string): string => text.replace(/\|/g, '\\|');

/** Text that is no markup, calls nobody and links nowhere. The bar is left to `cell`. */
function prose(text: string): string {
  return text
    .replace(/[\\`*_{}[\]<>#+!~$&]/g, '\\$&')
    .replace(/@/g, '`@`')
    .replace(/:\/\//g, ':\\/\\/')
    .replace(/\bwww\./gi, 'www\\.');
}

const html = (text: string): string =>
  text
    .replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`)
    .replace(/[`*_[\]@\\]/g, (c) => `&#${c.charCodeAt(0)};`);
