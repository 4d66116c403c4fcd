// SPDX-License-Identifier: GPL-2.0-or-later
/** What merge takes, and what it refuses. */
import * as fs from 'node:fs';
import { Lab } from './lab';

// Each scan starts some processes, which takes its time on a busy machine.
jest.setTimeout(60_000);

const lab = new Lab();
afterAll(() => lab.remove());

const ONLY = ['--only', '{lib,arch/**}/*'];

beforeAll(() => {
  const scan = (output: string, ...args: string[]): void =>
    expect(lab.run(['scan', 'kernel', '-o', output, ...ONLY, ...args])).toMatchObject({ status: 0 });
  scan('whole');
  for (const shard of ['1/3', '2/3', '3/3', '1/2']) scan(shard.replace('/', '-of-'), '--shard', shard);
  lab.edit('include/config/auto.conf', 'CONFIG_SAMOVAR=m', 'CONFIG_SAMOVAR=n');
  scan('other', '--shard', '3/3');
  fs.cpSync(lab.at('3-of-3'), lab.at('cut'), { recursive: true });
  fs.truncateSync(lab.at('cut', 'baseline.jsonl'), 100);
  fs.cpSync(lab.at('3-of-3'), lab.at('edited'), { recursive: true });
  const symvers = fs.readFileSync(lab.at('3-of-3', 'Module.symvers'), 'utf8');
  fs.writeFileSync(lab.at('edited', 'Module.symvers'), symvers.replace('0x', '1x'));
  fs.mkdirSync(lab.at('empty'));
});

const merge = (...dirs: string[]): string => {
  const { status, stdout, stderr } = lab.run(['merge', ...dirs, '-o', 'merged']);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(fs.existsSync(lab.at('merged'))).toBe(false);
  return stderr;
};
const EACH_ONCE = '  give each shard of one plan once, as scan --shard K/N wrote them\n';

test('shards in any order give the whole', () => {
  const { status, stderr } = lab.run(['merge', '3-of-3', '1-of-3', '2-of-3', '-o', 'joined']);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(lab.contents(lab.at('joined'))).toEqual(lab.contents(lab.at('whole')));
});

test.each([
  ['one is missing', ['1-of-3', '3-of-3'], `missing of 3 shards: 2\n${EACH_ONCE}`],
  [
    'one is there twice',
    ['1-of-3', '2-of-3', '2-of-3'],
    `2-of-3: is shard 2 of 3, and so is 2-of-3\n${EACH_ONCE}`,
  ],
  ['one is no shard', ['1-of-3', 'whole'], `whole: is no shard, but a whole scan\n${EACH_ONCE}`],
  ['of another number', ['1-of-3', '1-of-2'], `1-of-2: is a shard of 2, 1-of-3 one of 3\n${EACH_ONCE}`],
])('%s', (_, dirs, message) => {
  expect(merge(...dirs)).toBe(`modversions: ${message}`);
});

test('of another plan', () => {
  expect(merge('1-of-3', '2-of-3', 'other')).toMatch(
    /^modversions: other: plan is "\w+", and "\w+" in 1-of-3\n {2}scan all shards with the same tree, compiler and options\n$/,
  );
});

test.each([
  [
    'cut',
    /^modversions: cut\/baseline\.jsonl: has 100 bytes, and scan\.json says \d+\n {2}the scan was edited/,
  ],
  [
    'edited',
    /^modversions: edited\/Module\.symvers: has another content than scan\.json says\n {2}the scan was edited/,
  ],
  ['empty', /^modversions: empty\/scan\.json: .*\n {2}give a directory that scan has written to its end\n$/],
])('a directory that is no whole scan: %s', (dir, message) => {
  expect(merge('1-of-3', '2-of-3', dir)).toMatch(message);
});
