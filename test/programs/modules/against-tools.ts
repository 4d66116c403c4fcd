// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Holds modules of a kernel package against the programs of others. After a build:
 *
 *     node dist/test/module/against-tools.js DIRECTORY [COUNT [SYMVERS]]
 *
 * `COUNT` modules below the directory (500, spread evenly) are read by `modprobe --dump-modversions`, `modinfo` and
 * `readelf`, and by this program. With a Module.symvers of any kernel, each record of `__versions` of all modules is held
 * against its row, and what check-module says must follow from that alone.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSymvers, type SymversRow } from '../../../src/formats/corpus';
import { checkModules, runningKernel, type LoadResult } from '../../../src/kernel/loader';
import { readModule, type KernelModule } from '../../../src/formats/module';

const run = (program: string, ...args: string[]): string =>
  execFileSync(program, args, { encoding: 'latin1', maxBuffer: 1 << 28 });

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line !== '');

function versionsByModprobe(file: string): string[] {
  return linesOf(run('modprobe', '--dump-modversions', file)).sort();
}

function versionsByUs({ versions }: KernelModule): string[] {
  return (versions ?? []).map(({ name, crc }) => `0x${crc.toString(16).padStart(8, '0')}\t${name}`).sort();
}

/** The fields that modinfo prints; of those of more than one line, as a signature has, it makes its own text. */
function fieldsByModinfo(file: string): string[] {
  const text = run('modinfo', '-0', file);
  const own = /^(filename:|(sig_id|signer|sig_key|sig_hashalgo|signature)=)/;
  return text
    .split('\0')
    .filter((field) => field !== '' && !own.test(field))
    .sort();
}

/** modinfo puts description and type of a parameter into one. */
function fieldsByUs({ modinfo: { fields } }: KernelModule): string[] {
  const parameters = new Map<string, { parm?: string; parmtype?: string }>();
  const texts: string[] = [];
  for (const { tag, value } of fields) {
    const colon = value.indexOf(':');
    if ((tag !== 'parm' && tag !== 'parmtype') || colon < 0) {
      texts.push(`${tag}=${value}`);
      continue;
    }
    const name = value.slice(0, colon);
    parameters.set(name, { ...parameters.get(name), [tag]: value.slice(colon + 1) });
  }
  for (const [name, { parm, parmtype }] of parameters) {
    const type = parmtype === undefined ? '' : ` (${parmtype})`;
    texts.push(`parm:           ${name}:${parm === undefined ? parmtype : `${parm}${type}`}`);
  }
  return texts.sort();
}

/** Undefined symbols, and exports with their licence, as readelf has them. */
function symbolsByReadelf(file: string): { imports: string[]; exports: string[] } {
  const sections = new Map<string, string>();
  for (const line of linesOf(run('readelf', '-SW', file))) {
    const [, index, name] = /^\s*\[\s*(\d+)\]\s(\S+)/.exec(line) ?? [];
    if (index !== undefined) sections.set(index, name!);
  }
  const imports: string[] = [];
  const exported: string[] = [];
  for (const line of linesOf(run('readelf', '-sW', file))) {
    const words = line.trim().split(/\s+/);
    const [number, , , , binding, , section, name] = words;
    if (!/^\d+:$/.test(number ?? '') || number === '0:') continue;
    if (section === 'UND') imports.push(`${name} ${binding}`);
    else if (name?.startsWith('__ksymtab_')) exported.push(`${name.slice(10)} ${sections.get(section!)}`);
  }
  return { imports: imports.sort(), exports: exported.sort() };
}

function symbolsByUs(module: KernelModule): { imports: string[]; exports: string[] } {
  return {
    imports: module.imports.map(({ name, isWeak }) => `${name} ${isWeak ? 'WEAK' : 'GLOBAL'}`).sort(),
    exports: module.exports
      .map(({ name, isGplOnly }) => `${name} __ksymtab${isGplOnly ? '_gpl' : ''}`)
      .sort(),
  };
}

/** What must follow from the rows of a Module.symvers alone, and what check-module said instead; null where it is that. */
function contradiction(
  module: KernelModule,
  result: LoadResult,
  rows: ReadonlyMap<string, SymversRow>,
): string | null {
  const differing: string[] = [];
  const missing: string[] = [];
  for (const { name, crc } of module.versions ?? []) {
    const row = rows.get(name);
    if (!row) missing.push(name);
    else if (row.crc !== crc) differing.push(`${name} ${crc} ${row.crc}`);
  }
  const ours = result.obstacles.flatMap((one) =>
    one.kind === 'crc' ? [`${one.symbol} ${one.crc} ${one.kernelCrc}`] : [],
  );
  const lost = result.obstacles.flatMap((one) =>
    one.kind === 'missing' || one.kind === 'provider' || one.kind === 'circle' ? [one.symbol] : [],
  );
  const same = (one: string[], other: string[]): boolean => one.sort().join() === other.sort().join();
  const loads = differing.length === 0 && missing.length === 0;
  if (same(differing, ours) && same(missing, lost) && loads === result.loads) return null;
  return `${module.file}: ${differing.length} differ and ${missing.length} are missing, and we say ${JSON.stringify(result).slice(0, 300)}`;
}

function main([folder, count = '500', symvers]: readonly string[]): number {
  if (folder === undefined) throw new Error('give a directory with modules below it');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ko'))
    .sort()
    .map((name) => join(folder, name));
  let wrong = 0;
  const tell = (what: string): void => {
    wrong++;
    process.stdout.write(`${what}\n`);
  };
  const step = Math.max(1, files.length / Number(count));
  const chosen = Array.from(
    { length: Math.min(files.length, Number(count)) },
    (_, index) => files[Math.floor(index * step)]!,
  );
  for (const file of chosen) {
    const module = readModule(readFileSync(file), file);
    const pairs: [string, unknown, unknown][] = [
      ['versions', versionsByUs(module), versionsByModprobe(file)],
      ['symbols', symbolsByUs(module), symbolsByReadelf(file)],
      ['modinfo', fieldsByUs(module), fieldsByModinfo(file)],
    ];
    for (const [what, ours, theirs] of pairs) {
      if (JSON.stringify(ours) !== JSON.stringify(theirs)) tell(`${file}: ${what} differ`);
    }
  }
  process.stdout.write(`${chosen.length} modules by other programs: ${wrong} differ\n`);
  if (symvers !== undefined) {
    const rows = readSymvers(readFileSync(symvers, 'latin1'), symvers);
    const modules = files.map((file) => readModule(readFileSync(file), file));
    const kernel = {
      path: symvers,
      kind: 'symvers',
      release: null,
      architecture: null,
      isWhole: true,
      warnings: [],
    } as const;
    const results = checkModules(
      modules,
      runningKernel({ ...kernel, rows, target: null, readTypes: null }, null),
    );
    const found = modules.map((module, index) => contradiction(module, results[index]!, rows));
    for (const what of found) if (what !== null) tell(what);
    const refused = results.filter(({ loads }) => !loads).length;
    process.stdout.write(
      `${modules.length} modules by the rows alone: ${refused} would not load; ${wrong} differ\n`,
    );
  }
  return wrong === 0 ? 0 : 1;
}

process.exitCode = main(process.argv.slice(2));
