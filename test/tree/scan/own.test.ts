// SPDX-License-Identifier: GPL-2.0-or-later
/** Scans with our own preprocessor, and a compiler that answers its questions. */
import * as fs from 'node:fs';
import { expected, Lab, type Scanned } from './lab';

// The compiler is started for each unit.
jest.setTimeout(240_000);

/** Answers like a GCC that has nothing built in, and preprocesses as the sample's compiler does. */
const ANSWERING = `#!/usr/bin/env node
const args = process.argv.slice(2);
if (process.env.TEACC_TOUCHES) require('fs').appendFileSync(process.env.TEACC_TOUCHES, '\\n');
const asked = args.includes('-nostdinc') && args.at(-1) === '-' && !args.includes('-D__GENKSYMS__');
if (args.includes('-dM')) {
  const size = process.env.TEACC_LIES ? 'short' : 'long unsigned int';
  process.stdout.write(${JSON.stringify(
    [
      '__STDC__ 1',
      '__GNUC__ 12',
      '__x86_64__ 1',
      '__ORDER_LITTLE_ENDIAN__ 1234',
      '__BYTE_ORDER__ __ORDER_LITTLE_ENDIAN__',
      '__SIZEOF_POINTER__ 8',
      '__SIZEOF_LONG__ 8',
      '__SIZE_TYPE__ ',
    ]
      .map((definition) => `#define ${definition}`)
      .join('\n'),
  )} + size + '\\n');
} else if (asked) process.stdout.write(${JSON.stringify(
  '# 0 "<stdin>"\n# 0 "<built-in>"\n# 0 "<command-line>"\n# 1 "<stdin>"\nmodversions_begin Pragma\nmodversions_begin _LINE__\nmodversions_begin _COUNTER__\n',
)});
else if (process.env.TEACC_COUNTS) {
  let count = 0;
  const { stdout } = require('child_process').spawnSync('node', [require.resolve('./plain-teacc'), ...args], { encoding: 'latin1' });
  process.stdout.write(stdout.replace(/__COUNTER__/g, () => count++), 'latin1');
} else require('./plain-teacc');
`;

let lab: Lab;
beforeEach(() => {
  lab = new Lab();
});
afterEach(() => lab.remove());

/** Has the compiler be one for which our preprocessor is proved, and each command say all that our preprocessor wants to know. */
function answering(): void {
  fs.renameSync(lab.at('tools', 'teacc'), lab.at('tools', 'plain-teacc.js'));
  fs.writeFileSync(lab.at('tools', 'teacc'), ANSWERING, { mode: 0o755 });
  lab.make('compile_commands.json');
  const entries = JSON.parse(lab.read('compile_commands.json')) as { file: string }[];
  // There the sample's compiler goes on to a new line where GCC does not.
  const alike = entries.filter(({ file }) => !file.endsWith('core/spaces.c'));
  const text = JSON.stringify(alike);
  lab.write('compile_commands.json', text.replaceAll('teacc ', 'teacc -nostdinc -std=gnu11 '));
}

/** Has the compiler say of itself what is not true. */
const LIES = { TEACC_LIES: '1' };

const answeringScan = (args: readonly string[], env: NodeJS.ProcessEnv = {}): Scanned =>
  lab.scan(['--compile-commands', lab.at('kernel/compile_commands.json'), ...args], env);

test('commands that it is not sure of go to the compiler', () => {
  const { results } = lab.scan(['--preprocessor', 'own']);
  expect(results).toEqual(lab.scan(['--no-cache']).results);
});

test('a compiler for which it is not proved does all units, and the scan says so', () => {
  const { stderr, results } = lab.scan();
  expect(stderr).toContain(
    'our preprocessor is not proved for a compiler that is no GCC, for another machine, so the compiler does all units',
  );
  expect(results).toEqual(expected);
});

test('where it is proved it does what nobody wants the compiler to do', () => {
  answering();
  const compiler = answeringScan(['--no-cache', '--preprocessor', 'compiler']);
  const own = answeringScan(['--no-cache']);
  expect(own.results).toEqual(compiler.results);
  // The compiler does the first unit of each set of flags, and a sample.
  expect(own.calls.length).toBeLessThan(compiler.calls.length);
  expect(own.stderr).not.toContain('preprocessor');
});

test('both compare each unit', () => {
  answering();
  const { stderr, calls, results } = answeringScan(['--no-cache', '--preprocessor', 'both']);
  const compiler = answeringScan(['--no-cache', '--preprocessor', 'compiler']);
  expect(stderr).not.toContain('preprocessor');
  expect(new Set(calls)).toEqual(new Set(compiler.calls));
  expect(results).toEqual(compiler.results);
});

test.each([
  ['a type that no export leads to', 'struct counted { int leaf[__COUNTER__ + 1]; };', ''],
  [
    'a type that exports lead to',
    'struct counted { int leaf[__COUNTER__ + 1]; };',
    'void count(struct counted *one) { one->leaf[0] = 1; }\nEXPORT_SYMBOL(count);\n',
  ],
])(
  'numbers of __COUNTER__ are the compiler’s in %s, in spite of bodies that are left out',
  (_, type, more) => {
    const kernel = lab.read('include/linux/kernel.h');
    const body = 'static inline int counting(void)\n{\n\treturn __COUNTER__ + __COUNTER__;\n}\n';
    lab.write('include/linux/kernel.h', `${kernel}\n${body}${type}\n`);
    lab.write('core/brew.c', `${lab.read('core/brew.c')}\n${more}`);
    answering();
    const counts = { TEACC_COUNTS: '1' };
    const compiler = answeringScan(['--no-cache', '--preprocessor', 'compiler'], counts);
    const own = answeringScan(['--no-cache'], counts);
    expect(compiler.results).not.toEqual(expected);
    expect(own.results).toEqual(compiler.results);
    expect(own.stderr).not.toContain('preprocessor');
  },
);

test('what it found is taken over by a scan with the compiler, and the other way round', () => {
  answering();
  const fresh = answeringScan(['--no-cache', '--preprocessor', 'compiler']).results;
  for (const [first, second] of [
    ['own', 'compiler'],
    ['compiler', 'own'],
  ] as const) {
    fs.rmSync(lab.at('cache'), { recursive: true, force: true });
    expect(answeringScan(['--preprocessor', first]).results).toEqual(fresh);
    const { results, calls } = answeringScan(['--preprocessor', second]);
    expect(results).toEqual(fresh);
    for (const source of ['core/brew.c', 'core/kettle.c']) expect(calls).not.toContain(source);
  }
});

/** Has headers ask for what the compiler may lie about. */
function asking(): void {
  const kernel = lab.read('include/linux/kernel.h');
  lab.write('include/linux/kernel.h', `${kernel}\ntypedef __SIZE_TYPE__ spoon;\n`);
}

const DISAGREES = 'our preprocessor and the compiler do not agree, so the compiler does all units';

test('a text that is not the compiler’s ends all trust, and the results are the compiler’s', () => {
  asking();
  answering();
  const own = answeringScan(['--no-cache'], LIES);
  expect(own.stderr).toContain(DISAGREES);
  expect(own.results).toEqual(answeringScan(['--no-cache', '--preprocessor', 'compiler']).results);
});

test('then what earlier scans kept of it is done again', () => {
  answering();
  const { calls } = answeringScan(['--no-cache', '--preprocessor', 'compiler']);
  answeringScan([]);
  lab.write('core/brew.c', `${lab.read('core/brew.c')}\ntypedef __SIZE_TYPE__ spoon;\n`);
  const distrusting = answeringScan([], LIES);
  expect(distrusting.stderr).toContain(DISAGREES);
  expect(distrusting.calls).toEqual(expect.arrayContaining(calls));
});

test('a header that changes under the scan is told, and nothing that it went into is kept', () => {
  answering();
  const header = 'include/linux/kernel.h';
  const { stderr } = answeringScan([], { TEACC_TOUCHES: lab.at('kernel', header) });
  expect(stderr).toContain(`${header} changed while the tree was scanned`);
  const { stderr: again, results } = answeringScan([]);
  expect(again).not.toContain('changed while');
  expect(results).toEqual(answeringScan(['--no-cache', '--preprocessor', 'compiler']).results);
});
