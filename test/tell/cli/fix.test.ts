// SPDX-License-Identifier: GPL-2.0-or-later
/** `modversions fix`: patches that are applied, scanned again, and give the base's CRCs. */
import { cpSync, readFileSync } from 'node:fs';
import { KIND_IDS } from '../../../src/kernel/judge';
import type { FixDocument } from '../../../src/tell/documents';
import { expectedOf } from '../../kernel/judge/samples';
import { caseSources, FIX_CASES } from './fix-cases';
import { FixLab, sampleSources, unitsOf, type Sources } from './fix-lab';

// Each scan starts a score of processes, which takes its time on a busy machine.
jest.setTimeout(300_000);

describe('the sample pairs of all kinds', () => {
  const kinds = KIND_IDS.filter((id) => sampleSources(id, 'base') && expectedOf(id).crcChanges === true);
  const side = (name: 'base' | 'new'): Sources =>
    Object.assign({}, ...kinds.map((id) => sampleSources(id, name))) as Sources;
  const lab = new FixLab(unitsOf(side('new')));
  afterAll(() => lab.remove());
  const ofKind = (name: string): string | undefined =>
    kinds.find((id) => name.endsWith(`_${id.replaceAll('-', '_')}`));

  test('what is no break is mended, and nothing else', () => {
    lab.scan('base', side('base'));
    lab.scan('next', side('new'));
    cpSync(lab.lab.at('kernel'), lab.lab.at('tree'), { recursive: true });
    const { fixes, refused, changed } = lab.told();
    const harmless = kinds.filter((id) => ['compatible', 'conditional'].includes(expectedOf(id).verdict));
    expect(fixes.flatMap(({ names }) => names.map(ofKind)).sort()).toEqual([...harmless].sort());
    expect(fixes.map(({ verdict, conditions }) => [verdict, conditions.length > 0])).toEqual(
      fixes.map(({ verdict }) => [verdict, verdict === 'conditional']),
    );
    expect(new Set(refused.map(({ why }) => why))).toEqual(new Set(['break']));
    expect(changed).toEqual({ without: kinds.length, with: kinds.length - harmless.length });
    for (const [name, [base, now]] of lab.applied()) {
      const kind = ofKind(name)!;
      const isSame = harmless.includes(kind as never) || name.startsWith('cosy_fit');
      expect([name, base === now]).toEqual([name, isSame]);
    }
  });

  test('override records for what is compatible, as genksyms takes them', () => {
    const text = lab.lab.run(['fix', 'base', 'next', '--tree', 'tree', '--symref', 'references', '--json']);
    const { fixes, refused, overrides } = JSON.parse(text.stdout) as FixDocument;
    const compatible = kinds.filter((id) => expectedOf(id).verdict === 'compatible');
    expect(fixes.flatMap(({ names }) => names.map(ofKind)).sort()).toEqual([...compatible].sort());
    expect(new Set(refused.map(({ why }) => why))).toEqual(new Set(['break', 'conditional']));
    expect(readFileSync(lab.lab.at('references/core/respelled.symref'), 'utf8')).toBe(
      'override s#pot_respelled struct pot_respelled { unsigned level ; int heat , steam ; char label [ 2 * 4 ] ; } \n',
    );
    expect(overrides.length).toBe(compatible.length);
    const again = lab.lab.run(['fix', 'base', 'next', '--tree', 'tree', '--symref', 'references']);
    expect([again.status, again.stderr]).toEqual([2, expect.stringContaining('is there already')]);
  });
});

