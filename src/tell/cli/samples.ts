import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ArgumentsCamelCase } from 'yargs';
import { compareReleases, type Release, type Unit } from '../../kernel/compare';
import { ModversionsError, perrorText } from '../../problem';
import { Progress } from '../../progress';
import { comparisonText } from '../report';
import { hashFiles } from '../../tree/files';
import { type ColorChoice, isColored } from './terminal';
import { Output } from './output';

const SAMPLES = resolve(__dirname, '../../../../samples');

/** The command line, read. */
export interface Arguments {
  color: ColorChoice;
}

/** `modversions samples`: what this program does, shown on what comes with it. */
export async function run({ color }: ArgumentsCamelCase<Arguments>): Promise<void> {
  const [base, next] = [await readRelease('teapot-1.0'), await readRelease('teapot-1.1')];
  const look = { color: isColored(color), unchanged: true };
  new Output().write(comparisonText(compareReleases(base, next), look));
}

/**
 * Hashes the units of a sample release, in the order of their names.
 * @throws ModversionsError where they are not as they were shipped
 */
async function readRelease(name: string): Promise<Release> {
  const units: Unit[] = [];
  await hashFiles({
    files: unitsOf(join(SAMPLES, name, 'units')),
    withTypes: true,
    jobs: 1,
    progress: new Progress(),
    onResult: ({ file, exports, types, error }) => {
      if (error) throw new ModversionsError(error.message, error.remedy);
      units.push({ file, exports, types: Buffer.from(types!).toString('latin1') });
    },
  });
  return { name, units };
}

function unitsOf(folder: string): string[] {
  try {
    const names = readdirSync(folder).filter((name) => name.endsWith('.i'));
    return names.sort().map((name) => join(folder, name));
  } catch (error) {
    const message = `${folder}: ${perrorText(error)}`;
    throw new ModversionsError(message, 'restore the samples that come with the program');
  }
}
