// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * The architecture as a test. `src/` reads as its pipeline: wings, and in each its stages, one folder a stage, listed in
 * order in `src/stages.json`. A wing without stages is a stage itself. A stage knows only the stages before it, and of
 * those only what their wing may know.
 */
import * as fs from 'node:fs';
import * as path from 'node:path';
import * as ts from 'typescript';

const root = path.resolve(__dirname, '../../..');

/** `alsoUses` names packages that no other stage may import. */
interface Stage {
  stage: string;
  why: string;
  alsoUses?: string[];
}

/** `knows` names the wings that its stages may import from, beside itself. */
interface Wing {
  wing: string;
  why: string;
  /** Of a wing without stages, as of a stage. */
  alsoUses?: string[];
  knows?: string[];
  stages?: Stage[];
}

/** Path relative to the project, with forward slashes → text. */
type Files = ReadonlyMap<string, string>;

const maxLines = 400;
const vagueFolder = /^(utils?|helpers?|common)$/i;
const grammarPackages = /^(tree-sitter(-c)?|web-tree-sitter)(\/|$)/;
const terminalMembers = new Set(['argv', 'exit', 'stdout']);

/** The stage a folder or import path lies in, `formats/elf`; undefined for `src/`, a wing itself, and what lies outside. */
function stageOf(target: string, wings: readonly Wing[]): string | undefined {
  const [, name, stage] = /^src\/([^/]+)(?:\/([^/]+))?/.exec(target) ?? [];
  if (name === undefined) return undefined;
  if (!wings.find((one) => one.wing === name)?.stages) return name;
  return stage === undefined ? undefined : `${name}/${stage}`;
}

/** The stage a file belongs to. */
const stageOfFile = (file: string, wings: readonly Wing[]): string | undefined =>
  stageOf(path.posix.dirname(file), wings);

/** Names of all stages, in order, with the wing and what is said of each. */
const stagesOf = (wings: readonly Wing[]): { name: string; wing: Wing; stage: Stage }[] =>
  wings.flatMap((wing) =>
    wing.stages
      ? wing.stages.map((stage) => ({ name: `${wing.wing}/${stage.stage}`, wing, stage }))
      : [
          {
            name: wing.wing,
            wing,
            stage: { stage: wing.wing, why: wing.why, ...(wing.alsoUses && { alsoUses: wing.alsoUses }) },
          },
        ],
  );

/** Everything a file imports, requires or exports from. */
function importsOf(text: string): string[] {
  return ts.preProcessFile(text, true, true).importedFiles.map((imported) => imported.fileName);
}

