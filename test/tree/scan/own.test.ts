// SPDX-License-Identifier: GPL-2.0-or-later
/** Scans with our own preprocessor, and a compiler that answers its questions. */
import * as fs from 'node:fs';
import { Lab } from './lab';

// The compiler is started for each unit.
jest.setTimeout(60_000);

/** Answers like a GCC that has nothing built in, and preprocesses as the sample's compiler does. */
const ANSWERING = `#!/usr/bin/env node
const args = process.argv.slice(2);
const asked = args.includes('-nostdinc') && args.at(-1) === '-' && !args.includes('-D__GENKSYMS__');
if (asked && args.includes('-dM'))
  process.stdout.write('#define __STDC__ 1\\n#define __SIZE_TYPE__ long unsigned int\\n');
else if (asked) process.stdout.write(${JSON.stringify(
  '# 0 "<stdin>"\n# 0 "<built-in>"\n# 0 "<command-line>"\n# 1 "<stdin>"\nmodversions_begin Pragma\nmodversions_begin _LINE__\n',
)});
else require('./plain-teacc');
`;

let lab: Lab;
beforeEach(() => {
  lab = new Lab();
});
afterEach(() => lab.remove());

/** Has each command say all that our preprocessor wants to know. */
function answering(): void {
  fs.renameSync(lab.at('tools', 'teacc'), lab.at('tools', 'plain-teacc.js'));
  fs.writeFileSync(lab.at('tools', 'teacc'), ANSWERING, { mode: 0o755 });
  lab.make('compile_commands.json');
  const text = lab.read('compile_commands.json');
  lab.write('compile_commands.json', text.replaceAll('teacc ', 'teacc -nostdinc -std=gnu11 '));
}

test('commands that it is not sure of go to the compiler', () => {
  const { results } = lab.scan(['--preprocessor', 'own']);
  expect(results).toEqual(lab.scan(['--no-cache']).results);
});

test('a text that is not the compiler’s ends all trust, and the results are the compiler’s', () => {
  answering();
  // What the compiler says of itself is not what it does.
  const teacc = fs.readFileSync(lab.at('tools', 'teacc'), 'utf8');
  fs.writeFileSync(lab.at('tools', 'teacc'), teacc.replace('long unsigned int', 'short'), { mode: 0o755 });
  lab.write(
    'include/linux/kernel.h',
    `${lab.read('include/linux/kernel.h')}\ntypedef __SIZE_TYPE__ spoon;\n`,
  );
  const from = ['--compile-commands', lab.at('kernel/compile_commands.json'), '--no-cache'];
  const own = lab.scan([...from, '--preprocessor', 'own']);
  expect(own.stderr).toContain(
    'our preprocessor and the compiler do not agree, so the compiler does all units',
  );
  expect(own.results).toEqual(lab.scan(from).results);
});
