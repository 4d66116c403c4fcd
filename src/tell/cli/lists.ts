// SPDX-License-Identifier: GPL-2.0-or-later
import type { ArgumentsCamelCase } from 'yargs';
import { readText } from '../../formats/content';
import { SymtypesReader, type SymversRow } from '../../formats/corpus';
import { checkList, importedBy, sharesOf, unionOf } from '../../kernel/lists';
import { parseSymbolList, type SymbolList } from '../../kernel/rules';
import { ModversionsError } from '../../problem';
import { Progress } from '../../progress';
import { moduleFiles, readModules, type ReadModules } from '../library';
import { listFindingsText, listText, sharesText, symbolsJson } from '../report';
import type { SideArguments } from './commands/side-options';
import { inputsNamed } from './inputs';
import { checkJobs } from './jobs';
import { Output } from './output';
import { showProgress } from './show-progress';
import { revisionsAmong, sideNamed } from './side';
import { tell } from './scan-messages';
import { tellWarnings } from './terminal';
import { writeList } from './write-list';

interface Common {
  json: boolean;
}

/** What commands that write a list have been given. */
interface Written extends Common {
  section: string | undefined;
  output: string | undefined;
}

export interface MakeArguments extends Written {
  modules: string[];
}
export interface UnionArguments extends Written {
  lists: string[];
}
export interface CheckArguments extends Common, SideArguments {
  list: string;
  side: string;
  base: string | undefined;
}
export interface ShareArguments extends Common {
  modules: string[];
  list: string;
}

/** `modversions list make KO…`. */
export async function make(args: ArgumentsCamelCase<MakeArguments>): Promise<void> {
  checkSection(args.section);
  const { modules } = await modulesIn(args.modules);
  const symbols = importedBy(modules);
  write(args, () => listText(symbols, args.section), { symbols });
}

/** `modversions list union LIST…`. */
export async function union(args: ArgumentsCamelCase<UnionArguments>): Promise<void> {
  checkSection(args.section);
  const lists: SymbolList[] = [];
  for (const file of inputsNamed(...args.lists)) lists.push(await listIn(file));
  const symbols = unionOf(lists);
  write(args, () => listText(symbols, args.section), { symbols });
}

/** `modversions list check LIST SIDE`. Exit status 1 where a listed symbol is not as it was promised. */
export async function check(args: ArgumentsCamelCase<CheckArguments>): Promise<void> {
  checkJobs(args.jobs);
  const [file, ...sides] = inputsNamed(args.list, args.side, args.base);
  const list = await listIn(file);
  const named = sides.filter((side) => side !== undefined);
  const revisions = await revisionsAmong(named, args);
  const rows: ReadonlyMap<string, SymversRow>[] = [];
  for (const side of named) {
    const kernel = await sideNamed(side, new SymtypesReader(), args, revisions);
    tellWarnings(kernel.warnings);
    if (!kernel.rows)
      throw new ModversionsError(`${side}: has no Module.symvers`, 'give a side that tells what it exports');
    if (kernel.rows.size === 0)
      throw new ModversionsError(
        `${side}: exports nothing`,
        'give the Module.symvers or the scan of a kernel',
      );
    rows.push(kernel.rows);
  }
  const findings = checkList(list, rows[0]!, rows[1]);
  write(args, () => listFindingsText(findings, list.size), { findings });
  process.exitCode = findings.length > 0 ? 1 : 0;
}

/** `modversions list share KO… --list LIST`. Exit status 1 where a module uses more. */
export async function share(args: ArgumentsCamelCase<ShareArguments>): Promise<void> {
  const list = await listIn(args.list);
  const { modules } = await modulesIn(args.modules);
  const shares = sharesOf(modules, list);
  write(args, () => sharesText(shares), { shares });
  process.exitCode = shares.some(({ beyond }) => beyond.length > 0) ? 1 : 0;
}

/** @throws ModversionsError for a heading under which no list is looked for */
function checkSection(section: string | undefined): void {
  if (section === undefined) return;
  const isHeading = /^[\w.-]+$/.test(section);
  if (isHeading && parseSymbolList(`[${section}]\n`, section).warnings.length === 0) return;
  throw new ModversionsError(
    `--section '${section}': is no heading of a symbol list`,
    'take abi_symbol_list, or a name that ends in stablelist',
  );
}

function write(
  args: Common & Partial<Written>,
  text: () => string,
  told: Parameters<typeof symbolsJson>[0],
): void {
  const content = args.json ? [...symbolsJson(told)].join('') : text();
  if (args.output === undefined) new Output().write(Buffer.from(content, 'latin1'));
  else writeList(args.output, content);
}

/** @throws ModversionsError for a list that cannot be read, or names nothing */
export async function listIn(file: string): Promise<SymbolList> {
  const list = parseSymbolList(await readText(file), file);
  tellWarnings(list.warnings);
  if (list.size > 0) return list;
  throw new ModversionsError(`${file}: lists no symbol`, 'give a list with one symbol or pattern a line');
}

/** All modules that names stand for. @throws ModversionsError where one cannot be read: what it uses would be left out */
async function modulesIn(names: readonly string[]): Promise<ReadModules> {
  const progress = new Progress();
  const end = showProgress(progress);
  const read = await readModules(await moduleFiles(inputsNamed(...names)), progress, (problem) =>
    tell('', { kind: 'failed', ...problem }),
  );
  end();
  if (read.failed.length > 0)
    throw new ModversionsError(
      `${read.failed.length} of the modules could not be read`,
      'mend what is named above, or leave them out',
    );
  return read;
}