describe('pairs that try to get a guard over a break', () => {
  const names = Object.keys(FIX_CASES);
  const side = (which: 'base' | 'next'): Sources =>
    Object.assign({}, ...names.map((name) => caseSources(name, which))) as Sources;
  const lab = new FixLab(names);
  let told: FixDocument;
  let patch: string;
  let crcs: ReturnType<FixLab['applied']>;
  beforeAll(() => {
    lab.scan('base', side('base'));
    lab.scan('next', side('next'));
    told = lab.told();
    ({ patch } = lab);
    crcs = lab.applied();
  });
  afterAll(() => lab.remove());

  test.each(names)('%s', (name) => {
    const { expected, words } = FIX_CASES[name]!;
    const isOwn = (marked: string): boolean => new RegExp(`(^|#)(also_)?${name}(_kind)?$`, 'i').test(marked);
    const fix = told.fixes.find((one) => one.names.some(isOwn));
    const refused = told.refused.filter((one) => isOwn(one.name));
    const found = fix ? fix.way : refused.map(({ why }) => why).join();
    expect([name, found, refused.map(({ reason }) => reason)]).toEqual([name, expected, expect.anything()]);
    const all = [fix?.what, ...(fix?.conditions ?? []), ...refused.map(({ reason }) => reason), patch].join(
      '\n',
    );
    if (words) expect(all).toMatch(words);
    const [base, now] = crcs.get(`use_${name}`)!;
    if (fix && fix.others === 0) expect(now).toBe(base);
    if (!fix) expect(patch).not.toContain(`/core/${name}.h`);
  });
});

describe("macros of distributions, by headers of the test's own", () => {
  const units = ['hole', 'slot', 'other', 'renamed', 'tail'];
  const lab = new FixLab(units);
  afterAll(() => lab.remove());

  const unit = (name: string, ...members: string[]): Sources => ({
    [`core/${name}.h`]: `#include <linux/rh_kabi.h>\nstruct ${name} {\n${members.map((one) => `\t${one}\n`).join('')}};\nint use_${name}(struct ${name} *one);\n`,
    [`core/${name}.c`]: `#include <linux/export.h>\n#include "${name}.h"\nEXPORT_SYMBOL(use_${name});\n`,
  });
  const slots = ['RH_KABI_RESERVE(1)', 'RH_KABI_RESERVE(2)'];

  test("Red Hat's", () => {
    const header = { 'include/linux/rh_kabi.h': RED_HAT };
    lab.scan('base', {
      ...header,
      ...unit('hole', 'int a;', 'char b;', 'int c;'),
      ...unit('slot', 'int a;', ...slots, 'int z;'),
      ...unit('other', 'int heat;', 'int b;'),
      ...unit('renamed', 'int heat;', 'int b;'),
      ...unit('tail', 'int a;'),
    });
    lab.scan('next', {
      ...unit('hole', 'char fresh;', 'int a;', 'char b;', 'int c;'),
      ...unit('slot', 'int *fresh;', 'int a;', ...slots, 'int z;'),
      ...unit('other', 'unsigned heat;', 'int b;'),
      ...unit('renamed', 'int celsius;', 'int b;'),
      ...unit('tail', 'int a;', 'int fresh;'),
    });
    const { fixes, refused } = lab.told(['--macros', 'redhat']);
    expect(refused).toEqual([]);
    expect(fixes.map(({ names, way }) => [names.join(), way])).toEqual([
      ['s#hole', 'room'],
      ['s#other', 'guard'],
      ['s#renamed', 'guard'],
      ['s#slot', 'room'],
      ['s#tail', 'guard'],
    ]);
    const added = lab.patch.split('\n').filter((line) => /^\+[^+]/.test(line));
    expect(added.sort()).toEqual([
      '+\tRH_KABI_EXTEND(int fresh)',
      '+\tRH_KABI_FILL_HOLE(char fresh)',
      '+\tRH_KABI_REPLACE(int heat, unsigned heat)',
      '+\tRH_KABI_USE(1, int *fresh)',
      '+\tint heat;',
      // What the macro makes of another name is not proved: its hidden struct is a member of its own.
      '+#else',
      '+#endif',
      '+#ifdef __GENKSYMS__',
    ]);
    for (const [name, [base, now]] of lab.applied()) expect([name, now]).toEqual([name, base]);
  });

  test('a family whose header the tree has not', () => {
    const { status, stderr } = lab.fix(['--macros', 'android']);
    expect(status).toBe(2);
    expect(stderr).toContain('has no include/linux/android_kabi.h');
  });

  test('what cannot be done is told in a line', () => {
    const said = (...args: string[]): string => {
      const { status, stderr } = lab.lab.run(['fix', ...args]);
      expect(status).toBe(2);
      return stderr;
    };
    expect(said('base', 'next')).toContain('is no kernel tree, and a patch needs its sources');
    expect(said('base', 'next', '--tree', 'nowhere')).toContain('nowhere');
    expect(said('base', 'next', 'struct nothing', '--tree', 'kernel')).toContain(
      "because of 'struct nothing'",
    );
    expect(said('base/Module.symvers', 'next', '--tree', 'kernel')).toContain('fixes need the declarations');
  });
});

