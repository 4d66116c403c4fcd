/** The two releases of the toy kernel in samples/, compared and judged. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { judgeKernels, type JudgedComparison } from '../../../../src/kernel/judge';
import { kernelOf, removeKernels, type Texts } from '../../../kernel/judge/scan-of';
import { root } from '../../../support/program';

function unitsOf(release: string): Texts {
  const folder = join(root, 'samples', release, 'units');
  const names = readdirSync(folder).filter((name) => name.endsWith('.i'));
  return Object.fromEntries(
    names.map((file) => {
      const name = file.replace(/\.i$/, '');
      const place = name === 'samovar' ? 'drivers' : 'core';
      return [`${place}/${name}`, readFileSync(join(folder, file), 'latin1')];
    }),
  );
}

/** What `compare` makes of scans of both. */
export async function teapot(): Promise<JudgedComparison> {
  const base = await kernelOf(unitsOf('teapot-1.0'), { release: 'teapot-1.0' });
  const next = await kernelOf(unitsOf('teapot-1.1'), { release: 'teapot-1.1' });
  const comparison = judgeKernels(base, next);
  removeKernels();
  const named = { base: 'samples/teapot-1.0', new: 'samples/teapot-1.1' };
  return {
    ...comparison,
    base: { ...comparison.base, path: named.base },
    new: { ...comparison.new, path: named.new },
  };
}
