// SPDX-License-Identifier: GPL-2.0-or-later
/** Made-up comparisons of kernels: every kind and verdict, and names that try to be more than names. */
import type { Chain, ExportFacts } from '../../../src/kernel/compare';
import {
  KIND_IDS,
  worst,
  type Beyond,
  type CompiledIn,
  type Finding,
  type JudgedCause,
  type JudgedChange,
  type JudgedComparison,
  type Judgement,
  type KindId,
  type MemberState,
  type ShownLayout,
  type Verdict,
} from '../../../src/kernel/judge';

/** What kernel text may try on those who show it; one character a byte. */
export const HOSTILE: readonly string[] = [
  '</script><script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  `"'\`><!--]]>`,
  '\x1b[31m\x07\x00\r\n::error::x',
  Buffer.from('\u202egnp.exe\u2066\u200b\u2028').toString('latin1'),
  '\xff\xfe',
  '[x](javascript:alert(1)) | * _ ` # %0A @user',
  '${jndi:x} {{x}} <%= x %>',
];

/** A name of 10,000 characters. */
export const LONG = 'm'.repeat(10_000);

const layout = (size: number, shift: number, state: MemberState = 'moved'): ShownLayout => ({
  size,
  align: 8,
  members: [
    { name: 'id', type: 'u32', offset: 0, size: 32, isBitField: false, depth: 0, state: 'same' },
    { name: 'flag', type: 'unsigned int', offset: 32, size: 3, isBitField: true, depth: 0, state: 'same' },
    { name: '', type: 'union', offset: 64, size: 64, isBitField: false, depth: 0, state: 'same' },
    { name: 'a', type: 'int', offset: 64, size: 32, isBitField: false, depth: 1, state: 'same' },
    {
      name: 'dev',
      type: 'struct device *',
      offset: 128 + shift,
      size: 64,
      isBitField: false,
      depth: 0,
      state,
    },
  ],
});

const VERDICTS_OF: Partial<Record<KindId, Verdict>> = {
  respelled: 'compatible',
  'qualifier-changed': 'compatible',
  'member-renamed': 'compatible',
  'became-visible': 'compatible',
  'reserved-slot-used': 'conditional',
  'member-added-in-hole': 'conditional',
  'member-appended': 'conditional',
  'not-judged': 'unknown',
};

/** A judgement of a kind. */
export function judgementOf(kind: KindId, more: Partial<Judgement> = {}): Judgement {
  const verdict = VERDICTS_OF[kind] ?? 'break';
  const hasMoved = kind === 'member-moved' || kind === 'member-added-in-hole';
  const findings: Finding[] = hasMoved
    ? [
        {
          kind,
          verdict,
          subject: 'dev',
          reason: 'dev lies elsewhere',
          base: { type: 'struct device *', offset: 128, size: 64, value: null },
          new: { type: 'struct device *', offset: 192, size: 64, value: null },
        },
      ]
    : [{ kind, verdict, subject: '', reason: `This is ${kind}`, base: null, new: null }];
  return {
    kind,
    verdict,
    reason: findings[0]!.reason,
    findings,
    proof: hasMoved ? { base: layout(24, 0), new: layout(32, 64) } : { base: null, new: null },
    advice: [`Mend ${kind}.`],
    inclusions: kind === 'became-visible' ? [{ chain: ['a.c', 'include/x.h'], units: ['net/a'] }] : [],
    units: 3,
    ...more,
  };
}

/** A cause that some exports reach. */
export function causeOf(
  name: string,
  exports: string[],
  judgement: Judgement,
  more: Partial<JudgedCause> = {},
): JudgedCause {
  const chains = exports.slice(0, 3).map((export_): Chain => ({
    steps:
      name === export_
        ? [{ name, member: null }]
        : [
            { name: export_, member: null },
            { name: 's#holder', member: 'held' },
            { name, member: null },
          ],
  }));
  return {
    name,
    change: judgement.kind === 'became-visible' ? judgement.kind : 'changed',
    baseText: 'struct x { int a ; int b ; }',
    newText: 'struct x { int a ; long b ; int c ; }',
    basePlace: { file: 'include/x.h', line: 10 },
    newPlace: { file: 'include/x.h', line: 12 },
    exports,
    chains,
    judgement,
    ...more,
  };
}

