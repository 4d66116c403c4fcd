// SPDX-License-Identifier: GPL-2.0-or-later
import { buildSync } from 'esbuild';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { PROGRAM_FOLDER } from './frame';

/**
 * Bundles the pages' programs and their style: the last step of a build. Of the stages that it shares code with only what it
 * uses comes along, since their modules do nothing by being loaded (`sideEffects` in package.json); nothing of Node does.
 */
function main(): void {
  const project = resolve(__dirname, '../../../..');
  const sources = resolve(project, 'src/tell/page/browser');
  const { dependencies } = JSON.parse(readFileSync(resolve(project, 'package.json'), 'utf8')) as {
    dependencies: object;
  };
  buildSync({
    entryPoints: ['main.tsx', 'tables.tsx', 'page.css'].map((name) => resolve(sources, name)),
    outdir: PROGRAM_FOLDER,
    bundle: true,
    minify: true,
    charset: 'utf8',
    legalComments: 'none',
    target: 'es2022',
    format: 'iife',
    platform: 'browser',
    tsconfig: resolve(sources, 'tsconfig.json'),
    // They are looked for before it is known that nothing of them is used.
    external: ['node:*', ...Object.keys(dependencies).filter((name) => name !== 'diff')],
    logLevel: 'warning',
  });
}

if (require.main === module) main();
