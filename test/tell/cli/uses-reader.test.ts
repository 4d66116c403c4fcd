// SPDX-License-Identifier: GPL-2.0-or-later
/** A module that is built for two kernels: what of them its code uses, beside whether it differs. */
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import type { RebuiltUnit } from '../../../src/formats/object';
import { Progress } from '../../../src/progress';
import { usesReader } from '../../../src/tell/cli/uses-reader';
import { openForModules } from '../../../src/tree/kbuild';
import { rebuildModules } from '../../../src/tree/rebuild';
import { hasGcc } from '../../support/gcc';
import { outside, pot, tree } from '../../tree/rebuild/module-trees';

const hasTools = hasGcc && fs.existsSync('/usr/bin/make');
const withGcc = hasTools ? test : test.skip;
const named = (name: string): string => (hasTools ? name : `${name} (skipped: there is no gcc or make)`);

jest.setTimeout(60_000);

const CACHE = fs.mkdtempSync(path.join(os.tmpdir(), 'modversions-test-'));
beforeAll(() => (process.env['MODVERSIONS_CACHE'] = CACHE));
afterAll(() => {
  delete process.env['MODVERSIONS_CACHE'];
  fs.rmSync(CACHE, { recursive: true });
});

const kernel = (members: string): string => tree({ 'include/pot.h': pot(members) });

async function unitOf(members: string): Promise<RebuiltUnit> {
  return unitFor(kernel('int used;'), kernel(members), outside(), false);
}

async function unitFor(base: string, other: string, source: string, keeps: boolean): Promise<RebuiltUnit> {
  const codes = await rebuildModules({
    base: openForModules(base, undefined),
    other: openForModules(other, undefined),
    source,
    modules: [{ name: 'milk', imports: ['kettle'] }],
    jobs: 1,
    progress: new Progress(),
    keeps,
    look: await usesReader('6.1.0', 'x86'),
  });
  return codes.get('milk')!.units[0]!;
}

withGcc(named('a function that differs has the member that moved'), async () => {
  const { code, uses } = await unitOf('int more, used;');
  expect([code, uses?.changed.map(({ name, of, users }) => [name, of, users])]).toEqual([
    'differs',
    [['pot.used', 's#pot', ['warm']]],
  ]);
  expect(uses).toMatchObject({ open: [], unexplained: [], idle: [] });
});

withGcc(named('code that is the same uses nothing that differs'), async () => {
  expect(await unitOf('int used, more;')).toMatchObject({
    code: 'same',
    uses: { changed: [], open: [], unexplained: [], idle: [] },
  });
});

withGcc(named('what the new kernel does not compile is looked at all the same'), async () => {
  const { code, uses } = await unitOf('int renamed;');
  expect(code).toBe('differs');
  expect(uses?.open).toMatchObject([{ name: '->used', why: 'it cannot be placed' }]);
});

withGcc(named('what was compiled before is taken over, and nothing else'), async () => {
  const [base, moved, grown] = ['int used;', 'int more, used;', 'int used, more;'].map(kernel) as [
    string,
    string,
    string,
  ];
  const source = outside();
  const folder = path.join(CACHE, 'rebuilt-units');
  const kept = (): string[] => fs.readdirSync(folder).sort();
  const first = await unitFor(base, moved, source, true);
  const names = kept();
  expect(first.uses?.changed[0]?.file).toBe('milk.c');
  // What is kept is taken for the truth.
  const changed = (text: string): string => text.replaceAll('"functions":2', '"functions":7');
  for (const name of names)
    fs.writeFileSync(path.join(folder, name), changed(fs.readFileSync(path.join(folder, name), 'utf8')));
  expect(await unitFor(base, moved, source, true)).toEqual({ ...first, functions: 7 });
  expect(kept()).toEqual(names);
  expect((await unitFor(base, grown, source, true)).code).toBe('same');
  fs.appendFileSync(path.join(source, 'milk.c'), 'int third(void) { return 3; }\n');
  expect((await unitFor(base, moved, source, true)).functions).toBe(3);
  // A file that is cut short is no result.
  for (const name of kept()) fs.writeFileSync(path.join(folder, name), '{"unit":');
  expect((await unitFor(base, moved, source, true)).functions).toBe(3);
});
