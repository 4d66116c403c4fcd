// SPDX-License-Identifier: GPL-2.0-or-later
/** What hangs on the whole tree is found anew when it may have changed: which units there are, and what is asked of them. */
import { expected, Lab, rowsOf } from './lab';

// Each scan starts a score of processes, which takes its time on a busy machine.
jest.setTimeout(60_000);

const lab = new Lab();
afterAll(() => lab.remove());
beforeAll(() => {
  expect(lab.scan().results).toEqual(expected);
});

test('a header that turns a word into an export', () => {
  // In no plan yet: the word means nothing. The file is read by make for nothing but its time.
  lab.edit('init/main.c', 'int main', 'void serve(void);\n#ifdef PUBLISH\nPUBLISH(serve);\n#endif\nint main');
  lab.scan();
  lab.edit(
    'include/linux/kernel.h',
    'struct guest;',
    'struct guest;\n#define PUBLISH(name) EXPORT_SYMBOL(name)',
  );
  expect(rowsOf(lab.scan().results).get('serve')).toBeDefined();
});

test('a header that begins to export', () => {
  lab.edit('drivers/idle.c', 'static', '#include "samovar.h"\nstatic');
  lab.edit('Kbuild', 'drivers/idle: drivers/idle', 'drivers/idle: drivers/idle -DIDLE');
  lab.scan();
  lab.edit('drivers/samovar.h', '#endif', '#ifdef IDLE\nEXPORT_SYMBOL(idle);\n#endif\n\n#endif');
  expect(rowsOf(lab.scan().results).get('idle')).toBeDefined();
});

test('a header that asks for its line in a condition', () => {
  lab.edit(
    'core/leaf.h',
    'struct leaf {',
    '#if __LINE__ > 1\n#define LATE 1\n#endif\nstruct leaf {\n#ifdef LATE\n\tu8 late;\n#endif',
  );
  expect(lab.scan().results.symtypes).toContain('s#leaf struct leaf { t#u8 late ;');
});
