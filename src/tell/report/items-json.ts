// SPDX-License-Identifier: GPL-2.0-or-later
import { jsonOf } from '../../text';

/**
 * A plain result for programs, an item of its lists a line: small enough to be read, and never one text of it all.
 * @param json how a value is spelt: of what is told, as it is
 */
export function* itemsJson(result: object, json: (value: unknown) => string = jsonOf): Generator<string> {
  let separator = '{\n';
  for (const [key, value] of Object.entries(result)) {
    yield `${separator}  ${JSON.stringify(key)}: `;
    separator = ',\n';
    if (!Array.isArray(value) || value.length === 0) {
      yield json(value);
      continue;
    }
    let opening = '[\n';
    for (const item of value) {
      yield `${opening}    ${json(item)}`;
      opening = ',\n';
    }
    yield '\n  ]';
  }
  yield '\n}\n';
}
