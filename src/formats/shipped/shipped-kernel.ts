// SPDX-License-Identifier: GPL-2.0-or-later
import { LARGEST } from '../content';
import { corpusTypes, toldSymvers, type CorpusExport, type Kernel, type SymversRow } from '../corpus';
import { readImage, type KernelImage } from '../image';
import { corpusOf, TypeSource, type TypedPart } from '../type-data';
import { ModversionsError, type Warning } from '../../problem';
import { rawText } from '../../text';
import { moduleParts } from './module-parts';
import type { ShippedFile, ShippedParts } from './parts';

/** Machines whose integers are aligned to four bytes at most inside a struct. */
const NARROW: ReadonlySet<string> = new Set(['i386']);
/** Names that a message shows. */
const SHOWN = 5;

type Rows = Map<string, SymversRow>;

/**
 * A kernel from what was shipped of it: exports and CRCs from Module.symvers, or else from the image and modules; types from
 * BTF.
 * @param path as it was named
 * @throws ModversionsError naming what cannot be read
 */
export async function shippedKernel(path: string, parts: ShippedParts): Promise<Kernel> {
  const warnings: Warning[] = [];
  const image = await imageOf(path, parts, warnings);
  const told = await rowsOf(parts.symvers, warnings);
  const btf = image?.btf ?? null;
  const own = told ? ofVmlinux(told) : (image?.exports?.exports ?? []);
  const source =
    btf &&
    new TypeSource(
      btf,
      basicsOf(image),
      own.map(({ name }) => name),
    );
  const modules = await moduleParts(parts.modules, told, source, basicsOf(image));
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
  const typed = source ? [vmlinuxPart(rows, source), ...modules.parts] : [];
  return {
    path,
    kind: 'shipped',
    release: image?.release ?? parts.release,
    architecture: image?.architecture ?? null,
    target: image?.target ?? null,
    isWhole,
    warnings,
    typeLimits: limits(path, typed, source, rows),
    rows,
    ...(isWithoutCrcs && { isWithoutCrcs }),
    ...(btf && { btf }),
    readTypes: source && ((records) => corpusTypes(corpusOf(typed, source), records)),
    ...(source && { readCorpus: () => corpusOf(typed, source) }),
  };
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
    }),
    first,
  );
  if (!image.btf)
    warnings.push({
      message: `${path}: the image has no BTF: its types are not known`,
      remedy: 'give an image of a build with CONFIG_DEBUG_INFO_BTF',
    });
  return image;
}

function basicsOf(image: KernelImage | null): ConstructorParameters<typeof TypeSource>[1] {
  const target = image?.target;
  return { pointer: target?.pointerBytes ?? 8, widest: target && NARROW.has(target.machine) ? 4 : 8 };
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

function vmlinuxPart(rows: Rows, source: TypeSource): TypedPart {
  const own = ofVmlinux(rows);
  const exports = own.map(exportOf);
  return { module: 'vmlinux', exports, described: source.describe(own.map(({ name }) => name)) };
}

/** What older files call otherwise is one of these two to a corpus. */
export function exportOf({ name, crc, type, namespace }: SymversRow): CorpusExport {
  return { name, crc, type: type?.endsWith('GPL') ? 'EXPORT_SYMBOL_GPL' : 'EXPORT_SYMBOL', namespace };
}

/** What type data do not tell, said once. */
function limits(path: string, parts: readonly TypedPart[], source: TypeSource | null, rows: Rows): Warning[] {
  if (!source) return [];
  const known = new Set(parts.flatMap(({ exports }) => exports.map(({ name }) => name)));
  const untyped = [
    ...parts.flatMap(({ described }) => described.untyped),
    ...[...rows.keys()].filter((name) => !known.has(name)),
  ].sort();
  const found: Warning[] = [
    {
      message: `${path}: types are known by BTF, which has no attributes, macros, inline functions, source files or private declarations: nothing is called compatible on its word`,
      remedy: 'scan the sources for verdicts that need them',
    },
  ];
  if (untyped.length > 0)
    found.push({
      message: `${path}: ${untyped.length} of ${rows.size} exports have no declaration in BTF (most are variables), and what became of them is unknown: ${named(untyped)}`,
      remedy: 'join the modules too, or scan the sources',
    });
  const { repeated } = source;
  if (repeated.length > 0)
    found.push({
      message: `${path}: ${repeated.length} names have several definitions, told apart as NAME$2: ${named([...repeated].sort())}`,
      remedy: 'scan the sources to see which file has which',
    });
  return found;
}

function named(names: readonly string[]): string {
  const more = names.length - SHOWN;
  return `${names.slice(0, SHOWN).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
