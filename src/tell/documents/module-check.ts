// SPDX-License-Identifier: GPL-2.0-or-later
import { Type, type Static } from '@sinclair/typebox';
import { CAUSE, PARTS, WARNINGS } from './parts';
import {
  closed,
  count,
  crc,
  documentOf,
  flag,
  listOf,
  named,
  oneOf,
  only,
  orNull,
  text,
  textOrNull,
  uncovered,
} from './schema';

export const against = closed(
  {
    path: text(),
    release: textOrNull({ description: 'Null where it is not known, as all below.' }),
    architecture: textOrNull(),
    vermagic: textOrNull(),
    isWhole: flag({ description: 'False where exports may be missing: of a part of a scan.' }),
    exports: count(),
    hasVersions: flag({ description: 'Whether its loader compares CRCs.' }),
  },
  { description: 'The kernel that is to load the modules.' },
);

export const failedFile = closed({ file: text(), message: text(), remedy: text() });

export const unchecked = closed({
  what: oneOf(['signature', 'vermagic', 'architecture', 'exports', 'types', 'btf', 'extra-symbols']),
  why: text(),
});

const obstacle = Type.Union([
  closed(
    { kind: only('damaged'), what: text({ description: 'One line.' }) },
    { description: 'The file breaks a rule that has nothing to do with the kernel.' },
  ),
  closed(
    { kind: only('machine'), machine: text() },
    { description: 'It is built for another architecture.' },
  ),
  closed(
    {
      kind: only('vermagic'),
      vermagic: textOrNull(),
      kernel: textOrNull({ description: 'As far as it is known.' }),
    },
    { description: "Its version magic is not the kernel's; null where it has none, or it is not known." },
  ),
  closed(
    { kind: oneOf(['no-versions', 'export-versions']) },
    { description: 'It says nothing of what it was built against, or exports symbols without CRCs.' },
  ),
  closed(
    { kind: only('crc'), symbol: text(), crc: crc(), kernelCrc: crc(), owner: text() },
    {
      description:
        'It was built against another version of the symbol. The owner is vmlinux or a module, as the kernel calls it.',
    },
  ),
  closed(
    {
      kind: oneOf(['no-crc', 'proprietary', 'provider', 'circle', 'duplicate']),
      symbol: text(),
      owner: text(),
    },
    {
      description:
        'no-crc: it says nothing of what it was built against for this symbol. proprietary: the symbol is of a module that is not under the GPL, and this one also uses symbols for the GPL. provider: the symbol is of a module of the set which would itself be refused. circle: that one needs this one. duplicate: it exports a symbol that the kernel has.',
    },
  ),
  closed({ kind: only('missing'), symbol: text() }, { description: 'Nobody exports the symbol.' }),
  closed(
    { kind: only('gpl-only'), symbol: text(), owner: text(), license: text() },
    { description: 'The symbol is for modules under the GPL, and this is none.' },
  ),
  closed(
    { kind: only('namespace'), symbol: text(), owner: text(), namespace: text() },
    { description: 'The symbol is in a namespace that the module does not import.' },
  ),
]);

const moduleCause = closed({
  cause: count({ description: 'Its place in causes, from 0.' }),
  symbols: count({
    description: 'Symbols of the module that reach it, whether their versions differ or not.',
    minimum: 1,
  }),
  reach: oneOf(['yes', 'maybe', 'no'], {
    description: "Whether the module's code can depend on it: no only where the evidence shows it.",
  }),
  evidence: oneOf(
    [
      'own',
      'defined',
      'name-only',
      'absent',
      'shared',
      'no-trace',
      'partial',
      'unseen',
      'seen',
      'no-data',
      'same-code',
      'record',
      'used',
      'unused',
    ],
    {
      description:
        "own: the declaration of a symbol that the module uses. defined: the module's type data define it. name-only: they know it by name only. absent: neither they nor those that they go on from have it. shared: the base's define it, which leaves it open. no-trace: such a declaration can be used without a trace. partial: they do not have it, and some code of the module is without type data. unseen: none of the module's source units sees it. seen: one of them does, and there are no type data to tell more. no-data: there are no type data to look at. same-code: built for both kernels from its source, the module is the same. record: nothing leads to it but the record that each module holds of itself, on which no code of it can come. used: its code uses what differs of it. unused: its source was read, and none of its code was seen to use what differs of it, which is short of proof.",
    },
  ),
});

const cause = closed(
  { ...CAUSE, exports: listOf(text(), { description: 'The changed exports that reach it.', minItems: 1 }) },
  { description: 'A declaration whose own text differs, as units of some exports saw it.' },
);

const differing = closed({
  what: oneOf(['function', 'variable', 'constant', 'table', 'symbols', 'machine'], {
    description:
      'symbols: what others see of the object, or it needs. table: what the kernel reads. machine: for what it is compiled.',
  }),
  name: text(),
});