const facts = (crc: number, module = 'vmlinux'): ExportFacts => ({
  crc,
  module,
  type: 'EXPORT_SYMBOL_GPL',
  namespace: '',
});

/** A comparison of some causes: an export that is not in `changes` already has its CRC changed. */
export function comparisonOf(
  causes: JudgedCause[],
  changes: JudgedChange[] = [],
  more: Partial<JudgedComparison> = {},
): JudgedComparison {
  const verdicts = new Map<string, Verdict[]>();
  for (const { exports, judgement } of causes)
    for (const name of exports) verdicts.set(name, [...(verdicts.get(name) ?? []), judgement.verdict]);
  const crcs = [...verdicts].map(([name, all], at): JudgedChange => ({
    kind: 'crc',
    name,
    base: facts(at, at % 3 ? `drivers/d${at % 7}` : 'vmlinux'),
    new: facts(at + 1000, at % 3 ? `drivers/d${at % 7}` : 'vmlinux'),
    tolerated: null,
    changeKind: null,
    verdict: worst(all),
  }));
  const all = [...changes, ...crcs.sort((a, b) => (a.name < b.name ? -1 : 1))];
  const count = (list: Verdict[]): Record<Verdict, number> => {
    const counts = { compatible: 0, conditional: 0, unknown: 0, break: 0 };
    for (const verdict of list) counts[verdict]++;
    return counts;
  };
  const side = {
    kind: 'scan',
    architecture: 'x86',
    target: 'x86_64, char signed',
    isWhole: true,
    exports: 100,
    hasCrcs: true,
    hasTypes: true,
  } as const;
  return {
    base: { path: 'base', release: '6.1.190', ...side },
    new: { path: 'new', release: '6.1.192', ...side },
    changes: all,
    causes,
    missed: [],
    beyond: { definitions: null, compiledIn: null },
    verdicts: {
      exports: count(all.map(({ verdict }) => verdict)),
      causes: count(causes.map(({ judgement }) => judgement.verdict)),
    },
    falsePositives: crcs.filter(({ verdict }) => verdict === 'compatible').map(({ name }) => name),
    unexplained: [],
    warnings: [],
    ...more,
  };
}

const change = (
  kind: JudgedChange['kind'],
  name: string,
  changeKind: KindId,
  verdict: Verdict,
  tolerated: JudgedChange['tolerated'] = null,
): JudgedChange => ({
  kind,
  name,
  base: kind === 'added' ? null : facts(1),
  new: kind === 'removed' ? null : { ...facts(1), ...(kind === 'module' ? { module: 'drivers/d1' } : {}) },
  tolerated,
  changeKind,
  verdict,
});

/** A function or macro of a public header that changed. */
export function pieceOf(name: string, more: Partial<CompiledIn> = {}): CompiledIn {
  return {
    what: 'function',
    name,
    change: 'changed',
    basePlace: { file: 'include/x.h', line: 10 },
    newPlace: { file: 'include/x.h', line: 12 },
    baseLines: ['static inline int level(struct x *x)', '{', 'if (x)', 'return brew(x);', 'return 1;', '}'],
    newLines: ['static inline int level(struct x *x)', '{', 'if (x)', 'return brew(x);', 'return 2;', '}'],
    uses: { exports: ['brew'], types: ['s#x'] },
    ...more,
  };
}

/** Something of each kind that no export leads to. */
function somethingBeyond(): Beyond {
  return {
    definitions: [
      causeOf('s#beyond', [], judgementOf('member-moved')),
      causeOf('e#beyond', [], judgementOf('respelled')),
    ],
    compiledIn: [
      pieceOf('level'),
      pieceOf('gone', { change: 'removed', newPlace: null, newLines: [] }),
      pieceOf('LEVEL', {
        what: 'macro',
        baseLines: ['#define LEVEL 1'],
        newLines: ['#define LEVEL 2'],
        uses: { exports: [], types: [] },
      }),
    ],
  };
}

