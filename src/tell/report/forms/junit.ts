// SPDX-License-Identifier: GPL-2.0-or-later
/** A test case: what failed, what could not be tested, or why it was not looked at; nothing where it passed. */
export interface Case {
  name: string;
  className: string;
  outcome: { tag: 'failure' | 'error' | 'skipped'; message: string; type?: string; text?: string } | null;
}

/** Names of suites, and their cases. */
export type Suites = readonly (readonly [string, readonly Case[]])[];

/**
 * A JUnit file of suites, those without cases left out.
 * @param name of all of them
 * @param properties what is to be said of the whole, in the first suite: `testsuites` has no place for it
 */
export function junitText(
  name: string,
  suites: Suites,
  properties: Readonly<Record<string, string>> = {},
): string {
  const all = suites.flatMap(([, cases]) => cases);
  const told = Object.entries(properties);
  const [first, ...others] = suites.filter(([, cases]) => cases.length > 0);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="${xml(name)}" ${counts(all)}>`,
    ...(first || told.length > 0 ? suiteLines(...(first ?? [name, []]), told) : []),
    ...others.flatMap(([suite, cases]) => suiteLines(suite, cases)),
    '</testsuites>',
    '',
  ].join('\n');
}

function suiteLines(
  name: string,
  cases: readonly Case[],
  properties: readonly (readonly [string, string])[] = [],
): string[] {
  const told = properties.map(([key, value]) => `      <property name="${xml(key)}" value="${xml(value)}"/>`);
  return [
    `  <testsuite name="${xml(name)}" ${counts(cases)}>`,
    ...(told.length > 0 ? ['    <properties>', ...told, '    </properties>'] : []),
    ...cases.map(caseText),
    '  </testsuite>',
  ];
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
  return `tests="${cases.length}" failures="${count('failure')}" errors="${count('error')}" skipped="${count('skipped')}"`;
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
