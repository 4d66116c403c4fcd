// SPDX-License-Identifier: GPL-2.0-or-later
/** What single exports and types of two kernels are explained by. */
import { removeKernels } from '../judge/scan-of';
import { explained, explainerOf, exportNamed, typeNamed } from './kernels';

afterAll(removeKernels);

const kernel = (pot: string, more = ''): { 'core/pot': string } => ({
  'core/pot': `struct lid { int open; };
struct pot { int level; ${pot} };
struct tray { struct pot *pot; struct lid lid; };
struct box { struct pot pot; int count; };
enum tea { GREEN, BLACK };
typedef struct pot pot_t;
${more}
int brew(struct pot *pot);
int carry(struct tray *tray);
int pack(struct box *box);
int pick(enum tea tea, pot_t *pot);
int idle(struct lid *lid);
__GENKSYMS_EXPORT_SYMBOL(brew);
__GENKSYMS_EXPORT_SYMBOL(carry);
__GENKSYMS_EXPORT_SYMBOL(pack);
__GENKSYMS_EXPORT_SYMBOL(pick);
__GENKSYMS_EXPORT_SYMBOL(idle);
`,
});
const base = kernel('long heat;');
const next = kernel('int lid; long heat; long more;');

test('an export has its own causes and the chain from it', async () => {
  const { verdict, isDifferent, declaration, causes, changes } = await exportNamed(base, next, 'carry');
  expect({ verdict, isDifferent, declaration }).toEqual({
    verdict: 'break',
    isDifferent: true,
    declaration: 'int carry ( s#tray * )',
  });
  expect(changes.map(({ kind }) => kind)).toEqual(['crc']);
  expect(causes.map(({ name, exports }) => [name, exports])).toEqual([['s#pot', ['carry']]]);
  expect(causes[0]!.chains.map(({ steps }) => steps.map(({ name }) => name))).toEqual([
    ['carry', 's#tray', 's#pot'],
  ]);
  expect(causes[0]!.help.macros).not.toBeUndefined();
});

test('an export that is the same has nothing to tell', async () => {
  const { verdict, isDifferent, causes, missed } = await exportNamed(base, next, 'idle');
  expect({ verdict, isDifferent, causes, missed }).toEqual({
    verdict: null,
    isDifferent: false,
    causes: [],
    missed: [],
  });
});

test('a type has all exports that hang on it, with their modules', async () => {
  const { verdict, causes, exports, modules, uncaused, reached } = await typeNamed(base, next, 'struct pot');
  expect({ verdict, exports, modules, uncaused, reached }).toEqual({
    verdict: 'break',
    exports: 4,
    modules: [{ module: 'vmlinux', exports: 4 }],
    uncaused: null,
    reached: [],
  });
  expect(causes).toHaveLength(1);
  expect(causes[0]!.judgement.proof.new!.size).toBe(24);
});

test('a type that points to a changed one is the same, and tells which it reaches', async () => {
  const { isDifferent, verdict, uncaused, reached } = await typeNamed(base, next, 'tray');
  expect({ isDifferent, verdict }).toEqual({ isDifferent: false, verdict: null });
  expect(uncaused!.judgement!.findings).toEqual([]);
  expect(reached.map(({ name, verdict, chain }) => [name, verdict, chain.steps])).toEqual([
    [
      's#pot',
      'break',
      [
        { name: 's#tray', member: 'pot' },
        { name: 's#pot', member: null },
      ],
    ],
  ]);
});

test('a type that holds one which grew is different, though its text is the same', async () => {
  const { isDifferent, verdict, causes, uncaused } = await typeNamed(base, next, 's#box');
  expect({ isDifferent, verdict, causes }).toEqual({ isDifferent: true, verdict: 'break', causes: [] });
  const { proof, findings } = uncaused!.judgement!;
  expect([proof.base!.size, proof.new!.size]).toEqual([24, 32]);
  expect(findings.map(({ subject }) => subject)).toContain('count');
});

test('a type that nothing happened to', async () => {
  const { isDifferent, uncaused, reached } = await typeNamed(base, next, 'lid');
  expect({ isDifferent, reached }).toEqual({ isDifferent: false, reached: [] });
  expect(uncaused!.judgement!.proof.base).toEqual(uncaused!.judgement!.proof.new);
});

test('a type that only one kernel has', async () => {
  const { sides, isDifferent } = await typeNamed(
    base,
    kernel('long heat;', 'struct cup { int c; }; int sip(struct cup *c); __GENKSYMS_EXPORT_SYMBOL(sip);'),
    'cup',
  );
  expect({ sides, isDifferent }).toEqual({ sides: { base: false, new: true }, isDifferent: true });
});

test('what no CRC tells of', async () => {
  const packed = {
    'core/pot': base['core/pot'].replace('long heat; }', 'long heat; } __attribute__((packed))'),
  };
  const { verdict, changes, missed } = await exportNamed(base, packed, 'brew');
  expect({ verdict, changes }).toEqual({ verdict: 'break', changes: [] });
  expect(missed.map(({ name }) => name)).toEqual(['s#pot']);
  const type = await typeNamed(base, packed, 'pot');
  expect(type.missed.map(({ name, exports }) => [name, exports.length])).toEqual([['s#pot', 4]]);
});

test('names', async () => {
  const explainer = await explainerOf(base, next);
  const found = (name: string): string[] => explainer.subjectsOf(name).map((subject) => subject.name);
  expect(found('brew')).toEqual(['brew']);
  expect(found('pot')).toEqual(['s#pot']);
  expect(found(' struct  pot ')).toEqual(['s#pot']);
  expect(found('union pot')).toEqual([]);
  expect(found('e#tea')).toEqual(['e#tea']);
  expect(found('enum tea')).toEqual(['e#tea']);
  expect(found('pot_t')).toEqual(['t#pot_t']);
  expect(found('BLACK')).toEqual(['e#tea']);
  expect(found('level')).toEqual([]);
  expect(found('')).toEqual([]);
  expect(found('__proto__')).toEqual([]);
  expect(explainer.knownNames()).toEqual(expect.arrayContaining(['brew', 'struct pot', 'typedef pot_t']));
});

test('each is explained once, in the order in which they were asked for', async () => {
  const { explanations, base: side } = await explained(base, next, 'pot', 'brew', 'struct pot');
  expect(explanations.map(({ name }) => name)).toEqual(['s#pot', 'brew']);
  expect(side.exports).toBe(5);
});

test('the causes of an export come by verdict, then the nearest first', async () => {
  const deep = (far: string, near: string, mild: string): { 'core/pot': string } => ({
    'core/pot': `struct afar { int a; ${far} };
struct mid { struct afar *afar; };
struct near { struct mid *mid; ${near} };
struct mild { ${mild}; };
int use(struct mild *mild, struct near *near);
__GENKSYMS_EXPORT_SYMBOL(use);
`,
  });
  const before = deep('long end;', 'long end;', 'int x');
  const { causes } = await exportNamed(
    before,
    deep('int in; long end;', 'int in; long end;', 'int y'),
    'use',
  );
  expect(causes.map(({ name, judgement }) => [name, judgement.verdict])).toEqual([
    ['s#near', 'break'],
    ['s#afar', 'conditional'],
    ['s#mild', 'compatible'],
  ]);
});
