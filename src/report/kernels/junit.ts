import type { JudgedChange, JudgedComparison } from '../../judge';
import { declarationName } from '../wording';
import { outlineOf } from './outline';
import { readable, short } from './readable';
import { causeDetails, causeSentence, changeText, toldCauses, type ToldCause } from './told-causes';

/** A test case: what failed, or why it was not looked at; nothing where it passed. */
interface Case {
  name: string;
  className: string;
  outcome: { tag: 'failure' | 'skipped'; message: string; type?: string; text?: string } | null;
}

/**
 * A comparison as JUnit XML, as CI servers show test results: a case a cause, what the CRC misses, and what happened to
 * exports besides. What is not compatible fails, what is tolerated is skipped.
 * @returns one character a byte
 */
export function kernelsJunit(comparison: JudgedComparison): string {
  const shown = readable(comparison);
  const outline = outlineOf(shown);
  const told = toldCauses(outline);
  const tolerated = outline.tolerated.flatMap(({ changes }) => changes).filter(({ kind }) => kind !== 'crc');
  const suites: [string, Case[]][] = [
    ['causes', told.filter(({ standing }) => standing !== 'missed').map(causeCase)],
    ['missed by the CRC', told.filter(({ standing }) => standing === 'missed').map(causeCase)],
    ['exports', [...outline.lone.flatMap(({ changes }) => changes), ...tolerated].map(changeCase)],
  ];
  const all = suites.flatMap(([, cases]) => cases);
  const text = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="modversions compare" ${counts(all)}>`,
    ...suites.flatMap(([name, cases]) => suiteLines(name, cases)),
    '</testsuites>',
    '',
  ].join('\n');
  return Buffer.from(text).toString('latin1');
}

function causeCase(told: ToldCause): Case {
  const { cause, standing } = told;
  const { verdict, kind, reason } = cause.judgement;
  const message = short(reason, 1000) || causeSentence(told);
  const failure = {
    tag: 'failure',
    message,
    type: `${verdict}: ${kind}`,
    text: [causeSentence(told), ...causeDetails(told)].join('\n'),
  } as const;
  const skipped = { tag: 'skipped', message: 'rules tolerate all exports that it reaches' } as const;
  const outcome = standing === 'tolerated' ? skipped : verdict === 'compatible' ? null : failure;
  return { name: short(declarationName(cause.name)), className: `modversions.${kind}`, outcome };
}

function changeCase(change: JudgedChange): Case {
  const { name, kind, changeKind, verdict, tolerated } = change;
  const text = changeText(change);
  const by =
    tolerated?.by === 'rule' ? `rule in line ${tolerated.line}: ${short(tolerated.rule)}` : 'implicitly';
  const outcome = tolerated
    ? ({ tag: 'skipped', message: `tolerated ${by}` } as const)
    : verdict === 'compatible'
      ? null
      : ({ tag: 'failure', message: text, type: `${verdict}: ${changeKind ?? kind}`, text } as const);
  return { name: short(name), className: `modversions.${changeKind ?? kind}`, outcome };
}

function suiteLines(name: string, cases: readonly Case[]): string[] {
  if (cases.length === 0) return [];
  return [`  <testsuite name="${xml(name)}" ${counts(cases)}>`, ...cases.map(caseText), '  </testsuite>'];
}

function caseText({ name, className, outcome }: Case): string {
  const opening = `    <testcase name="${xml(name)}" classname="${xml(className)}" time="0"`;
  if (!outcome) return `${opening}/>`;
  const { tag, message, type, text } = outcome;
  const attributes = `message="${xml(message)}"${type === undefined ? '' : ` type="${xml(type)}"`}`;
  const content = text === undefined ? '/>' : `>${xml(text)}</${tag}>`;
  return `${opening}>\n      <${tag} ${attributes}${content}\n    </testcase>`;
}

function counts(cases: readonly Case[]): string {
  const count = (tag: string): number => cases.filter(({ outcome }) => outcome?.tag === tag).length;
  return `tests="${cases.length}" failures="${count('failure')}" errors="0" skipped="${count('skipped')}"`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text in XML 1.0, which has no place for some characters, not even escaped. */
function xml(text: string): string {
  return text
    .replace(/[&<>"']/g, (c) => ENTITIES[c]!)
    .replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd');
}
