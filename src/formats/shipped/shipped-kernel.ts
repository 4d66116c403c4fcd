// SPDX-License-Identifier: GPL-2.0-or-later
import { LARGEST } from '../content';
import {
  corpusTypes,
  toldSymvers,
  type Corpus,
  type CorpusExport,
  type Kernel,
  type SymversRow,
} from '../corpus';
import { machineOf, readImage, type KernelImage } from '../image';
import { CorpusDraft, corpusOf, TypeSource } from '../type-data';
import { ModversionsError, type Warning } from '../../problem';
import { rawText } from '../../text';
import { basicsFor, DebugParts } from './debug-parts';
import { exportOf } from './export-of';
import { moduleParts } from './module-parts';
import type { ShippedFile, ShippedParts } from './parts';
import { debugLimits, typeLimits } from './type-limits';

type Rows = Map<string, SymversRow>;

/**
 * A kernel from what was shipped of it: exports and CRCs from Module.symvers, or else from the image and modules; types from
 * BTF, or else from debug information.
 * @param path as it was named
 * @throws ModversionsError naming what cannot be read
 */
export async function shippedKernel(path: string, parts: ShippedParts): Promise<Kernel> {
  const warnings: Warning[] = [];
  const image = await imageOf(path, parts, warnings);
  const told = await rowsOf(parts.symvers, warnings);
  const own = told ? ofVmlinux(told) : (image?.exports?.exports ?? []);
  const { btf = null, debug: imageElf = null } = image ?? {};
  const draft = new CorpusDraft(btf ? 'BTF' : 'DWARF');
  const debug = new DebugParts(draft);
  const basics = basicsFor(image?.target);
  const names = own.map(({ name }) => name);
  const source = btf && new TypeSource(btf, basics, names);
  const exports = own.map((one) => ('line' in one ? exportOf(one) : one));
  if (!btf && imageElf) debug.add({ elf: imageElf, file: imageElf.file, module: 'vmlinux', exports });
  const base = btf && source && { btf, source };
  const files = [...parts.modules, ...parts.objects];
  const modules = await moduleParts(files, told, { base, basics, debug });
  warnings.push(...modules.warnings);
  const rows = told ?? rowsFrom(path, [...(image?.exports?.exports ?? []).map(inVmlinux), ...modules.rows]);
  if (!told && image?.exports?.untold)
    warnings.push({ message: `${path}: ${image.exports.untold}`, remedy: GIVE_SYMVERS });
  const isWhole = told !== null || modules.rows.length > 0;
  if (!isWhole && rows.size > 0)
    warnings.push({
      message: `${path}: has the exports of vmlinux alone, and those of its modules are not known`,
      remedy: `give its package or /lib/modules/RELEASE, or ${GIVE_SYMVERS}`,
    });
  const isWithoutCrcs = [...rows.values()].every(({ crc }) => crc === 0);
  const typed = source
    ? [{ module: 'vmlinux', exports, described: source.describe(names) }, ...modules.parts]
    : [];
  const hasTypes = source !== null || debug.typed.size > 0;
  // Where there is nothing else to compare either, the reason is the answer.
  if (!hasTypes && isWithoutCrcs) throwReason(modules.fault, debugLimits(path, debug));
  const machine = image ?? (modules.elf && machineOf(modules.elf, null));
  const target = machine?.target ?? null;
  const { charIsSigned } = debug;
  let corpus: Corpus | undefined;
  const readCorpus = (): Corpus => (corpus ??= source ? corpusOf(typed, source, draft) : draft.corpus);
  return {
    path,
    kind: 'shipped',
    release: image?.release ?? parts.release ?? modules.release,
    architecture: machine?.architecture ?? null,
    target: target && charIsSigned !== null && !btf ? { ...target, charIsSigned } : target,
    isWhole,
    warnings,
    typeLimits: typeLimits({ path, parts: typed, source, debug, rows }),
    rows,
    ...(isWithoutCrcs && { isWithoutCrcs }),
    ...(btf && { btf }),
    readTypes: hasTypes ? (records) => corpusTypes(readCorpus(), records) : null,
    ...(hasTypes && { readCorpus }),
  };
}

/** @throws ModversionsError where there is a reason */
function throwReason(fault: ModversionsError | null, [limit]: readonly Warning[]): void {
  if (fault) throw fault;
  if (limit) throw new ModversionsError(limit.message, limit.remedy);
}

const GIVE_SYMVERS = 'join it with the Module.symvers of its build: FILE+Module.symvers';

async function imageOf(
  path: string,
  { images }: ShippedParts,
  warnings: Warning[],
): Promise<KernelImage | null> {
  const found: KernelImage[] = [];
  for (const file of images) {
    const one = await readImage(await file.read(), file.name, LARGEST);
    const first = found[0];
    if (first?.release && one.release && first.release !== one.release)
      throw new ModversionsError(
        `${path}: holds images of two kernels, ${first.release} and ${one.release}`,
        'give the files of one kernel',
      );
    found.push(one);
  }
  const [first, ...others] = found;
  if (!first) return null;
  // Of several forms of one kernel each may tell what another does not.
  const image = others.reduce(
    (one, other) => ({
      release: one.release ?? other.release,
      architecture: one.architecture ?? other.architecture,
      target: one.target ?? other.target,
      exports: (one.exports?.exports.length ?? 0) > 0 ? one.exports : other.exports,
      btf: one.btf ?? other.btf,
      debug: one.debug ?? other.debug,
    }),
    first,
  );
  if (!image.btf && !image.debug)
    warnings.push({
      message: `${path}: the image has no BTF and no debug information: its types are not known`,
      remedy:
        'give an image of a build with CONFIG_DEBUG_INFO_BTF, or the vmlinux with its debug information',
    });
  return image;
}

async function rowsOf(files: readonly ShippedFile[], warnings: Warning[]): Promise<Rows | null> {
  let rows: Rows | null = null;
  for (const file of files) {
    const told = toldSymvers(rawText(await file.read()), file.name);
    warnings.push(...told.warnings);
    rows = rows ? withMore(rows, told.rows, file.name) : told.rows;
  }
  return rows;
}

function withMore(rows: Rows, more: Rows, file: string): Rows {
  for (const [name, row] of more) {
    const known = rows.get(name);
    if (known && known.crc !== row.crc)
      throw new ModversionsError(
        `${file}:${row.line}: '${name}' has another CRC than in the file before`,
        'give the files of one kernel',
      );
    if (!known) rows.set(name, row);
  }
  return rows;
}

const inVmlinux = (one: CorpusExport): CorpusExport & { module: string } => ({ ...one, module: 'vmlinux' });

function rowsFrom(path: string, exports: readonly (CorpusExport & { module: string })[]): Rows {
  const rows: Rows = new Map();
  for (const one of exports) if (!rows.has(one.name)) rows.set(one.name, { ...one, line: 0 });
  if (rows.size > 0) return rows;
  throw new ModversionsError(`${path}: nothing in it tells what the kernel exports`, GIVE_SYMVERS);
}

const ofVmlinux = (rows: Rows): SymversRow[] =>
  [...rows.values()].filter(({ module }) => module === 'vmlinux');
