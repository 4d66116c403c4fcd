// SPDX-License-Identifier: GPL-2.0-or-later
/** docs/ci.md: its jobs are YAML that calls its script, and its script does what it says. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { writeScan } from '../../../src/formats/corpus';
import { corpusOf, facts } from '../../formats/corpus/made-up';
import { shellPath } from '../../support/console';
import { root } from '../../support/program';

jest.setTimeout(60_000);

const text = readFileSync(join(root, 'docs/ci.md'), 'utf8');
const blocks = (language: string): string[] =>
  [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, 'gm'))].map(([, block]) => block!);
const [script] = blocks('sh');
const [github, gitlab] = blocks('yaml').map((block) => parse(block) as Record<string, unknown>);

test('the GitHub job: steps that run or use something, the script among them', () => {
  const { jobs } = github as { jobs: { kabi: { steps: { uses?: string; run?: string }[] } } };
  const { steps } = jobs.kabi;
  for (const { uses, run } of steps) expect(uses ?? run).toMatch(/\S/);
  expect(steps.some(({ run }) => run?.startsWith('sh kabi.sh git:'))).toBe(true);
});

test('the GitLab job: the script, and its reports where the script puts them', () => {
  const { kabi } = gitlab as { kabi: { script: string[]; artifacts: { reports: { junit: string } } } };
  expect(kabi.script[0]).toMatch(/^sh kabi\.sh "git:/);
  expect(script).toContain(`junit:${kabi.artifacts.reports.junit}`);
});

test('the script compares, reports and fails as it says', () => {
  const folder = mkdtempSync(join(tmpdir(), 'modversions-ci-'));
  try {
    writeFileSync(join(folder, 'kabi.sh'), script!);
    const kernel = (name: string, member: string): unknown =>
      writeScan(
        join(folder, name),
        corpusOf([
          {
            name: 'core',
            exports: [{ name: 'brew', crc: member.length }],
            records: ['brew int brew ( s#pot * )', `s#pot struct pot { ${member} ; }`],
          },
        ]),
        facts,
      );
    kernel('base', 'int level');
    kernel('new', 'long level');
    writeFileSync(join(folder, 'rules'), 'SYMBOL brew PASS\n');
    const run = (env: Record<string, string>, ...args: string[]): ReturnType<typeof spawnSync> =>
      spawnSync('sh', ['kabi.sh', ...args], {
        cwd: folder,
        env: { ...process.env, PATH: shellPath(), ...env },
        encoding: 'utf8',
      });
    const changed = run({ KABI_FORMAT: 'github' }, 'base', 'new');
    expect({ status: changed.status, stderr: changed.stderr }).toEqual({ status: 1, stderr: '' });
    expect(changed.stdout).toMatch(/^::notice title=modversions::1 export breaks; 1 changed/);
    expect(readdirSync(join(folder, 'kabi')).sort()).toEqual([
      'kabi.html',
      'kabi.json',
      'kabi.md',
      'kabi.sarif',
      'kabi.xml',
    ]);
    expect(run({}, 'base', 'new', '-r', 'rules').status).toBe(0);
    expect(run({}, 'base', 'base').status).toBe(0);
    expect(run({}, 'base', 'nowhere').status).toBe(2);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
