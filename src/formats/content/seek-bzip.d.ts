// SPDX-License-Identifier: GPL-2.0-or-later
/** What is used of a package that comes without types. */
declare module 'seek-bzip' {
  const bzip: {
    /** Decodes one stream. @throws Error for data that it does not like */
    decode(
      input: { readByte(): number; read(into: Uint8Array, start: number, length: number): number },
      output: { writeByte(byte: number): void },
    ): void;
  };
  export = bzip;
}
