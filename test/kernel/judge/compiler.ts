// SPDX-License-Identifier: GPL-2.0-or-later
/** What a compiler for this machine says of types: sizes, offsets, bits and values, asked by running a program. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The compiler of the kernels that this project is measured on. */
export const COMPILER = process.env.CC ?? 'gcc-12';

/** Where the bits are that a bit-field has: all of them are set, and nothing else is. */
const PROBE = `
static long first_bit(const unsigned char *bytes, long size)
{
	for (long bit = 0; bit < 8 * size; bit++)
		if (bytes[bit / 8] >> bit % 8 & 1)
			return bit;
	return -1;
}

static long bit_count(const unsigned char *bytes, long size)
{
	long count = 0;
	for (long bit = 0; bit < 8 * size; bit++)
		count += bytes[bit / 8] >> bit % 8 & 1;
	return count;
}
`;

/** C expressions for the first bit of a bit-field and for how many bits it has. */
export function bitsOf(type: string, member: string): [string, string] {
  const ask = (how: string): string =>
    `({ union { ${type} s; unsigned char b[sizeof(${type})]; } u; __builtin_memset(&u, 0, sizeof(u));` +
    ` u.s.${member} = -1; ${how}(u.b, sizeof(u.b)); })`;
  return [ask('first_bit'), ask('bit_count')];
}

/**
 * The values of C expressions of integer type.
 * @param text declarations that they speak of; nothing of it is called
 * @param folder where the compiler runs
 * @throws Error with the words of the compiler
 */
export function askCompiler(
  text: string,
  questions: readonly string[],
  folder = '.',
  flags: readonly string[] = [],
): bigint[] {
  const work = mkdtempSync(join(tmpdir(), 'modversions-ask-'));
  try {
    const [source, program] = [join(work, 'ask.c'), join(work, 'ask')];
    const lines = questions.map((question) => `\tprintf("%lld\\n", (long long)(${question}));\n`);
    // In parts, since GCC takes its time over long functions.
    const parts: string[] = [];
    for (let at = 0; at < lines.length; at += 200) {
      parts.push(`static void part_${parts.length}(void)\n{\n${lines.slice(at, at + 200).join('')}}\n`);
    }
    const calls = parts.map((_, index) => `part_${index}();`).join(' ');
    const main = `${parts.join('\n')}\nint main(void)\n{\n\t${calls}\n\treturn 0;\n}\n`;
    writeFileSync(source, `${text}\nextern int printf(const char *, ...);\n${PROBE}\n${main}`, 'latin1');
    const macro = '-D__GENKSYMS_EXPORT_SYMBOL(name)=';
    run(COMPILER, ['-std=gnu11', '-O0', '-w', macro, ...flags, '-o', program, source], folder);
    const answers = run(program, [], folder).trimEnd().split('\n');
    return questions.length === 0 ? [] : answers.map(BigInt);
  } finally {
    rmSync(work, { recursive: true });
  }
}

/** A source as genksyms gets it, with line markers or without. */
export function preprocessed(file: string, folder: string, withMarkers: boolean): string {
  const markers = withMarkers ? [] : ['-P'];
  return run(COMPILER, ['-E', ...markers, '-D__GENKSYMS__', '-nostdinc', '-Iinclude', file], folder);
}

function run(command: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: 'latin1' });
  if (error) throw error;
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`);
  return stdout;
}
