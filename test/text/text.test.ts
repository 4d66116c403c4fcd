// SPDX-License-Identifier: GPL-2.0-or-later
/** Raw text and shown text: nothing is lost in the one, nothing does harm in the other. */
import { bytesOf, escaped, inUtf8, jsonOf, printable, rawText, shown, toldOf } from '../../src/text';

const every = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));

test('raw text is its bytes, and a part of them', () => {
  expect(bytesOf(rawText(every))).toEqual(every);
  expect(rawText(every.subarray(0x20), 0x21, 0x24)).toBe('ABC');
  expect(rawText(new Uint8Array([0xc3, 0xa9]))).toBe(inUtf8('é'));
});

test('bytes of a unit are shown as UTF-8, and do not reach a terminal as orders', () => {
  const raw = inUtf8('"\x1b[2J é\x9b"');
  expect(printable(raw)).toBe('"\\x1b[2J é\\x9b"');
  expect(shown(raw)).toBe('"\\x1b[2J é\\x9b"');
  expect(escaped(raw)).toBe(inUtf8('"\\x1b[2J é\x9b"'));
  expect(shown(rawText(Buffer.from([0x61, 0xff])))).toBe('a\ufffd');
});

test('what is not seen is spelt for people, and escaped in JSON', () => {
  const raw = inUtf8('a\u202eb\u00ad\u3164');
  expect(shown(raw)).toBe('a\\u{202e}b\\u{ad}\\u{3164}');
  expect(jsonOf({ raw })).toBe(inUtf8('{"raw":"a\\u202eb\\u00ad\u3164"}'));
});

test('a told result has all its texts shown, and all else as it was', () => {
  const raw = inUtf8('\x1bé');
  const result = { name: raw, list: [raw, { line: 3, isWhole: true }], none: null };
  expect(toldOf(result)).toEqual({
    name: '\\x1bé',
    list: ['\\x1bé', { line: 3, isWhole: true }],
    none: null,
  });
});

test('telling changes no result, and copies only what holds a text that is shown otherwise', () => {
  const raw = inUtf8('\x1b');
  const result = { plain: { name: 'pot', list: ['lid'] }, odd: { name: raw, list: ['lid'] } };
  const told = toldOf(result);
  expect(told).toEqual({ plain: result.plain, odd: { name: '\\x1b', list: ['lid'] } });
  expect(told.plain).toBe(result.plain);
  expect(result.odd.name).toBe(raw);
});
