// SPDX-License-Identifier: GPL-2.0-or-later
'use strict';
// Bundles the command line into dist/program: the last step of a build. Node takes as long to find and compile two hundred
// small files as a small command takes to run. What only one command needs stands in files of its own, loaded with it.

const { readFileSync, rmSync } = require('fs');
const path = require('path');
const esbuild = require('esbuild');

const root = path.resolve(__dirname, '..');
const program = path.join(root, 'dist', 'program');

/**
 * Modules find workers, tables and pages beside themselves. In a bundle they still look where they were compiled to, so
 * that these files are there once.
 */
const whereCompiled = {
  name: 'where-compiled',
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, ({ path: file }) => {
      const text = readFileSync(file, 'utf8');
      if (!text.includes('__dirname')) return { contents: text, loader: 'ts' };
      const compiled = path.join(root, 'dist', path.relative(root, path.dirname(file)));
      const where = JSON.stringify(path.relative(program, compiled).split(path.sep).join('/'));
      const prefix = `import { fileURLToPath } from 'node:url'; const __dirname = fileURLToPath(new URL(${where}, import.meta.url));`;
      return { contents: `${prefix}\n${text}`, loader: 'ts' };
    });
  },
};

/**
 * Of packages that come as CommonJS and as ECMAScript modules, the former, which the compiled files load: they may differ.
 * A bundle that loads such a package on demand gets it without its names, so that is refused.
 */
const asCompiled = {
  name: 'as-compiled',
  setup({ initialOptions, onResolve, resolve }) {
    onResolve({ filter: /^[^./]/ }, ({ path: name, kind, resolveDir, pluginData }) => {
      if (pluginData === asCompiled || !kind.includes('import')) return undefined;
      if (kind === 'dynamic-import' && !initialOptions.external.includes(name))
        return { errors: [{ text: `${name}: import it in a file of its own, and that file on demand` }] };
      return resolve(name, { kind: 'require-call', resolveDir, pluginData: asCompiled });
    });
  },
};

// Names of its files follow from their content: those of an earlier build would stay.
rmSync(program, { recursive: true, force: true });
esbuild
  .build({
    entryPoints: [path.join(root, 'src/tell/cli/main.ts')],
    outdir: program,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    minifyWhitespace: true,
    minifySyntax: true,
    charset: 'utf8',
    legalComments: 'none',
    // Packages that are no ECMAScript modules ask for what Node gives to CommonJS alone.
    banner: {
      js: "import { createRequire } from 'node:module'; import { dirname as folderOf } from 'node:path'; const require = createRequire(import.meta.url), bundleFolder = folderOf(require.resolve('./main.mjs'));",
    },
    define: { __dirname: 'bundleFolder' },
    plugins: [whereCompiled, asCompiled],
    // The first looks for its WebAssembly beside itself; the second calls what Node tolerates of packages alone.
    external: ['web-tree-sitter', 'seek-bzip'],
    logLevel: 'warning',
  })
  .catch(() => {
    process.exitCode = 1;
  });