const RED_HAT = `#ifndef _LINUX_RH_KABI_H
#define _LINUX_RH_KABI_H
#define RH_KABI_RESERVE(n) unsigned long rh_reserved##n;
#ifdef __GENKSYMS__
#define RH_KABI_FILL_HOLE(one)
#define RH_KABI_EXTEND(one)
#define RH_KABI_REPLACE(old, one) old;
#define RH_KABI_USE(n, one) RH_KABI_RESERVE(n)
#else
#define RH_KABI_FILL_HOLE(one) one;
#define RH_KABI_EXTEND(one) one;
#define RH_KABI_REPLACE(old, one) union { one; struct { old; } rh_kabi_hidden; };
#define RH_KABI_USE(n, one) union { one; unsigned long rh_reserved##n; };
#endif
#endif
`;

describe('a break that some exports have without another CRC', () => {
  const side = (...members: string[]): Sources => ({
    'core/pot.h': `#ifndef POT_H\n#define POT_H\nstruct pot {\n${members.map((one) => `\t${one}\n`).join('')}};\n#endif\n`,
    'core/whole.c':
      '#include <linux/export.h>\n#include "pot.h"\nint brew(struct pot *pot) { return pot->a; }\nEXPORT_SYMBOL(brew);\n',
    'core/named.c':
      '#include <linux/export.h>\nstruct pot;\nint sip(struct pot *pot) { return 0; }\nEXPORT_SYMBOL(sip);\n',
  });
  const lab = new FixLab(['whole', 'named']);
  afterAll(() => lab.remove());
  beforeAll(() => lab.scan('base', side('int a;', 'char b;', 'int c;')));

  test('is mended where room takes what is new', () => {
    lab.scan('next', side('char fresh;', 'int a;', 'char b;', 'int c;'));
    const compared = JSON.parse(lab.lab.run(['compare', 'base', 'next', '-f', 'json']).stdout) as {
      missed: { name: string }[];
    };
    expect(compared.missed.map(({ name }) => name)).toEqual(['s#pot']);
    expect(lab.told()).toMatchObject({ fixes: [{ names: ['s#pot'], way: 'room' }], refused: [] });
    const crcs = lab.applied();
    expect([...crcs.values()].every(([base, now]) => base === now)).toBe(true);
    const after = JSON.parse(lab.lab.run(['compare', 'base', 'patched', '-f', 'json']).stdout) as {
      causes: unknown[];
      missed: { judgement: { verdict: string } }[];
    };
    expect(after.causes).toEqual([]);
    // What lies in a hole now is unset in objects that old modules make.
    expect(after.missed.map(({ judgement }) => judgement.verdict)).toEqual(['conditional']);
  });

  test('and refused where there is none', () => {
    lab.scan('next', side('long fresh;', 'int a;', 'char b;', 'int c;'));
    expect(lab.told()).toMatchObject({ fixes: [], refused: [{ name: 's#pot', why: 'break' }] });
  });
});
