// SPDX-License-Identifier: GPL-2.0-or-later
import { Type } from '@sinclair/typebox';
import { OPTION_WAYS } from '../../kernel/configuration';
import type { KindId } from '../../kernel/judge';
import {
  closed,
  count,
  crcOrNull,
  flag,
  listOf,
  named,
  numberOrNull,
  oneOf,
  only,
  orNull,
  text,
  textOrNull,
} from './schema';

/** What documents on two kernels have in common. */

const side = closed({
  path: text(),
  kind: oneOf(['scan', 'tree', 'symvers', 'symtypes', 'shipped']),
  release: textOrNull({ description: 'Null where it is not known.' }),
  architecture: textOrNull(),
  target: textOrNull({
    description: 'What it is compiled for, in one phrase: machine and options. Null where it is not known.',
  }),
  compiler: Type.Optional(
    text({ description: 'Of its compiler, name and version. Absent where it is not known.' }),
  ),
  isWhole: flag({
    description:
      'False where exports may be missing for no change of the kernel: of a part of a scan, or of one with failed units.',
  }),
  exports: count({ description: 'Exports that were looked at.' }),
  hasCrcs: flag(),
  hasTypes: flag(),
});

const place = closed({ file: text(), line: count() });

const verdict = oneOf(['compatible', 'conditional', 'unknown', 'break'], {
  description:
    'compatible: proved that no compiled module can tell; conditional: safe under a condition that is stated; unknown: not proved either way; break: a compiled module would misbehave.',
});

const kind = Type.Unsafe<KindId>({
  description: 'A kind of change, see modversions kind; more kinds may come without a new version.',
  type: 'string',
  pattern: '^[a-z]+(-[a-z]+)*$',
});

/** The properties of what a side tells of an export. */
export const FACTS = {
  crc: crcOrNull({ description: 'Null where the side has no CRCs.' }),
  module: text({ description: 'Of a side without CRCs, the path of the object.' }),
  type: textOrNull({ pattern: '^EXPORT_' }),
  namespace: text({ description: 'Empty for none.' }),
};

const facts = closed(FACTS, { description: 'An export as one side has it.' });

/** What all documents say of a rule. */
export const RULE_NOTE = {
  rule: text(),
  line: count({ minimum: 1 }),
  file: Type.Optional(
    text({ description: 'Of the rule; left out where there is one file of severity rules.' }),
  ),
  reason: Type.Optional(text({ description: 'Severity rules have none.' })),
  bug: Type.Optional(text()),
  owner: Type.Optional(text()),
  until: Type.Optional(
    text({ description: 'The last day on which it holds, or the first release for which it does not.' }),
  ),
};

const tolerated = Type.Union([
  closed({ by: only('implicit') }, { description: 'It can hurt no module.' }),
  closed({ by: only('known') }, { description: 'The comparison that --known names had it already.' }),
  closed({
    by: only('rule'),
    ...RULE_NOTE,
    more: Type.Optional(
      listOf(closed(RULE_NOTE), { description: 'The other rules that it took.', minItems: 1 }),
    ),
  }),
]);

const chain = closed(
  {
    steps: listOf(
      closed({
        name: text(),
        member: textOrNull({
          description: 'Through which the step refers to the next; null where it is no member.',
        }),
      }),
      { minItems: 1 },
    ),
  },
  { description: 'A shortest way from an export, the first step, to the cause, the last.' },
);

const fact = closed(
  {
    type: textOrNull({ description: 'As the source spells it.' }),
    offset: numberOrNull({ description: 'In bits, from the start of the type.' }),
    size: numberOrNull({ description: 'In bits.' }),
    value: textOrNull({ description: 'Of an enumerator or a constant, as a decimal number.' }),
  },
  { description: 'A type, member, enumerator or parameter on one side.' },
);

const inBits = (description: string): ReturnType<typeof count> =>
  Type.Unsafe({ description, type: 'number', minimum: 0 });

const layout = closed(
  {
    size: inBits('In bytes.'),
    align: inBits('In bytes.'),
    members: listOf(
      closed({
        name: text({ description: 'Its path; empty for what has no name.' }),
        type: text(),
        offset: inBits('In bits, from the start of the whole type.'),
        size: inBits('In bits.'),
        isBitField: flag(),
        depth: count({ description: 'How deep it lies in unnamed structs and unions.' }),
        state: oneOf(['same', 'moved', 'changed', 'added', 'removed'], {
          description: 'How it stands to the other side.',
        }),
      }),
    ),
  },
  { description: 'A struct or union as a side lays it out.' },
);

