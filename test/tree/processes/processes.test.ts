// SPDX-License-Identifier: GPL-2.0-or-later
/** Programs that are started: they end in time and with us, and what they wrote in goes. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ask, endProgram, waitedText, Watch, withScratch } from '../../../src/tree/processes';

const VARIABLE = 'MODVERSIONS_TIMEOUT';
const { MODVERSIONS_TIMEOUT: before } = process.env;
afterEach(() => {
  if (before === undefined) delete process.env['MODVERSIONS_TIMEOUT'];
  else process.env[VARIABLE] = before;
});

/** Nobody may have taken notice of its end yet. */
const isThere = (pid: number): boolean => {
  try {
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'latin1'));
  } catch {
    return false;
  }
};

test('a program is asked, and one that hangs is not waited for', () => {
  const node = process.execPath;
  expect(ask([node, '-e', 'process.stdin.pipe(process.stdout)'], 'tea')).toEqual({
    status: 0,
    isLate: false,
    stdout: 'tea',
  });
  expect(ask([node, '-e', 'process.exit(3)']).status).toBe(3);
  expect(ask(['/no/such/program'])).toMatchObject({ status: null, isLate: false });
  process.env[VARIABLE] = '1';
  expect(ask([node, '-e', 'setInterval(() => {}, 1000)'])).toMatchObject({ status: null, isLate: true });
  expect(waitedText()).toBe('1 s (MODVERSIONS_TIMEOUT)');
});

test.each(['0', '-1', '1.5', 'long'])('a limit of %s seconds is none', (value) => {
  process.env[VARIABLE] = value;
  expect(() => ask(['true'])).toThrow(`MODVERSIONS_TIMEOUT='${value}': is no number of seconds`);
});

const hasSleep = spawnSync('sleep', ['0']).status === 0;

(hasSleep && process.platform === 'linux' ? test : test.skip)(
  'a program ends with all that it has started (asks for Linux and sleep)',
  async () => {
    process.env[VARIABLE] = '1';
    const child = spawn('sh', ['-c', 'sleep 100 & echo $!; wait'], { stdio: ['ignore', 'pipe', 'ignore'] });
    const grandchild = await new Promise<number>((done) =>
      child.stdout.once('data', (text) => done(Number(text))),
    );
    const watch = new Watch(child);
    await new Promise((done) => child.once('close', done));
    watch.stop();
    expect(watch.isHung).toBe(true);
    expect(isThere(grandchild)).toBe(false);
    // What has ended already is nothing to end.
    endProgram(child.pid!);
  },
);

test('a scratch folder goes, whatever the work does', async () => {
  let folder = '';
  const work = async (its: string): Promise<void> => {
    folder = its;
    expect(existsSync(its)).toBe(true);
    return Promise.reject(new Error('spilt'));
  };
  await expect(withScratch(work)).rejects.toThrow('spilt');
  expect(existsSync(folder)).toBe(false);
});

test('a scratch folder that cannot be made is told with a remedy', () => {
  const processes = resolve(__dirname, '../../../src/tree/processes');
  const script = `require(${JSON.stringify(processes)}).withScratch(async () => {}).catch(
    ({ name, message, remedy }) => console.log(name, message, remedy))`;
  const env = { ...process.env, TMPDIR: join(__dirname, 'nowhere') };
  const { stdout } = spawnSync(process.execPath, ['-e', script], { env, encoding: 'utf8' });
  expect(stdout).toMatch(/^ModversionsError .*nowhere: no such file make room there, or name .* TMPDIR\n$/);
});
