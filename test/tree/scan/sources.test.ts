// SPDX-License-Identifier: GPL-2.0-or-later
/** Wherever the commands come from and however the work is spread, a scan writes the same bytes. */
import * as fs from 'node:fs';
import { expected, Lab, resultsIn, type Results } from './lab';

// Each scan starts a score of processes, which takes its time on a busy machine.
jest.setTimeout(60_000);

const labs: Lab[] = [];
function newLab(isSeparate = false): Lab {
  const lab = new Lab(isSeparate);
  labs.push(lab);
  return lab;
}
afterAll(() => labs.forEach((lab) => lab.remove()));

/** The expected results, with other words in scan.json. */
function expectedWith(...changes: [from: string | RegExp, to: string][]): Results {
  const summary = changes.reduce((text, [from, to]) => text.replace(from, to), expected['scan.json']);
  return { ...expected, 'scan.json': summary };
}

const NOTHING_MADE: [RegExp, string] = [/"generated": \[[^\]]*\]/, '"generated": []'];

describe('one tree', () => {
  const lab = newLab();
  const listing = lab.contents(lab.objects);

  test('dry run, from nothing', () => {
    const { status, stderr, stdout, results } = lab.scan();
    expect(results).toEqual(expected);
    expect(status).toBe(0);
    expect(stderr).toBe(
      [
        'modversions: asking kbuild for its commands',
        'modversions: finding the sources that export',
        'modversions: our preprocessor is not proved for a compiler that is no GCC, for another machine, so the compiler does all units',
        'modversions: warning: <stdin>:5: export undefined symbol tea_tilt',
        '',
      ].join('\n'),
    );
    expect(stdout).toBe(
      [
        '6.1.0-tea tea, teacc (Teapot Compiler Collection) 1.0.0',
        '26 exports: 21 of vmlinux, 5 of modules; rows in the order of modpost',
        "17 exporting units of 19 that could, commands from kbuild's dry run",
        '43 type variants, 41 declarations',
        '10 files made in the tree that only a build makes',
        '',
      ].join('\n'),
    );
  });

  test('the tree is as it was, but for what scan.json names', () => {
    const { generated } = JSON.parse(expected['scan.json']) as { generated: string[] };
    const now = lab.contents(lab.objects);
    expect([...now.keys()].filter((name) => !listing.has(name))).toEqual([...generated].sort());
    for (const [name, text] of listing) expect([name, now.get(name)]).toEqual([name, text]);
  });

  test('shards with one compiler each, merged', () => {
    const dirs = [3, 1, 2].map((index) => {
      const dir = `part${index}`;
      const answer = lab.run(['scan', 'kernel', '-o', dir, '--shard', `${index}/3`, '--no-cache', '-j', '1']);
      expect(answer.status).toBe(0);
      return dir;
    });
    const merged = lab.run(['merge', ...dirs, '-o', 'whole']);
    expect({ status: merged.status, stderr: merged.stderr }).toEqual({ status: 0, stderr: '' });
    expect(resultsIn(lab.at('whole'))).toEqual(expected);
  });

  test('the .cmd files of a build', () => {
    lab.make('all');
    lab.make('compile_commands.json');
    const { stderr, results, calls } = lab.scan();
    expect(stderr).not.toContain('asking kbuild');
    // The same commands: what the dry run led to still holds. Only the flags of prototypes no record tells.
    expect(calls).toEqual(['-', 'arch/tea/lib/lift.S']);
    expect(results).toEqual(expectedWith(['"dry-run"', '"cmd"']));
  });

  test('compile_commands.json, beside what a build left', () => {
    const { results, calls } = lab.scan(['--compile-commands', 'kernel/compile_commands.json']);
    expect(calls).toEqual([]);
    expect(results).toEqual(expectedWith(['"dry-run"', '"compile-commands"']));
  });
});

test('shards of a tree in which nothing is made yet', () => {
  const lab = newLab();
  const dirs = ['1/2', '2/2'].map((shard) => {
    expect(lab.run(['scan', 'kernel', '-o', `part${shard[0]}`, '--shard', shard]).status).toBe(0);
    return `part${shard[0]}`;
  });
  expect(lab.run(['merge', ...dirs, '-o', 'whole']).stderr).toBe('');
  expect(resultsIn(lab.at('whole'))).toEqual(expected);
});

test('a build before any scan: nothing is ours', () => {
  const lab = newLab();
  lab.make('all');
  expect(lab.scan().results).toEqual(expectedWith(['"dry-run"', '"cmd"'], NOTHING_MADE));
});

test('a separate object tree; the source tree stays untouched', () => {
  const lab = newLab(true);
  const source = lab.contents(lab.source);
  expect(lab.scan().results).toEqual(expected);
  expect(lab.run(['scan', 'kernel', '--objtree', 'objects', '-o', 'named']).status).toBe(0);
  expect(resultsIn(lab.at('named'))).toEqual(expected);
  expect(lab.contents(lab.source)).toEqual(source);
});

test('an object tree inside the source tree', () => {
  const lab = newLab(true);
  fs.renameSync(lab.objects, `${lab.source}/build`);
  const answer = lab.run(['scan', 'kernel/build', '-o', 'inner']);
  expect(answer.status).toBe(0);
  expect(resultsIn(lab.at('inner'))).toEqual(expected);
});
