// SPDX-License-Identifier: GPL-2.0-or-later
/** Which genksyms is meant: by the files of a tree, by a version, or by where a build runs. */
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { generationOfVersion } from '../../../grammars';
import { chosenGeneration, generationAround, generationOfTree } from '../../../src/genksyms/generation';

/** What each file of a generation holds, as far as it tells one from another. */
const G0 = {
  'keywords.c': '{ "__GENKSYMS_EXPORT_SYMBOL", EXPORT_SYMBOL_KEYW },',
  'parse.y': 'attribute_opt ATTRIBUTE_PHRASE\n\t;\n',
  'lex.l': 'suppress_type_lookup',
  'genksyms.c': 'getopt_long(argc, argv, "dwqVDr:T:ph",',
};
const V6_14 = {
  'keywords.c': G0['keywords.c'],
  'parse.y':
    'dont_want_type_specifier = true; STRUCT_KEYW attribute_opt IDENT ' +
    'attribute_opt ATTRIBUTE_PHRASE\t{ $$ = $2; } direct_abstract_declarator1 direct_nested_declarator1',
  'lex.l': 'bool dont_want_type_specifier; u?int(8|16|32|64)x(1|2|4|8|16)_t',
  'genksyms.c': 'process_enum',
};
const V6_15 = {
  ...V6_14,
  'keywords.c': `${V6_14['keywords.c']} { "__seg_gs", }, { "typeof_unqual", },`,
  'parse.y': `${V6_14['parse.y']} type_qualifier:\n\tX86_SEG_KEYW`,
};
const V7_0 = { ...V6_15, 'parse.y': `${V6_15['parse.y']} '(' attribute_opt declarator ')'` };

let root: string;
beforeEach(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'generation-'));
});
afterEach(() => fs.rmSync(root, { recursive: true }));

/** A source tree with these files, below a folder of the test. */
function treeOf(files: Record<string, string>): string {
  const folder = path.join(root, 'scripts/genksyms');
  fs.mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) fs.writeFileSync(path.join(folder, name), text);
  return root;
}

test.each([
  ['G0', G0],
  ['G0-5.3', { ...G0, 'keywords.c': '{ "EXPORT_SYMBOL", EXPORT_SYMBOL_KEYW },' }],
  ['6.14', V6_14],
  ['6.15', V6_15],
  ['7.0', V7_0],
])('the files of %s', (name, files) => {
  // What the version says does not count where there are files.
  expect(generationOfTree(treeOf(files), [6, 6]).name).toBe(name);
});

test.each([
  ['attributes behind struct, and no more', { ...G0, 'parse.y': 'STRUCT_KEYW attribute_opt IDENT' }, '6.14'],
  ['6.14 without the hint of the parser', { ...V6_14, 'lex.l': 'suppress_type_lookup' }, '6.14'],
  ['the words of 6.15 alone', { ...G0, 'keywords.c': V6_15['keywords.c'] }, '6.15'],
  ['7.0 without the words of 6.15', { ...V7_0, 'keywords.c': V6_14['keywords.c'] }, '6.15'],
])('half way: %s', (_what, files, since) => {
  const tree = treeOf(files);
  expect(() => generationOfTree(tree, [7, 3])).toThrow(
    `${tree}/scripts/genksyms: half way between two generations of genksyms`,
  );
  expect(() => generationOfTree(tree, [7, 3])).toThrow(`as since ${since}`);
});

test.each([
  ['5.3', 'G0-5.3'],
  ['5.4', 'G0'],
  ['6.13.9', 'G0'],
  ['6.14', '6.14'],
  ['v6.15-rc3', '6.15'],
  ['6.19', '6.15'],
  ['7.0', '7.0'],
  ['12.3', '7.0'],
])('version %s: %s', (version, name) => {
  expect(generationOfVersion(version)?.name).toBe(name);
});

test('the option goes before the variable, and both have to be versions', () => {
  const environment = { GENKSYMS_GENERATION: '6.14' };
  expect(chosenGeneration({ option: '6.1', environment })?.name).toBe('G0');
  expect(chosenGeneration({ option: undefined, environment })?.name).toBe('6.14');
  expect(chosenGeneration({ option: undefined, environment: {} })).toBeUndefined();
  expect(() => chosenGeneration({ option: 'G0', environment })).toThrow('--generation: G0: no version');
  expect(() => chosenGeneration({ option: undefined, environment: { GENKSYMS_GENERATION: 'x' } })).toThrow(
    'GENKSYMS_GENERATION: x: no version',
  );
});

test('a build that runs in a tree, or beside it, takes its genksyms; elsewhere the newest is meant', () => {
  const tree = treeOf(V6_15);
  const beside = path.join(tree, 'out');
  fs.mkdirSync(beside);
  expect(generationAround(tree, {}).name).toBe('6.15');
  expect(generationAround(beside, { srctree: '..' }).name).toBe('6.15');
  expect(generationAround(beside, {}).name).toBe('7.0');
  fs.symlinkSync('..', path.join(beside, 'source'));
  expect(generationAround(beside, {}).name).toBe('6.15');
});