const simple = { side, place, verdict, kind, facts, tolerated, chain, fact, layout };

const finding = closed(
  {
    kind: named(simple, 'kind'),
    verdict: named(simple, 'verdict'),
    subject: text({
      description: 'The member by its path, the enumerator or the parameter; empty for the whole.',
    }),
    reason: text(),
    base: orNull(named(simple, 'fact'), { description: 'Null where the side does not have it.' }),
    new: orNull(named(simple, 'fact')),
  },
  { description: 'One thing that a cause changes.' },
);

const proof = closed(
  {
    base: orNull(named(simple, 'layout'), {
      description: 'Null for what is no struct or union, or what cannot be laid out.',
    }),
    new: orNull(named(simple, 'layout')),
  },
  { description: 'The layouts behind the verdict.' },
);

const composed = { ...simple, finding, proof };

const judgement = closed(
  {
    kind: named(composed, 'kind'),
    verdict: named(composed, 'verdict'),
    reason: text(),
    findings: listOf(named(composed, 'finding'), { description: 'The worst first.' }),
    proof: named(composed, 'proof'),
    advice: listOf(text(), { description: 'What a maintainer can do, a sentence each.' }),
    inclusions: listOf(
      closed({
        chain: listOf(text(), {
          description:
            "Files from the first header that the source includes to the one with the definition; the source's own path alone.",
        }),
        units: listOf(text(), { description: 'The units in which it was so.' }),
      }),
      {
        description:
          'Of a definition that became visible or opaque: how it comes in where it is seen, most units first.',
      },
    ),
    units: count({ description: 'Units of the new kernel that export something through it.' }),
  },
  { description: 'What a cause means.' },
);

export const PARTS = { ...composed, judgement };

export const CHANGE_KINDS = oneOf(['added', 'removed', 'crc', 'type', 'module', 'namespace', 'declaration'], {
  description:
    'declaration: a declaration that the export reaches has changed, and a side has no CRCs to compare.',
});

export const CAUSE_CHANGE = oneOf(['changed', 'became-visible', 'became-opaque'], {
  description: 'became-visible: from { UNKNOWN } to a definition; became-opaque: the reverse.',
});

/** An option of the configuration and what it is set to. */
export const OPTION_VALUES = {
  option: text({ description: 'With CONFIG_.' }),
  base: textOrNull({ description: 'y, m or what it is set to; null where it is off.' }),
  new: textOrNull(),
};

/** What makes a document less than it looks. */
export const WARNINGS = Type.Optional(
  listOf(closed({ message: text(), remedy: text() }), {
    description:
      'What makes this less than it looks: parts of a kernel that are missing, rows and sections that were passed over. Left out where there is nothing.',
  }),
);

/** What all documents say of a cause. */
export const CAUSE = {
  name: text({ description: 'With its mark, s#pot; the bare name of an export for its own declaration.' }),
  change: CAUSE_CHANGE,
  basePlace: orNull(named(PARTS, 'place'), { description: 'Null where it is not known.' }),
  newPlace: orNull(named(PARTS, 'place')),
  judgement: named(PARTS, 'judgement'),
  chains: listOf(named(PARTS, 'chain'), {
    description: 'The shortest ways from exports to the cause, three at most.',
    maxItems: 3,
  }),
  commits: Type.Optional(
    listOf(
      closed({
        id: text(),
        date: text({ description: 'Of its author, as ISO 8601 has it.' }),
        subject: text(),
      }),
      {
        description:
          'Commits between two revisions that touched its lines, the last first. Left out where they were not asked for or are not known.',
      },
    ),
  ),
  options: Type.Optional(
    listOf(
      closed({
        ...OPTION_VALUES,
        way: oneOf(OPTION_WAYS, {
          description:
            "lines: lines of the declaration stand under a condition that the other side's value turns off; declaration: the whole declaration does; include: an #include by which it comes in does; macro: a macro in it stands for something else.",
        }),
        side: oneOf(['base', 'new'], { description: 'Whose source shows it.' }),
        place: named(PARTS, 'place', {
          description: "Of the condition's directive, or of the macro's definition.",
        }),
        text: text({ description: "The condition, or the macro's name." }),
      }),
      {
        description:
          'Options of the configuration that differ and stand behind the cause, by name. Left out where nothing shows any.',
        minItems: 1,
      },
    ),
  ),
  baseText: text(),
  newText: text(),
};
