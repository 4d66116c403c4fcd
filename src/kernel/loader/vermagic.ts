// SPDX-License-Identifier: GPL-2.0-or-later
import type { KernelModule } from '../../formats/module';
import type { Obstacle } from './result';
import type { RunningKernel } from './running';

/** The word that kernels with CONFIG_MODVERSIONS have in their version magic. */
const MODVERSIONS = 'modversions';

/**
 * Holds a module's version magic against the kernel's, of which only the release may be known, and whether it has
 * CRCs. The loader passes over the release, the first word, of a module that has `__versions`.
 */
export function vermagicObstacle(
  { modinfo: { vermagic }, versions, extendedVersions }: KernelModule,
  running: RunningKernel,
): Obstacle | null {
  const known = running.vermagic;
  if (vermagic === null) return { kind: 'vermagic', vermagic, kernel: known ?? running.release };
  // Without CONFIG_MODVERSIONS the kernel's own loader has no such rule.
  const isFlagsOnly = running.hasVersions && (versions !== null || extendedVersions !== null);
  if (known !== null) {
    const isSame = isFlagsOnly ? flagsOf(vermagic) === flagsOf(known) : vermagic === known;
    return isSame ? null : { kind: 'vermagic', vermagic, kernel: known };
  }
  const words = vermagic.split(' ');
  if (words.includes(MODVERSIONS) !== running.hasVersions) {
    const kernel = `${running.release ?? '...'} ${running.hasVersions ? `... ${MODVERSIONS}` : '...'}`;
    return { kind: 'vermagic', vermagic, kernel };
  }
  const isOther = !isFlagsOnly && running.release !== null && words[0] !== running.release;
  return isOther ? { kind: 'vermagic', vermagic, kernel: `${running.release} ...` } : null;
}

/** From the first blank on, blanks included: the loader compares every byte. */
function flagsOf(vermagic: string): string {
  const blank = vermagic.indexOf(' ');
  return blank < 0 ? '' : vermagic.slice(blank);
}
