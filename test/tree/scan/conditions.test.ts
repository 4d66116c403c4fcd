// SPDX-License-Identifier: GPL-2.0-or-later
/** Conditions that an earlier scan kept are those that a scan from nothing finds, whatever was edited between. */
import { Lab } from './lab';

jest.setTimeout(120_000);

const lab = new Lab();
afterAll(() => lab.remove());

const HEADER = 'include/rack.h';

beforeAll(() => {
  lab.write('include/padding.h', '#define PADDING\n');
  lab.write(HEADER, '#include "padding.h"\nstruct rack {\n\tPADDING\n\tint hooks;\n};\n');
  lab.edit('core/quiet.c', /$/, '\n#include "rack.h"\nvoid hang(struct rack *r) {}\nEXPORT_SYMBOL(hang);\n');
  lab.scan();
});

/** The lines on the header, by a scan with the cache; a scan without it has to write the same files. */
function conditions(): string[] {
  const kept = lab.scan();
  expect(kept.status).toBe(0);
  expect(lab.scan(['--no-cache']).results).toEqual(kept.results);
  return kept.results['conditions.jsonl'].split('\n').filter((line) => line.includes(HEADER));
}

test('where nothing changed', () => {
  expect(conditions().join()).toContain('PADDING');
});

test('where another file tells how the same text reads', () => {
  const before = conditions();
  lab.write('include/padding.h', '#define PADDING int PADDING;\n');
  expect(conditions()).not.toEqual(before);
});

test('where a condition comes in, and its lines move', () => {
  lab.edit(HEADER, '\tint hooks;', '#ifdef CONFIG_HOOKS\n\tint hooks;\n#endif');
  expect(conditions().join()).toContain('CONFIG_HOOKS');
  lab.edit(HEADER, 'struct rack', '\n\nstruct rack');
  conditions();
});

test('after a scan of a few units', () => {
  lab.edit(HEADER, 'CONFIG_HOOKS', 'CONFIG_OTHER');
  expect(lab.scan(['--only', 'core/quiet.c']).status).toBe(0);
  expect(conditions().join()).toContain('CONFIG_OTHER');
});
