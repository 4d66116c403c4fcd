// SPDX-License-Identifier: GPL-2.0-or-later
/** Writes docs/*.schema.json again: `node dist/test/programs/documents/main.js`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, type Options } from 'prettier';
import { root } from '../../support/program';
import { fileOf, schemaTexts } from '../../tell/documents/schema-files';

async function main(): Promise<void> {
  const options = JSON.parse(readFileSync(join(root, '.prettierrc.json'), 'utf8')) as Options;
  for (const [name, text] of schemaTexts())
    writeFileSync(fileOf(name), await format(text, { ...options, parser: 'json' }));
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
