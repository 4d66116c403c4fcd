/**
 * The architecture as a test. `src/` reads as its pipeline: one folder a stage, listed in order in `src/stages.json`,
 * and a stage knows only the stages before it.
 */
import * as fs from 'node:fs';
import * as path from 'node:path';
import * as ts from 'typescript';

const root = path.resolve(__dirname, '../..');

/** A line of `src/stages.json`. `alsoUses` names packages that no other stage may import. */
interface Stage {
  stage: string;
  why: string;
  alsoUses?: string[];
}

/** Path relative to the project, with forward slashes → text. */
type Files = ReadonlyMap<string, string>;

const maxLines = 400;
const vagueFolder = /^(utils?|helpers?|common)$/i;
const grammarPackages = /^tree-sitter(-c)?(\/|$)/;
const terminalMembers = new Set(['argv', 'exit', 'stdout']);

/** The stage a folder or import path lies in, or undefined for `src/` itself and what lies outside it. */
function stageOf(target: string): string | undefined {
  return /^src\/([^/]+)/.exec(target)?.[1];
}

/** The stage a file belongs to. One directly in `src/` belongs to none. */
function stageOfFile(file: string): string | undefined {
  return stageOf(path.posix.dirname(file));
}

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
function importViolation(file: string, name: string, stages: readonly Stage[]): string | undefined {
  const from = stageOfFile(file);
  if (!name.startsWith('.')) {
    if (grammarPackages.test(name) && from !== 'parse') return `only stage parse imports ${name}`;
    const owner = stages.find(({ alsoUses = [] }) => alsoUses.includes(name));
    return owner && owner.stage !== from ? `only stage ${owner.stage} imports ${name}` : undefined;
  }

  const target = path.posix.join(path.posix.dirname(file), name);
  if (/^grammars(\/|$)/.test(target)) return undefined;
  if (!/^src(\/|$)/.test(target)) return `imports ${name}, which is neither a stage nor in grammars/`;
  if (!file.startsWith('src/')) return `imports ${name}: grammars/ knows no stage`;

  const order = stages.map(({ stage }) => stage);
  const to = stageOf(target);
  if (from !== undefined && to === from) return undefined;
  if (to === undefined || !order.includes(to)) return `imports ${name}, which is not a stage`;
  // A file directly in src/ stands after all stages: it may use each of them, and none may use it.
  const isLater = from !== undefined && order.indexOf(to) > order.indexOf(from);
  if (isLater) return `imports ${name}, a later stage`;
  return target === `src/${to}` ? undefined : `imports ${name}, past the index of stage ${to}`;
}

function violations(files: Files, stages: readonly Stage[]): string[] {
  const found: string[] = [];
  const known = new Set(stages.map(({ stage }) => stage));
  const folders = new Set([...files.keys()].map(stageOfFile));
  for (const folder of folders) {
    if (folder !== undefined && !known.has(folder)) found.push(`src/${folder}: not in src/stages.json`);
  }
  for (const { stage, why } of stages) {
    if (!files.has(`src/${stage}/index.ts`)) found.push(`src/${stage}: has no index.ts`);
    if (!why.trim()) found.push(`src/stages.json: does not say why stage ${stage} stands where it does`);
  }

  for (const [file, text] of files) {
    const folder = path.posix.dirname(file).split('/');
    for (const part of folder) if (vagueFolder.test(part)) found.push(`${file}: folder ${part} says nothing`);
    const lines = text.replace(/\n$/, '').split('\n').length;
    if (lines > maxLines) found.push(`${file}: ${lines} lines`);
    for (const name of importsOf(text)) {
      const violation = importViolation(file, name, stages);
      if (violation) found.push(`${file}: ${violation}`);
    }
    if (stageOfFile(file) !== 'cli') {
      for (const use of terminalUses(file, text)) found.push(`${file}: uses ${use}, only stage cli may`);
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
  const stages = JSON.parse(fs.readFileSync(path.join(root, 'src/stages.json'), 'utf8')) as Stage[];
  expect(violations(readSources(), stages)).toEqual([]);
});

describe('a made-up violation is caught', () => {
  const stages: Stage[] = [
    { stage: 'lex', why: 'tokens' },
    { stage: 'parse', why: 'declarations from tokens' },
    { stage: 'cli', why: 'the terminal', alsoUses: ['yargs'] },
  ];
  const sound = {
    'src/lex/index.ts': "import * as fs from 'node:fs';\nimport { words } from '../../grammars/keywords';",
    'src/parse/index.ts': "export * from './deep/tree';",
    'src/parse/deep/tree.ts': "import Parser from 'tree-sitter';\nimport { lex } from '../../lex';",
    'src/cli/index.ts':
      "import yargs from 'yargs';\nimport { a } from '../lex';\nprocess.exit(process.argv.length);",
    'src/index.ts': "export * from './parse';",
    'grammars/keywords.ts': "// process.argv\nimport { other } from './other';",
  };
  const check = (changes: Record<string, string>, order = stages): string[] =>
    violations(new Map(Object.entries({ ...sound, ...changes })), order);

  test('none in a sound tree', () => expect(check({})).toEqual([]));

  test.each([
    ['src/lex/a.ts', "import type { Tree } from '../parse';", 'imports ../parse, a later stage'],
    ['src/lex/a.ts', "const cli = require('../cli');", 'imports ../cli, a later stage'],
    ['src/lex/a.ts', "const cli = import('../cli');", 'imports ../cli, a later stage'],
    ['src/lex/a.ts', "import { main } from '..';", 'imports .., which is not a stage'],
    ['src/lex/a.ts', "import data from '../stages.json';", 'imports ../stages.json, which is not a stage'],
    ['src/parse/a.ts', "export * from '../lex/token';", 'imports ../lex/token, past the index of stage lex'],
    ['src/index.ts', "export * from './lex/token';", 'imports ./lex/token, past the index of stage lex'],
    [
      'src/lex/a.ts',
      "import './../../bin/x';",
      'imports ./../../bin/x, which is neither a stage nor in grammars/',
    ],
    ['src/lex/a.ts', "import C from 'tree-sitter-c';", 'only stage parse imports tree-sitter-c'],
    ['src/lex/a.ts', "import yargs from 'yargs';", 'only stage cli imports yargs'],
    ['grammars/a.ts', "import { lex } from '../src/lex';", 'imports ../src/lex: grammars/ knows no stage'],
    ['grammars/a.ts', 'if (bad) process.exit(2);', 'uses process.exit, only stage cli may'],
    ['src/lex/a.ts', "import { argv } from 'node:process';", 'uses node:process, only stage cli may'],
    ['src/lex/utils/a.ts', '', 'folder utils says nothing'],
    ['src/lex/a.ts', 'x;\n'.repeat(maxLines + 1), `${maxLines + 1} lines`],
  ])('%s: %s', (file, text, message) => {
    expect(check({ [file]: text })).toEqual([`${file}: ${message}`]);
  });

  test('a folder that is no stage', () => {
    expect(check({ 'src/extra/index.ts': '' })).toEqual(['src/extra: not in src/stages.json']);
  });

  test('a stage without index or reason', () => {
    expect(check({}, [...stages, { stage: 'report', why: ' ' }])).toEqual([
      'src/report: has no index.ts',
      'src/stages.json: does not say why stage report stands where it does',
    ]);
  });
});
