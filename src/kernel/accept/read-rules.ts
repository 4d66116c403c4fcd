// SPDX-License-Identifier: GPL-2.0-or-later
import { isMap, isScalar, isSeq, LineCounter, parseDocument, visit, type Node, type Pair } from 'yaml';
import { KIND_IDS, VERDICTS, type KindId, type Verdict } from '../judge';
import { Pattern } from '../rules';
import { ModversionsError, printable } from '../../problem';
import { bytesOf, inUtf8, type RawText } from '../../text';
import { untilOf } from './until';
import type { ReasonedRule } from './reasoned-rule';

const REMEDY = 'see docs/kabi.md for what a rule may say';

/** What a rule may say, and what that is. */
const KEYS = {
  action: 'a word',
  export: 'patterns',
  module: 'patterns',
  namespace: 'patterns',
  type: 'patterns',
  member: 'patterns',
  kind: 'words',
  verdict: 'words',
  reason: 'a text',
  bug: 'a text',
  owner: 'a text',
  until: 'a text',
} as const;
type Key = keyof typeof KEYS;
type Values = Partial<Record<Key, string[]>>;

/** What a rule looks at; one that says none of it would tolerate everything. */
const MATCHING: readonly Key[] = ['export', 'module', 'namespace', 'type', 'member', 'kind', 'verdict'];

/**
 * Reads rules that say why: YAML, a list of maps below the key `rules`.
 * @param file its name, for messages
 * @throws ModversionsError `FILE:LINE: …` for what is no such file
 */
export function readRules(text: RawText, file: string): ReasonedRule[] {
  const lines = new LineCounter();
  const lineOf = (node: { range?: readonly number[] | null } | null | undefined): number =>
    lines.linePos(node?.range?.[0] ?? 0).line || 1;
  const fail = (line: number, what: string, remedy = REMEDY): never => {
    throw new ModversionsError(`${file}:${line}: ${printable(inUtf8(what))}`, remedy);
  };
  const document = parsed(text, lines, fail);
  const [error] = [...document.errors, ...document.warnings];
  if (error) fail(lines.linePos(error.pos[0]).line || 1, `is no YAML: ${error.message.split('\n', 1)[0]!}`);
  visit(document, {
    Alias: (_, alias) => fail(lineOf(alias), 'an alias: rules are written out'),
  });
  const all = isMap(document.contents) ? document.contents.get('rules', true) : undefined;
  if (!isMap(document.contents) || document.contents.items.length !== 1 || !isSeq(all))
    return fail(
      lineOf(document.contents),
      "has no list of rules: 'rules:' and a list, and nothing beside it",
    );
  return all.items.map((item): ReasonedRule => {
    const line = lineOf(item as Node | null);
    if (!isMap(item)) return fail(line, 'a rule that is no map of keys and values');
    const values: Values = {};
    for (const pair of item.items as Pair<Node | null, Node | null>[]) {
      const at = lineOf(pair.key);
      const key = isScalar(pair.key) ? String(pair.key.value) : '';
      if (!(key in KEYS) || !Object.hasOwn(KEYS, key))
        return fail(at, `'${key}' is no key of a rule`, `take one of ${Object.keys(KEYS).join(', ')}`);
      values[key as Key] = textsOf(pair.value, key as Key, (what) => fail(at, what));
    }
    return ruleOf(values, { file, line }, (what, remedy) => fail(line, what, remedy));
  });
}

function parsed(
  text: RawText,
  lineCounter: LineCounter,
  fail: (line: number, what: string) => never,
): ReturnType<typeof parseDocument> {
  try {
    return parseDocument(bytesOf(text).toString('utf8'), {
      lineCounter,
      prettyErrors: false,
      logLevel: 'silent',
    });
  } catch (error) {
    // The parser goes as deep as the text does.
    if (error instanceof RangeError) return fail(1, 'is nested too deep');
    throw error;
  }
}

/** The texts of a value: as they are written, so that 6.10 is no 6.1. */
function textsOf(value: Node | null, key: Key, fail: (what: string) => never): string[] {
  const isList = KEYS[key] === 'patterns' || KEYS[key] === 'words';
  const nodes: unknown[] = isList && isSeq(value) ? value.items : [value];
  const texts = nodes.map((node) => {
    if (!isScalar(node))
      return fail(`'${key}' takes ${isList ? 'one text, or a list of texts' : 'one text'}`);
    const text = typeof node.value === 'string' ? node.value : (node.source ?? '');
    if (text.trim() === '' || /[\0-\x1f\x7f]/.test(text.trim()))
      return fail(`'${key}' has no text, or control characters`);
    return text.trim();
  });
  return texts.length === 0 ? fail(`'${key}' is an empty list: leave it out`) : texts;
}

function ruleOf(
  values: Values,
  place: { file: string; line: number },
  fail: (what: string, remedy?: string) => never,
): ReasonedRule {
  if (values.reason === undefined)
    return fail("a rule without 'reason'", 'say in a sentence why it is tolerated: reason: …');
  if (!MATCHING.some((key) => values[key] !== undefined))
    return fail(
      'a rule that looks at nothing, so at everything',
      `name one of ${MATCHING.join(', ')}; "export: '*'" is all`,
    );
  const [action = 'pass'] = values.action ?? [];
  if (action !== 'pass' && action !== 'fail') return fail(`the action '${action}' is neither pass nor fail`);
  const patterns = (key: Key): Pattern[] | null =>
    values[key]?.map((one) => new Pattern(inUtf8(one))) ?? null;
  const words = <Word extends string>(key: Key, known: readonly Word[]): ReadonlySet<Word> | null => {
    const given = values[key];
    if (!given) return null;
    const bad = given.find((word) => !(known as readonly string[]).includes(word));
    if (bad !== undefined) return fail(`'${bad}' is no ${key}`, `take one of ${known.join(', ')}`);
    return new Set(given as Word[]);
  };
  const until = values.until && untilOf(values.until[0]!);
  if (until === null)
    return fail(
      `until '${values.until![0]!}' is no day and no release`,
      'write a day as 2027-01-31, a release as 6.1.200',
    );
  return {
    action,
    exports: patterns('export'),
    modules: patterns('module'),
    namespaces: patterns('namespace'),
    types: patterns('type'),
    members: patterns('member'),
    kinds: words<KindId>('kind', KIND_IDS),
    verdicts: words<Verdict>('verdict', VERDICTS),
    reason: values.reason[0]!,
    bug: values.bug?.[0] ?? null,
    owner: values.owner?.[0] ?? null,
    until: until ?? null,
    ...place,
    text: [
      ...MATCHING.flatMap((key) => (values[key] ? [`${key} ${values[key].join(' ')}`] : [])),
      action.toUpperCase(),
    ].join(', '),
  };
}
