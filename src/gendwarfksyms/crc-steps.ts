// SPDX-License-Identifier: GPL-2.0-or-later
import { buf as crc32 } from 'crc-32';

/**
 * CRCs of texts that are put together of known pieces. The register of a CRC after a piece is a linear function of the
 * register before it, which depends on the length of the piece alone, and the CRC of the piece by itself. So a piece of
 * any length costs four look-ups, and its bytes are read once in the life of a process instead of once an export.
 */

/** For a length: where a byte of the register goes, for each of its four bytes and 256 values. */
type Step = Int32Array;

/** Steps of 1, 2, 4, … bytes. */
const powers: Step[] = [];
const steps = new Map<number, Step>();
/** Steps that are kept; each takes 4 kB. */
const MOST_STEPS = 1 << 12;

/** The register before the first byte, and what turns the last one into the CRC. */
export const START = -1;
export const finished = (register: number): number => (register ^ -1) >>> 0;

/** Most texts are some ten characters: for them a loop is quicker than bytes of their own. */
const SHORT = 200;
const ofByte = Int32Array.from({ length: 256 }, (_, byte) => crc32(Uint8Array.of(byte), -1) ^ -1);

/** The CRC register after a text of one character a byte, from an empty one. */
export function registerOf(text: string): number {
  if (text.length > SHORT) return crc32(Buffer.from(text, 'latin1'), -1) ^ -1;
  let register = 0;
  for (let i = 0; i < text.length; i++)
    register = ofByte[(register ^ text.charCodeAt(i)) & 0xff]! ^ (register >>> 8);
  return register;
}

/** The register after as many bytes of zero. */
export function passed(register: number, step: Step): number {
  return (
    step[register & 0xff]! ^
    step[256 + ((register >>> 8) & 0xff)]! ^
    step[512 + ((register >>> 16) & 0xff)]! ^
    step[768 + (register >>> 24)]!
  );
}

/** The step of a length. */
export function stepOf(length: number): Step {
  let step = steps.get(length);
  if (!step) {
    if (steps.size >= MOST_STEPS) steps.clear();
    step = stepFrom((bit) => afterZeros(bit, length));
    steps.set(length, step);
  }
  return step;
}

function afterZeros(register: number, length: number): number {
  for (let power = 0; length > 0; power++, length = Math.floor(length / 2))
    if (length % 2 === 1) register = passed(register, powerOf(power));
  return register;
}

/** The step of two to a power. */
function powerOf(power: number): Step {
  let step = powers[power];
  if (!step) {
    step =
      power === 0
        ? stepFrom((bit) => crc32(Uint8Array.of(0), bit ^ -1) ^ -1)
        : stepFrom((bit) => passed(passed(bit, powerOf(power - 1)), powerOf(power - 1)));
    powers[power] = step;
  }
  return step;
}

/** A linear function as a table, from what becomes of each bit. */
function stepFrom(ofBit: (bit: number) => number): Step {
  const step = new Int32Array(1024);
  for (let byte = 0; byte < 4; byte++) {
    for (let bit = 0; bit < 8; bit++) {
      const place = byte * 256 + (1 << bit);
      step[place] = ofBit(1 << (byte * 8 + bit));
      for (let lower = 1; lower < 1 << bit; lower++)
        step[place + lower] = step[place]! ^ step[byte * 256 + lower]!;
    }
  }
  return step;
}