/** Every kind, the worst first, each reached by a few exports; changes of exports, rules, and one cause that the CRC misses. */
export function everyKind(): JudgedComparison {
  const ranks: Verdict[] = ['break', 'unknown', 'conditional', 'compatible'];
  const causes = KIND_IDS.map((kind, at) =>
    causeOf(
      `s#type_${at}`,
      Array.from({ length: 1 + (at % 5) }, (_, export_) => `export_${at % 8}_${export_}`),
      judgementOf(kind),
    ),
  ).sort((a, b) => ranks.indexOf(a.judgement.verdict) - ranks.indexOf(b.judgement.verdict));
  const comparison = comparisonOf(causes, [
    change('added', 'fresh', 'export-added', 'compatible', { by: 'implicit' }),
    ...Array.from({ length: 30 }, (_, at) =>
      change('removed', `gone_${String(at).padStart(2, '0')}`, 'export-removed', 'break'),
    ),
    change('module', 'moved', 'export-moved', 'conditional'),
    change('module', 'moved_too', 'export-moved', 'conditional', {
      by: 'rule',
      rule: 'drivers/* PASS',
      line: 3,
    }),
  ]);
  return {
    ...comparison,
    beyond: somethingBeyond(),
    missed: [causeOf('s#packed', ['quiet_a', 'quiet_b'], judgementOf('missed-by-crc'))],
  };
}

/** Everything that may be kernel text is hostile. */
export function hostile(): JudgedComparison {
  const names = [...HOSTILE, LONG];
  const causes = names.map((name) =>
    causeOf(
      `s#${name}`,
      names.map((other) => `e ${other}`),
      {
        ...judgementOf('member-moved'),
        reason: `because of ${name}`,
        findings: [{ ...judgementOf('member-moved').findings[0]!, subject: name, reason: name }],
        proof: { base: named(layout(24, 0), name), new: named(layout(32, 64), name) },
        advice: [`mend ${name}`],
        inclusions: [{ chain: [name], units: [name] }],
      },
      {
        baseText: `struct ${name} { int ${name} ; }`,
        newText: `struct ${name} { long ${name} ; }`,
        basePlace: { file: `include/${name}`, line: 1 },
        newPlace: { file: `include/${name}`, line: 1 },
      },
    ),
  );
  const rule = { by: 'rule', rule: `${HOSTILE[0]!} PASS`, line: 1 } as const;
  const comparison = comparisonOf(causes, [
    ...names.map((name) => change('removed', name, 'export-removed', 'break')),
    ...names.map((name) => change('module', `moved ${name}`, 'export-moved', 'conditional', rule)),
  ]);
  for (const one of comparison.changes)
    if (one.base) one.base = { ...one.base, module: HOSTILE[0]!, namespace: HOSTILE[2]! };
  return {
    ...comparison,
    base: { ...comparison.base, path: HOSTILE[0]!, release: HOSTILE[3]! },
    missed: causes.slice(0, 1).map((cause) => ({ ...cause, exports: ['quiet'] })),
    beyond: {
      definitions: causes.map((cause) => ({ ...cause, exports: [], chains: [] })),
      compiledIn: names.map((name) =>
        pieceOf(name, {
          basePlace: { file: name, line: 1 },
          newPlace: { file: name, line: 2 },
          baseLines: [name, `{ ${name}`],
          newLines: [`#define ${name}`],
          uses: { exports: names, types: [`s#${name}`] },
        }),
      ),
    },
    unexplained: [HOSTILE[1]!],
  };
}

const named = (one: ShownLayout, name: string): ShownLayout => ({
  ...one,
  members: one.members.map((member) => ({ ...member, name, type: name })),
});

/** As large as a point release of a distribution: exports that reach one to all of some causes, in many modules. */
export function manyExports(count: number, causeCount: number): JudgedComparison {
  const names = Array.from({ length: count }, (_, at) => `subsystem_${at % 97}_operation_${at}`).sort();
  const kinds: KindId[] = ['member-moved', 'member-added-in-hole', 'not-judged', 'respelled'];
  const causes = Array.from({ length: causeCount }, (_, at) =>
    causeOf(
      `s#type_${at}`,
      names.filter((_name, export_) => export_ % (at + 1) === 0),
      judgementOf(kinds[Math.floor((4 * at) / causeCount)]!),
    ),
  );
  const comparison = comparisonOf(causes);
  comparison.changes.forEach((change, at) => {
    const module = at % 3 === 0 ? 'vmlinux' : `drivers/net/ethernet/vendor_${at % 800}/module_${at % 800}`;
    change.base = facts(at * 7919, module);
    change.new = facts(at * 104_729, module);
  });
  return comparison;
}