const changedUse = closed({
  what: oneOf(['member', 'size', 'type', 'enumerator', 'object', 'inline', 'text'], {
    description:
      "type: the name of a type that stands for another one. object: a function or variable that is declared otherwise. inline: a function of headers. text: what macros and headers make of the module's own code.",
  }),
  name: text({ description: 'net_device.todo_list' }),
  of: textOrNull({ description: 'The record of the declaration that has it, s#net_device.' }),
  base: text({ description: 'What it is in the base, in words.' }),
  new: text(),
  file: text({ description: 'Where it is used first, as the compiler names the file.' }),
  line: count(),
  users: listOf(text(), {
    description: 'Functions and variables of the unit whose code hangs on it.',
    minItems: 1,
  }),
});

const openUse = closed({ name: text(), why: text(), file: text(), line: count() });

const uses = closed(
  {
    read: count({
      description: "Functions and variables that were read: the unit's and those of headers that they reach.",
    }),
    changed: listOf(named({ changedUse }, 'changedUse'), {
      description: 'What they use that differs; by what it is and name.',
    }),
    open: listOf(openUse, {
      description: 'Places of which it is not known what they use: each may be one more.',
    }),
    unexplained: listOf(text(), {
      description: 'What differs in the objects although nothing that it uses does.',
    }),
    idle: listOf(text(), { description: 'What uses something that changed although its code is the same.' }),
  },
  {
    description: 'What the code of a unit uses of the kernel, as far as it differs: evidence short of proof.',
  },
);

const unit = closed({
  source: text({
    description: "Below the module's folder or the tree; for the record that a build adds, what it is.",
  }),
  code: oneOf(['same', 'differs', 'unknown']),
  why: textOrNull({ description: 'Why it could not be built or compared; null otherwise.' }),
  functions: count(),
  differing: listOf(differing, { description: 'By bytes.' }),
  uses: orNull(uses, { description: 'Null where its text was not read.' }),
});

const code = closed(
  {
    units: listOf(unit, { description: 'In the order of the build.' }),
    doubts: listOf(text(), {
      description: 'Why the units may not be those of the module; none where they are.',
    }),
  },
  { description: 'What building the module for both kernels from its source shows.' },
);

const parts = { ...PARTS, obstacle, moduleCause, changedUse, code };

const checked = closed({
  file: text(),
  name: text({ description: 'As the kernel calls it.' }),
  vermagic: textOrNull(),
  license: textOrNull(),
  machine: text({ description: 'x86-64, or machine 99 for one without a name here.' }),
  isSigned: flag(),
  imports: count({ description: 'Symbols that it needs.' }),
  loads: flag(),
  obstacles: listOf(named(parts, 'obstacle'), {
    description: "Why the loader would refuse it, in the loader's order; none for a module that loads.",
  }),
  causes: listOf(named(parts, 'moduleCause'), {
    description: 'The causes behind its symbols, ascending; none where causes are not known.',
  }),
  unexplained: listOf(text(), {
    description:
      'Symbols whose version differs for none of the causes, although there are types: it was built for another base.',
  }),
  affected: oneOf(['yes', 'maybe', 'no', null], {
    description:
      'Whether its code can depend on what changed, as far as that is not compatible; null where causes are not known, or none is behind its symbols and no version differs.',
  }),
  evidence: oneOf(['same-code', 'type-data', 'none', null], {
    description:
      'How that is known. same-code: by its code, built for both kernels. type-data: by type data or source units. none: by nothing.',
  }),
  code: orNull(named(parts, 'code'), { description: 'Null where no source was given.' }),
  verdict: orNull(named(parts, 'verdict'), {
    description:
      'What it means that it does not load, or does and its symbols mean something else: the worst over the causes that reach it or may; break where the loader would refuse it for another reason than versions, unknown where a version has no cause. Null for one that loads and whose symbols mean the same, or where causes are not known.',
  }),
});

const definitions = { ...parts, against, cause, module: checked };

export const MODULE_CHECK = documentOf(
  closed({
    format: only('modversions-module-check'),
    version: only(1),
    against: named(definitions, 'against'),
    base: orNull(named(definitions, 'side'), {
      description: 'The kernel that the modules were built for; null where it was not given.',
    }),
    modules: listOf(named(definitions, 'module'), {
      description: 'In the order in which they were named; those of a directory by the bytes of their paths.',
    }),
    causes: listOf(named(definitions, 'cause'), {
      description:
        'Declarations that differ between both kernels and are behind symbols of the modules, those that no version tells of among them, as a comparison has them: the worst first, then by impact.',
    }),
    failed: listOf(failedFile, {
      description: 'Files that could not be read as modules.',
    }),
    notCovered: uncovered,
    unchecked: listOf(unchecked, {
      description: 'Rules of the loader that could not be applied, and type data that were missing.',
    }),
    warnings: WARNINGS,
  }),
  {
    title: 'What modversions check-module -f json writes',
    description:
      'Lists are in a fixed order. Texts are UTF-8; control characters and bytes that are none are shown as \\x1b and U+FFFD.',
  },
  definitions,
);

export type ModuleCheckDocument = Static<typeof MODULE_CHECK>;
