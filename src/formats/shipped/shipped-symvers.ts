// SPDX-License-Identifier: GPL-2.0-or-later
import { LARGEST } from '../content';
import { byBytes, symversLine } from '../corpus';
import { readImage } from '../image';
import { ModversionsError, type Warning } from '../../problem';
import type { RawText } from '../../text';
import { moduleParts, type ModuleParts } from './module-parts';
import { partsNamed } from './read-side';

/** What a kernel's image and modules tell of its Module.symvers. */
export interface ShippedSymvers {
  /** Rows of vmlinux, then those of modules by path; the order of a build is not known. */
  text: RawText;
  count: number;
  warnings: Warning[];
}

/**
 * The Module.symvers of a kernel out of its image and modules. A Module.symvers among them is not looked at.
 * @param paths files, folders and packages of one kernel
 * @throws ModversionsError where rows or CRCs would be missing or wrong
 */
export async function shippedSymvers(paths: readonly string[]): Promise<ShippedSymvers> {
  const parts = await partsNamed(paths);
  const warnings: Warning[] = [];
  const rows: ModuleParts['rows'] = [];
  let release: string | null = null;
  for (const file of parts.images) {
    const image = await readImage(await file.read(), file.name, LARGEST);
    if (release && image.release && release !== image.release)
      throw new ModversionsError(
        `${file.name}: is of another kernel, ${image.release} beside ${release}`,
        'give the files of one kernel',
      );
    release ??= image.release;
    const { exports, untold } = image.exports ?? { exports: [], untold: null };
    if (untold !== null)
      throw new ModversionsError(`${file.name}: ${untold}`, 'take the Module.symvers of its build');
    if (exports.length > 0 && rows.length === 0)
      rows.push(...exports.map((one) => ({ ...one, module: 'vmlinux' })));
  }
  if (rows.length === 0)
    warnings.push({
      message: 'no image in a form that tells its exports: those of vmlinux are missing',
      remedy: 'give vmlinux, or the image in /boot, as well',
    });
  const found = await moduleParts(parts.modules, null, null);
  const [fault] = found.warnings;
  if (fault) throw new ModversionsError(fault.message, 'give modules that can be read, or leave them out');
  if (parts.modules.length === 0)
    warnings.push({
      message: 'no modules: what they export is missing',
      remedy: 'give /lib/modules/RELEASE, or the package of the image, as well',
    });
  const known = new Map<string, ModuleParts['rows'][number]>();
  for (const row of [...rows, ...found.rows]) {
    const other = known.get(row.name);
    if (other && other.crc !== row.crc)
      throw new ModversionsError(
        `${row.name}: is exported by ${other.module} and by ${row.module}, with another CRC`,
        'give the files of one kernel',
      );
    if (!other) known.set(row.name, row);
  }
  if (known.size === 0)
    throw new ModversionsError(
      `${paths.join(', ')}: nothing in it tells what the kernel exports`,
      'give an image and modules that are no raw images and have their tables',
    );
  const place = (module: string): number => (module === 'vmlinux' ? 0 : 1);
  const all = [...known.values()].sort(
    (a, b) => place(a.module) - place(b.module) || byBytes(a.module, b.module) || byBytes(a.name, b.name),
  );
  if (all.every(({ crc }) => crc === 0))
    warnings.push({
      message: 'there are no CRCs: the kernel was built without CONFIG_MODVERSIONS',
      remedy: 'compare such kernels by their types: modversions compare IMAGE-A IMAGE-B',
    });
  return { text: all.map(symversLine).join(''), count: all.length, warnings };
}
