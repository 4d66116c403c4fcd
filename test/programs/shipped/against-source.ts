// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Holds a saved comparison of two kernels as they are shipped against one of scans of their sources, cause by cause and export
 * by export: `node dist/test/programs/shipped/against-source.js SOURCE.json SHIPPED.json`. A verdict that is better than the
 * source's is a fault.
 */
import { readFileSync } from 'node:fs';
import type { JudgedComparison } from '../../../src/kernel/judge';
import { readSaved } from '../../../src/tell/documents';
import { rawText } from '../../../src/text';
import { heldAgainst, saidOfCauses, saidOfExports, STANDINGS, type Held } from './held-against';

/** Names that are shown of one standing; all of those that are better. */
const SHOWN = 40;

const read = (file: string): JudgedComparison => readSaved(rawText(readFileSync(file)), file);

function tell(what: string, held: readonly Held[]): number {
  for (const standing of STANDINGS) {
    const those = held.filter((one) => one.standing === standing);
    process.stdout.write(`${what} ${standing}: ${those.length}\n`);
    if (standing === 'same') continue;
    const shown = standing === 'better' ? those : those.slice(0, SHOWN);
    for (const { name, source, shipped } of shown)
      process.stdout.write(`  ${name}: ${source ?? 'nothing'}, as shipped ${shipped ?? 'nothing'}\n`);
    if (those.length > shown.length) process.stdout.write(`  and ${those.length - shown.length} more\n`);
  }
  return held.filter(({ standing }) => standing === 'better').length;
}

const [source, shipped] = process.argv.slice(2);
if (source === undefined || shipped === undefined) {
  process.stderr.write('usage: against-source SOURCE.json SHIPPED.json\n');
  process.exitCode = 2;
} else {
  const sides = { source: read(source), shipped: read(shipped) };
  const better =
    tell('causes', heldAgainst(saidOfCauses(sides.source), saidOfCauses(sides.shipped))) +
    tell('exports', heldAgainst(saidOfExports(sides.source), saidOfExports(sides.shipped)));
  process.exitCode = better === 0 ? 0 : 1;
}
