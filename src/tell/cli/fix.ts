// SPDX-License-Identifier: GPL-2.0-or-later
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { ArgumentsCamelCase } from 'yargs';
import { makeFolder } from '../../formats/content';
import { SymtypesReader, type Kernel } from '../../formats/corpus';
import {
  fixesFor,
  MACROS,
  overridesFor,
  type Fixes,
  type FixTree,
  type MacroFamily,
  type PatchedScan,
} from '../../kernel/fix';
import type { JudgedComparison } from '../../kernel/judge';
import { ModversionsError } from '../../problem';
import { Progress } from '../../progress';
import { RecordName } from '../../record-name';
import { bytesOf, inUtf8, printable } from '../../text';
import { openTree, type KernelTree } from '../../tree/kbuild';
import { scanTree, WHOLE_SCAN, type ScanOrder } from '../../tree/scan';
import { fittedText, fixJson, fixPatch, fixText } from '../report';
import type { SideArguments } from './commands/side-options';
import { inputsNamed } from './inputs';
import { checkJobs } from './jobs';
import { Output } from './output';
import { endOnSignals } from './scan-messages';
import { showProgress } from './show-progress';
import { revisionsAmong, sideNamed } from './side';
import { say, tellWarnings, terminalWidth } from './terminal';
import { writeList } from './write-list';

/** The command line, read. */
export interface Arguments extends SideArguments {
  base: string;
  new: string;
  names: string[];
  tree: string | undefined;
  macros: MacroFamily;
  output: string | undefined;
  symref: string | undefined;
  json: boolean;
}

/** `modversions fix BASE NEW NAME…`. Exit status 1 where something that was asked for gets no fix. */
export async function run(args: ArgumentsCamelCase<Arguments>): Promise<void> {
  checkJobs(args.jobs);
  const [base, next] = inputsNamed(args.base, args.new);
  const names = args.names.map((name) => inUtf8(String(name)));
  const reader = new SymtypesReader();
  const revisions = await revisionsAmong([base, next], args);
  const kernels = {
    base: await sideNamed(base, reader, args, revisions),
    new: await sideNamed(next, reader, args, revisions),
  };
  tellWarnings([...kernels.base.warnings, ...kernels.new.warnings]);
  const tree = treeOf(kernels.new, args);
  const macros = MACROS[args.macros];
  if (macros.header !== null) checkHeader(macros.header, args.macros, tree);
  const order = {
    kernels,
    records: reader.records,
    wanted: (comparison: JudgedComparison) => wantedCauses(names, comparison),
  };
  const fixes =
    args.symref === undefined
      ? await fixesFor({ ...order, tree: fixTree(tree, args), macros })
      : await overridesFor({
          ...order,
          hash: (references) => scanned(tree, args, { only: [...references.keys()], references }),
        });
  if (args.symref !== undefined) writeReferences(args.symref, fixes);
  if (args.output !== undefined && fixes.patch !== '') writeList(args.output, fixPatch(fixes));
  const pieces = args.json ? fixJson(fixes) : [inUtf8(fittedText(fixText(fixes), terminalWidth()))];
  const output = new Output();
  for (const piece of pieces) output.write(bytesOf(piece));
  process.exitCode = fixes.refused.length > 0 ? 1 : 0;
}

/** The tree that is to be patched. @throws ModversionsError where it is not known, or another one */
function treeOf({ path, kind, release }: Kernel, { tree: named, cc }: Arguments): KernelTree {
  if (named === undefined && kind !== 'tree')
    throw new ModversionsError(
      `${path}: is no kernel tree, and a patch needs its sources`,
      'name the configured tree that it is a scan of with --tree',
    );
  const folder = named ?? path;
  const tree = openTree({ tree: resolve(folder), cc, assumeModversions: false });
  if (release !== null && tree.release !== release)
    throw new ModversionsError(
      `${folder}: is a tree of ${tree.release}, and ${path} one of ${release}`,
      'give the tree that was scanned',
    );
  return tree;
}

function checkHeader(header: string, family: MacroFamily, { source }: KernelTree): void {
  const file = `include/${header.slice(1, -1)}`;
  if (existsSync(join(source, file))) return;
  throw new ModversionsError(
    `--macros ${family}: ${source} has no ${file}`,
    'leave the option out for #ifdef __GENKSYMS__, or add the header',
  );
}

function fixTree(tree: KernelTree, args: Arguments): FixTree {
  return {
    read: (file) => {
      const path = join(tree.source, file);
      return statSync(path, { throwIfNoEntry: false })?.isFile() ? readFileSync(path, 'latin1') : null;
    },
    scan: (patched, units) => scanned(tree, args, { only: units, patched }),
  };
}

/** Scans units of a tree as they would be. */
async function scanned(
  tree: KernelTree,
  { jobs, cache }: Arguments,
  trial: Pick<ScanOrder, 'only' | 'patched' | 'references'>,
): Promise<PatchedScan> {
  const progress = new Progress();
  const end = showProgress(progress);
  endOnSignals();
  const { corpus, facts } = await scanTree({
    ...WHOLE_SCAN,
    ...trial,
    tree,
    jobs,
    useCache: cache,
    generate: false,
    progress,
    say: (line) => say(`modversions: ${line}`),
  });
  end();
  const failed = facts.problems.flatMap((problem) =>
    problem.kind === 'failed' ? [{ unit: problem.unit ?? problem.kind, message: problem.message }] : [],
  );
  return { corpus, failed };
}

/** @throws ModversionsError where one is there already: what it holds would be lost */
function writeReferences(folder: string, { overrides }: Fixes): void {
  const files = overrides.map(({ unit, text }) => ({ file: join(folder, `${unit}.symref`), text }));
  const known = files.find(({ file }) => existsSync(file));
  if (known)
    throw new ModversionsError(
      `${known.file}: is there already`,
      'name another folder with --symref, and join them',
    );
  for (const { file, text } of files) {
    makeFolder(dirname(file));
    writeList(file, text);
  }
}

/** @throws ModversionsError for a name of which nothing changed */
function wantedCauses(names: readonly string[], { causes }: JudgedComparison): ReadonlySet<string> {
  if (names.length === 0) return new Set(causes.map(({ name }) => name));
  return new Set(
    names.flatMap((asked) => {
      const written = RecordName.written(asked)?.spelling ?? asked;
      const found = causes.filter(
        ({ name, exports }) =>
          name === written || RecordName.parse(name).bare === written || exports.includes(written),
      );
      if (found.length > 0) return found.map(({ name }) => name);
      throw new ModversionsError(
        `no CRC changed because of '${printable(asked)}'`,
        'name a type or an export as modversions compare tells it',
      );
    }),
  );
}
