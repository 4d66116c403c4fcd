// SPDX-License-Identifier: GPL-2.0-or-later
/** Rules that say why: what they match, in which order, until when, and that they never tolerate more than they name. */
import { acceptByRules } from '../../../src/kernel/accept';
import { readRules } from '../../../src/kernel/accept/read-rules';
import type { JudgedCause, JudgedComparison } from '../../../src/kernel/judge';
import { inUtf8 } from '../../../src/text';
import { causeOf, comparisonOf, judgementOf } from '../../tell/report/made-up';

const TODAY = '2026-06-15';
const moved = (...exports: string[]): JudgedCause => causeOf('s#pot', exports, judgementOf('member-moved'));
const grown = (...exports: string[]): JudgedCause =>
  causeOf('s#lid', exports, judgementOf('member-appended'));

/** Rules as YAML flow maps, each given a reason. */
const rulesOf = (...rules: string[]): ReturnType<typeof readRules> =>
  readRules(
    inUtf8(['rules:', ...rules.map((rule) => `- {reason: because, ${rule}}`)].join('\n')),
    'why.yaml',
  );

const counting = ({ changes }: JudgedComparison): string[] =>
  changes.filter(({ tolerated }) => tolerated?.by !== 'rule').map(({ name }) => name);

const both = comparisonOf([moved('boil', 'pour'), grown('pour', 'sip')]);

test.each<[string, string[], string[]]>([
  ['all of an export', ['export: boil'], ['pour', 'sip']],
  ['a list of patterns', ["export: ['b*', s?p]"], ['pour']],
  ['a module', ["module: 'drivers/*'"], ['boil']],
  ['a type, by what people write', ['type: struct pot'], ['pour', 'sip']],
  ['both types of one export', ['type: pot', 'type: s#lid'], []],
  ['a member', ['type: pot, member: dev'], ['pour', 'sip']],
  ['another member', ['type: pot, member: handle'], ['boil', 'pour', 'sip']],
  ['a kind', ['kind: member-appended'], ['boil', 'pour']],
  ['a verdict', ['verdict: [compatible, conditional]'], ['boil', 'pour']],
  ['the first that matches', ['type: pot, export: pour, action: fail', 'type: [pot, lid]'], ['pour']],
  ['no namespace', ["namespace: '*'"], ['boil', 'pour', 'sip']],
  ['a day that is not over', [`type: pot, until: ${TODAY}`], ['pour', 'sip']],
  ['a day that is over', ['type: pot, until: 2026-06-14'], ['boil', 'pour', 'sip']],
  ['a release to come', ['type: pot, until: 6.1.193'], ['pour', 'sip']],
  ['a release that is there', ['type: pot, until: 6.1.192'], ['boil', 'pour', 'sip']],
])('%s', (_, rules, left) => {
  expect(counting(acceptByRules(both, rulesOf(...rules), TODAY))).toEqual(left);
});

test('a finding that no rule names is never tolerated with others of its cause', () => {
  const { findings } = judgementOf('member-moved');
  const more = { ...findings[0]!, subject: 'lock' };
  const cause = {
    ...moved('boil'),
    judgement: judgementOf('member-moved', { findings: [...findings, more] }),
  };
  const rules = rulesOf('type: pot, member: dev');
  expect(counting(acceptByRules(comparisonOf([cause]), rules, TODAY))).toEqual(['boil']);
});

test('a verdict that is worse than all findings has to be tolerated itself', () => {
  const judgement = { ...judgementOf('member-appended'), verdict: 'break' as const };
  const rules = rulesOf('verdict: conditional');
  const comparison = comparisonOf([causeOf('s#lid', ['sip'], judgement)]);
  expect(counting(acceptByRules(comparison, rules, TODAY))).toEqual(['sip']);
});

test('what the CRC misses, and lies beyond exports', () => {
  const beyond = { definitions: [moved(), grown()], compiledIn: [] };
  const comparison = comparisonOf([], [], { missed: [moved('boil'), moved('boil', 'sip')], beyond });
  const { missed, beyond: left } = acceptByRules(comparison, rulesOf('type: lid', 'export: boil'), TODAY);
  expect(missed.map(({ tolerated }) => tolerated?.by)).toEqual(['rule', undefined]);
  expect(left.definitions!.map(({ tolerated }) => tolerated?.by)).toEqual([undefined, 'rule']);
});

test('why, and what became of rules', () => {
  const rules = rulesOf(
    "type: pot, bug: '#7', owner: kettles, until: 2027-01-31",
    'type: cup',
    'kind: member-moved, until: 6.1',
  );
  const { changes, rules: uses } = acceptByRules(both, rules, TODAY);
  expect(changes[0]!.tolerated).toEqual({
    by: 'rule',
    rule: 'type pot, PASS',
    file: 'why.yaml',
    line: 2,
    reason: 'because',
    bug: '#7',
    owner: 'kettles',
    until: '2027-01-31',
  });
  expect(uses!.map(({ state, matches }) => [state, matches > 0])).toEqual([
    ['used', true],
    ['unused', false],
    ['expired', true],
  ]);
});

test('a release says nothing of a kernel whose release is not known', () => {
  const unnamed = { ...both, new: { ...both.new, release: null } };
  const rules = rulesOf('type: pot, until: 6.1.193');
  expect(counting(acceptByRules(unnamed, rules, TODAY))).toEqual(['boil', 'pour', 'sip']);
});

test.each([
  ['', "why.yaml:1: has no list of rules: 'rules:' and a list, and nothing beside it"],
  ['rules: 1', "why.yaml:1: has no list of rules: 'rules:' and a list, and nothing beside it"],
  ['rules: []\nmore: 1', "why.yaml:1: has no list of rules: 'rules:' and a list, and nothing beside it"],
  ['rules:\n- export: a', "why.yaml:2: a rule without 'reason'"],
  ['rules:\n- reason: a', 'why.yaml:2: a rule that looks at nothing, so at everything'],
  ['rules:\n- reason: a\n  exprot: b', "why.yaml:3: 'exprot' is no key of a rule"],
  ['rules:\n- reason: a\n  __proto__: b', "why.yaml:3: '__proto__' is no key of a rule"],
  ['rules:\n- reason: a\n  kind: moved', "why.yaml:2: 'moved' is no kind"],
  [
    'rules:\n- reason: a\n  export: b\n  until: 2026-02-30',
    "why.yaml:2: until '2026-02-30' is no day and no release",
  ],
  ['rules:\n- reason: a\n  export: []', "why.yaml:3: 'export' is an empty list: leave it out"],
  ['rules:\n- reason: [a]\n  export: b', "why.yaml:2: 'reason' takes one text"],
  ['rules:\n- reason: &a x\n  export: *a', 'why.yaml:3: an alias: rules are written out'],
  ['rules:\n- reason: a\n  reason: b', 'why.yaml:3: is no YAML: Map keys must be unique'],
  ['rules: [', 'why.yaml:1: is no YAML: Flow sequence in block collection'],
  ['['.repeat(100_000), 'why.yaml:1: is '],
])('refused: %j', (text, message) => {
  expect(() => readRules(inUtf8(text), 'why.yaml')).toThrow(message);
});
