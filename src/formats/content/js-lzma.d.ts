// SPDX-License-Identifier: GPL-2.0-or-later
/** What is used of a package that comes without types. */
declare module 'js-lzma' {
  export class Decoder {
    /** What it wrote last, to which it refers; one of the right size is kept. */
    readonly _outWindow: object;
    /** @returns whether they are any. @param properties at whose beginning they stand */
    setDecoderProperties(properties: { readByte(): number }): boolean;
    /** @returns whether the data are sound. @param size of the content; less than 0 where it has a mark at its end */
    decode(input: { readByte(): number }, output: { writeByte(byte: number): void }, size: number): boolean;
  }
}
