// SPDX-License-Identifier: GPL-2.0-or-later
import type { ArgumentsCamelCase } from 'yargs';
import { SymtypesReader, type Kernel } from '../../formats/corpus';
import { targetModel } from '../../c/layout';
import { findTypes, kernelLayouts, KernelScopes, typeNames, type TypeLayout } from '../../kernel/types';
import { ModversionsError } from '../../problem';
import { inUtf8, printable } from '../../text';
import { layoutReports } from '../report';
import type { SideArguments } from './commands/side-options';
import { inputsNamed } from './inputs';
import { checkJobs } from './jobs';
import { ownReports, writeReports } from './reports';
import { revisionsAmong, sideNamed } from './side';
import { nearest } from './suggestion';
import { tellWarnings, terminalWidth } from './terminal';

/** The command line, read. */
export interface Arguments extends SideArguments {
  side: string;
  names: string[];
  all: boolean;
  machine?: string;
  format: string[];
  json: boolean;
}

/** `modversions layout SIDE NAME…`. */
export async function run(args: ArgumentsCamelCase<Arguments>): Promise<void> {
  checkJobs(args.jobs);
  const wanted = ownReports<'text' | 'json'>(args, layoutReports.formats, 'text');
  const names = args.names.map(String);
  checkNames(names, args.all);
  const [path] = inputsNamed(args.side);
  const kernel = await sideNamed(path, new SymtypesReader(), args, await revisionsAmong([path], args));
  tellWarnings([...kernel.warnings, ...(kernel.typeLimits ?? [])]);
  const scopes = scopesOf(kernel, args.machine);
  const layouts = args.all ? kernelLayouts(scopes) : found(scopes, names, path);
  writeReports(wanted, (format, isFile) =>
    layoutReports.of(layouts, format, isFile ? null : terminalWidth()),
  );
}

/** @throws ModversionsError for a side without declarations, or whose machine is not known */
function scopesOf(kernel: Kernel, machine: string | undefined): KernelScopes {
  const { path, release, architecture, target, readCorpus } = kernel;
  if (!readCorpus)
    throw new ModversionsError(
      `${path}: holds no declarations, so no layouts are known`,
      'give a directory that scan has written, a kernel tree, or an image with BTF',
    );
  const facts = { release: release ?? '', architecture: architecture ?? 'unknown', target };
  return new KernelScopes(readCorpus(), targetModel(facts, machine));
}

function checkNames(names: readonly string[], all: boolean): void {
  if (all === names.length > 0)
    throw new ModversionsError(
      all ? '--all and names of types exclude each other' : 'no type was named',
      all ? 'leave one of them out' : 'name types, such as task_struct, or give --all',
    );
}

/** All types that were named, each once. @throws ModversionsError for a name that stands for none */
function found(scopes: KernelScopes, names: readonly string[], path: string): TypeLayout[] {
  const byKey = new Map<string, TypeLayout>();
  for (const name of names) {
    const { layouts, isKnown } = findTypes(scopes, inUtf8(name));
    if (layouts.length === 0) throw isKnown ? opaque(name, path) : unknown(name, path, scopes);
    for (const layout of layouts) byKey.set(`${layout.keyword} ${layout.name}`, layout);
  }
  return [...byKey.values()];
}

function opaque(name: string, path: string): ModversionsError {
  return new ModversionsError(
    `${path}: '${name}' is opaque: it is named, and nothing defines it where an export is`,
    'its layout is no part of the interface; look into the file that defines it',
  );
}

function unknown(name: string, path: string, scopes: KernelScopes): ModversionsError {
  const all = typeNames(scopes);
  const bare = (one: string): string => one.slice(one.indexOf(' ') + 1);
  const isBare = !/\s/.test(name.trim());
  const namesake = all.find((one) => bare(one) === bare(name));
  const meant = namesake ?? nearest(name, isBare ? [...new Set(all.map(bare))] : all);
  return new ModversionsError(
    `${path}: no export reaches a type '${name}'`,
    meant === undefined ? 'see --all for what there is' : `did you mean '${printable(meant)}'?`,
  );
}
