// SPDX-License-Identifier: GPL-2.0-or-later
/** The files of schemas in docs/, as the definitions of documents make them. */
import { join } from 'node:path';
import { root } from '../../support/program';
import { SCHEMAS } from '../../../src/tell/documents';

/** Keys of a schema in the order in which people read them. */
const ORDER = [
  '$schema title description type const enum pattern minimum maximum minItems maxItems propertyNames',
  'additionalProperties required properties items anyOf allOf $ref definitions',
].flatMap((line) => line.split(' '));

export const fileOf = (name: string): string => join(root, 'docs', `${name}.schema.json`);

/** Name of each document → its schema as plain data, before it is laid out. */
export const schemaTexts = (): [string, string][] =>
  Object.entries(SCHEMAS).map(([name, schema]) => [
    name,
    JSON.stringify(ordered(JSON.parse(JSON.stringify(schema)), false), null, 2),
  ]);

/** @param isNames whether the keys are names of ours, which stay in their order */
function ordered(value: unknown, isNames: boolean): unknown {
  if (Array.isArray(value)) return value.map((one) => ordered(one, false));
  if (typeof value !== 'object' || value === null) return value;
  const keys = Object.keys(value);
  if (!isNames) keys.sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b));
  return Object.fromEntries(
    keys.map((key) => [
      key,
      ordered(
        (value as Record<string, unknown>)[key],
        !isNames && (key === 'properties' || key === 'definitions'),
      ),
    ]),
  );
}
