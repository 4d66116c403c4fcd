// SPDX-License-Identifier: GPL-2.0-or-later
/** The schemas that other programs go by are those that this one goes by. */
import Ajv from 'ajv';
import { readFileSync } from 'node:fs';
import { SCHEMAS } from '../../../src/tell/documents';
import { fileOf, schemaTexts } from './schema-files';

test.each(schemaTexts())('docs/%s.schema.json is what the program has', (name, text) => {
  const file = readFileSync(fileOf(name), 'utf8');
  expect(JSON.stringify(JSON.parse(file), null, 2)).toBe(text);
});

test.each(Object.entries(SCHEMAS))('%s is a schema of draft 7, and refers to what is there', (_, schema) => {
  expect(new Ajv({ allowUnionTypes: true }).compile(schema)({})).toBe(schema === SCHEMAS.layout);
});
