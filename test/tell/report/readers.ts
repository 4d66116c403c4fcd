// SPDX-License-Identifier: GPL-2.0-or-later
/** Readers of reports: what programs that take them make of them. */
import Ajv from 'ajv-draft-04';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../support/program';

const ajv = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false });
const schema = readFileSync(join(root, 'test/cases/sarif/sarif-2.1.0-rtm.5.json'), 'utf8');

/** Whether something is SARIF, by its schema; `errors` tells why not. */
export const isSarif = ajv.compile(JSON.parse(schema) as object);

/** What a reader of JUnit files makes of one. It is an ES module, which Jest cannot load. */
export function readJunit(xml: string): unknown {
  const script = `import { parse } from 'junit2json';
    import { readFileSync } from 'node:fs';
    console.log(JSON.stringify(await parse(readFileSync(0, 'utf8'))));`;
  const answer = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    input: xml,
    cwd: root,
    encoding: 'utf8',
  });
  expect(answer.stderr).toBe('');
  return JSON.parse(answer.stdout);
}

/** Lines of GitHub commands that a runner takes for what they are not: none should be there. */
export function strayCommands(text: string): string[] {
  const isOurs = /^(::(error|warning|notice) [^\n:]*::[^\n]*|::group::[^\n]*|::endgroup::|- [^\n]*)$/;
  const lines = text.trimEnd().split('\n');
  return lines.filter((line) => !isOurs.test(line) || (line.startsWith('-') && line.includes('##[')));
}

/** Markdown without what stands in code. */
export function outsideOfCode(markdown: string): string {
  const outside = markdown.replace(/^(`{3,})diff\n[^]*?\n\1$/gm, '');
  return outside.replace(/(?<![\\`])(`+)(?!`)[^]*?(?<!`)\1(?!`)/g, '');
}