/** The members of `process` that only the command line may touch and this file does. */
function terminalUses(file: string, text: string): string[] {
  const uses: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node) && node.expression.getText() === 'process') {
      if (terminalMembers.has(node.name.text)) uses.push(`process.${node.name.text}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
  return uses.concat(importsOf(text).filter((name) => /^(node:)?process$/.test(name)));
}

/** What is wrong with one import, or undefined. */
function importViolation(file: string, name: string, wings: readonly Wing[]): string | undefined {
  const stages = stagesOf(wings);
  const from = stageOfFile(file, wings);
  if (!name.startsWith('.')) {
    if (grammarPackages.test(name) && from !== 'genksyms/parse')
      return `only stage genksyms/parse imports ${name}`;
    const owners = stages.filter(({ stage }) => stage.alsoUses?.includes(name)).map((one) => one.name);
    const isForeign = owners.length > 0 && !owners.some((owner) => owner === from);
    return isForeign ? `only stage ${owners.join(', ')} imports ${name}` : undefined;
  }

  const target = path.posix.join(path.posix.dirname(file), name);
  if (/^grammars(\/|$)/.test(target)) return undefined;
  if (!/^src(\/|$)/.test(target)) return `imports ${name}, which is neither a stage nor in grammars/`;
  if (!file.startsWith('src/')) return `imports ${name}: grammars/ knows no stage`;

  const order = stages.map((one) => one.name);
  const to = stageOf(target, wings);
  if (from !== undefined && to === from) return undefined;
  if (to === undefined || !order.includes(to)) return `imports ${name}, which is not a stage`;
  // A file directly in src/ stands after all stages: it may use each of them, and none may use it.
  if (from !== undefined) {
    if (order.indexOf(to) > order.indexOf(from)) return `imports ${name}, a later stage`;
    const [own, other] = [from, to].map((one) => stages[order.indexOf(one)]!.wing);
    const mayKnow = own === other || !other!.stages || own!.knows?.includes(other!.wing);
    if (!mayKnow) return `imports ${name}, but wing ${own!.wing} does not know wing ${other!.wing}`;
  }
  return target === `src/${to}` ? undefined : `imports ${name}, past the index of stage ${to}`;
}

/** What is wrong with the list of stages itself, held against the folders that are there. */
function listViolations(files: Files, wings: readonly Wing[]): string[] {
  const found: string[] = [];
  const stages = stagesOf(wings);
  const known = new Set(stages.map(({ name }) => name));
  const folders = new Set([...files.keys()].map((file) => stageOfFile(file, wings)));
  for (const folder of folders) {
    if (folder !== undefined && !known.has(folder)) found.push(`src/${folder}: not in src/stages.json`);
  }
  for (const { name, stage } of stages) {
    if (!files.has(`src/${name}/index.ts`)) found.push(`src/${name}: has no index.ts`);
    if (!stage.why.trim()) found.push(`src/stages.json: does not say why stage ${name} stands where it does`);
  }
  for (const { wing, why } of wings) {
    if (!why.trim()) found.push(`src/stages.json: does not say what wing ${wing} is for`);
  }
  return found;
}

function violations(files: Files, wings: readonly Wing[]): string[] {
  const found = listViolations(files, wings);
  for (const [file, text] of files) {
    const folder = path.posix.dirname(file).split('/');
    for (const part of folder) if (vagueFolder.test(part)) found.push(`${file}: folder ${part} says nothing`);
    if (folder.length === 2 && wings.some(({ wing, stages }) => wing === folder[1] && stages))
      found.push(`${file}: stands in a wing and in none of its stages`);
    const lines = text.replace(/\n$/, '').split('\n').length;
    if (lines > maxLines) found.push(`${file}: ${lines} lines`);
    for (const name of importsOf(text)) {
      const violation = importViolation(file, name, wings);
      if (violation) found.push(`${file}: ${violation}`);
    }
    if (stageOfFile(file, wings) !== 'tell/cli') {
      for (const use of terminalUses(file, text)) found.push(`${file}: uses ${use}, only stage tell/cli may`);
    }
  }
  return found;
}

function readSources(): Files {
  const names = ['src', 'grammars'].flatMap((folder) =>
    fs
      .readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => `${folder}/${name.split(path.sep).join('/')}`),
  );
  const sources = names.filter((name) => /\.tsx?$/.test(name)).sort();
  return new Map(sources.map((name) => [name, fs.readFileSync(path.join(root, name), 'utf8')]));
}

test('src/ keeps to its layers', () => {
  const wings = JSON.parse(fs.readFileSync(path.join(root, 'src/stages.json'), 'utf8')) as Wing[];
  expect(violations(readSources(), wings)).toEqual([]);
});

test("each wing's page names its stages and no other", () => {
  const wings = JSON.parse(fs.readFileSync(path.join(root, 'src/stages.json'), 'utf8')) as Wing[];
  for (const { wing, stages } of wings) {
    if (!stages) continue;
    const page = fs.readFileSync(path.join(root, 'src', wing, 'README.md'), 'utf8');
    const named = [...page.matchAll(/^\| `([^`]+)` \|/gm)].map(([, name]) => name);
    expect([wing, ...named]).toEqual([wing, ...stages.map(({ stage }) => stage)]);
  }
});

