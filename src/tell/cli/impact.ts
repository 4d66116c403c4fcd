// SPDX-License-Identifier: GPL-2.0-or-later
import type { ArgumentsCamelCase } from 'yargs';
import { readText } from '../../formats/content';
import { SymtypesReader, type KernelTypes } from '../../formats/corpus';
import { LaidOutKernel } from '../../kernel/judge';
import {
  budgetsOf,
  hasMember,
  headerTargets,
  impactOf,
  nameTargets,
  reachedFrom,
  type Targets,
} from '../../kernel/impact';
import type { KernelScopes } from '../../kernel/types';
import { parseSymbolList, type SymbolList } from '../../kernel/rules';
import { ModversionsError } from '../../problem';
import { inUtf8, printable } from '../../text';
import { budgetText, fittedText, impactJson, impactText } from '../report';
import type { SideArguments } from './commands/side-options';
import { inputsNamed } from './inputs';
import { checkJobs } from './jobs';
import { Output } from './output';
import { revisionsAmong, sideNamed } from './side';
import { tellWarnings, terminalWidth } from './terminal';

/** The command line, read. */
export interface Arguments extends SideArguments {
  side: string;
  names: string[];
  filterSymbolList: string | undefined;
  budget: boolean;
  json: boolean;
}

/** `modversions impact SIDE NAME…`, or `--budget`. */
export async function run(args: ArgumentsCamelCase<Arguments>): Promise<void> {
  checkJobs(args.jobs);
  const names = args.names.map((name) => inUtf8(String(name)));
  const [side, file] = inputsNamed(args.side, args.filterSymbolList);
  checkWanted(names, args.budget, file);
  const list = file === undefined ? undefined : parseSymbolList(await readText(file), file);
  tellWarnings(list?.warnings ?? []);
  const reader = new SymtypesReader();
  const kernel = await sideNamed(side, reader, args, await revisionsAmong([side], args));
  tellWarnings([...kernel.warnings, ...(kernel.typeLimits ?? [])]);
  const types = kernel.readTypes?.(reader.records);
  if (!types)
    throw new ModversionsError(
      `${side}: holds no types`,
      'scan the kernel with modversions scan, and give that',
    );
  const scopes = LaidOutKernel.of(kernel, types)?.scopes;
  if (args.budget) {
    if (!scopes) throw withoutLayouts(side);
    const budgets = budgetsOf(scopes, frozenBy(types, list, side));
    write(args.json ? impactJson({ budgets }) : [budgetText(budgets, terminalWidth())]);
    return;
  }
  const impacts = names.map((name) => {
    const targets = targetsNamed(name, types, scopes, side);
    const impact = impactOf(types, kernel.rows, targets);
    const listed = list ? impact.exports.filter((one) => list.has(one)) : null;
    return { ...impact, listed, budgets: scopes && !isHeader(name) ? budgetsOf(scopes, targets.names) : [] };
  });
  write(args.json ? impactJson({ impacts }) : [inUtf8(fittedText(impactText(impacts), terminalWidth()))]);
}

function write(pieces: Iterable<string>): void {
  const output = new Output();
  for (const piece of pieces) output.write(Buffer.from(piece, 'latin1'));
}

function checkWanted(names: readonly string[], budget: boolean, list: string | undefined): void {
  if (budget === names.length > 0)
    throw new ModversionsError(
      budget ? '--budget and names of types exclude each other' : 'no type was named',
      budget ? 'leave one of them out' : "name types, such as 'struct sk_buff', or give --budget with a list",
    );
  if (budget && list === undefined)
    throw new ModversionsError('--budget: no list says which types are frozen', 'give one with --stablelist');
}

const isHeader = (name: string): boolean => name.includes('/');

/** @throws ModversionsError for what no export of the kernel leads to */
function targetsNamed(
  name: string,
  types: KernelTypes,
  scopes: KernelScopes | undefined,
  side: string,
): Targets {
  const [type, ...path] = isHeader(name) ? [name] : name.split('.');
  if ((isHeader(name) && !types.source) || (path.length > 0 && !scopes)) throw withoutLayouts(side);
  const targets = isHeader(name) ? headerTargets(types, name) : nameTargets(types, type!);
  const isThere =
    targets.names.length > 0 && (path.length === 0 || hasMember(scopes!, targets.names, path.join('.')));
  if (isThere) return { ...targets, asked: name };
  throw new ModversionsError(
    `${side}: no export leads to '${printable(name)}'`,
    "name a type as 'struct pot', a member as 'struct pot.lid', a header by its path below the tree",
  );
}

/** All structs that listed exports lead to. @throws ModversionsError where none is exported */
function frozenBy(types: KernelTypes, list: SymbolList | undefined, side: string): string[] {
  const names = reachedFrom(types, (name) => list!.has(name));
  if (names.exports > 0) return names.types;
  throw new ModversionsError(
    `${list!.file}: ${side} exports none of its symbols`,
    'give the list of this kernel',
  );
}

function withoutLayouts(side: string): ModversionsError {
  return new ModversionsError(
    `${side}: holds no declarations, so no layouts and headers are known`,
    'give a directory that modversions scan has written',
  );
}