describe('a made-up violation is caught', () => {
  const wings: Wing[] = [
    { wing: 'problem', why: 'errors' },
    {
      wing: 'genksyms',
      why: 'CRCs',
      stages: [
        { stage: 'lex', why: 'tokens' },
        { stage: 'parse', why: 'declarations from tokens' },
      ],
    },
    { wing: 'c', why: 'types', stages: [{ stage: 'layout', why: 'sizes' }] },
    {
      wing: 'tell',
      why: 'people',
      knows: ['genksyms'],
      stages: [{ stage: 'cli', why: 'the terminal', alsoUses: ['yargs'] }],
    },
  ];
  const sound = {
    'src/problem/index.ts': '',
    'src/genksyms/lex/index.ts':
      "import * as fs from 'node:fs';\nimport { words } from '../../../grammars/keywords';\nimport '../../problem';",
    'src/genksyms/parse/index.ts': "export * from './deep/tree';",
    'src/genksyms/parse/deep/tree.ts': "import Parser from 'tree-sitter';\nimport { lex } from '../../lex';",
    'src/c/layout/index.ts': '',
    'src/tell/cli/index.ts':
      "import yargs from 'yargs';\nimport { a } from '../../genksyms/lex';\nprocess.exit(process.argv.length);",
    'src/index.ts': "export * from './genksyms/parse';",
    'grammars/keywords.ts': "// process.argv\nimport { other } from './other';",
  };
  const check = (changes: Record<string, string>, order = wings): string[] =>
    violations(new Map(Object.entries({ ...sound, ...changes })), order);

  test('none in a sound tree', () => expect(check({})).toEqual([]));

  const lex = 'src/genksyms/lex/a.ts';
  test.each([
    [lex, "import type { Tree } from '../parse';", 'imports ../parse, a later stage'],
    [lex, "const cli = require('../../tell/cli');", 'imports ../../tell/cli, a later stage'],
    [lex, "const cli = import('../../tell/cli');", 'imports ../../tell/cli, a later stage'],
    [lex, "import { main } from '..';", 'imports .., which is not a stage'],
    [lex, "import { main } from '../..';", 'imports ../.., which is not a stage'],
    [lex, "import data from '../../stages.json';", 'imports ../../stages.json, which is not a stage'],
    [
      'src/c/layout/a.ts',
      "import '../../genksyms/lex';",
      'imports ../../genksyms/lex, but wing c does not know wing genksyms',
    ],
    [
      'src/tell/cli/a.ts',
      "import '../../c/layout';",
      'imports ../../c/layout, but wing tell does not know wing c',
    ],
    [
      'src/genksyms/parse/a.ts',
      "export * from '../lex/token';",
      'imports ../lex/token, past the index of stage genksyms/lex',
    ],
    [
      'src/index.ts',
      "export * from './genksyms/lex/token';",
      'imports ./genksyms/lex/token, past the index of stage genksyms/lex',
    ],
    [
      lex,
      "import './../../../bin/x';",
      'imports ./../../../bin/x, which is neither a stage nor in grammars/',
    ],
    [lex, "import C from 'tree-sitter-c';", 'only stage genksyms/parse imports tree-sitter-c'],
    [lex, "import yargs from 'yargs';", 'only stage tell/cli imports yargs'],
    [
      'grammars/a.ts',
      "import { lex } from '../src/genksyms/lex';",
      'imports ../src/genksyms/lex: grammars/ knows no stage',
    ],
    ['grammars/a.ts', 'if (bad) process.exit(2);', 'uses process.exit, only stage tell/cli may'],
    [lex, "import { argv } from 'node:process';", 'uses node:process, only stage tell/cli may'],
    ['src/genksyms/lex/utils/a.ts', '', 'folder utils says nothing'],
    [lex, 'x;\n'.repeat(maxLines + 1), `${maxLines + 1} lines`],
    ['src/genksyms/a.ts', '', 'stands in a wing and in none of its stages'],
  ])('%s: %s', (file, text, message) => {
    expect(check({ [file]: text })).toEqual([`${file}: ${message}`]);
  });

  test('a folder that is no stage', () => {
    expect(check({ 'src/extra/index.ts': '' })).toEqual(['src/extra: not in src/stages.json']);
    expect(check({ 'src/c/extra/index.ts': '' })).toEqual(['src/c/extra: not in src/stages.json']);
  });

  test('a stage or wing without index or reason', () => {
    expect(check({}, [...wings, { wing: 'w', why: '', stages: [{ stage: 'report', why: ' ' }] }])).toEqual([
      'src/w/report: has no index.ts',
      'src/stages.json: does not say why stage w/report stands where it does',
      'src/stages.json: does not say what wing w is for',
    ]);
  });
});
