import type { Fields } from '../elf';

/** The data contradict themselves, or have something that is not known here; its text says what, in a few words. */
export class Unreadable extends Error {}

/** A place in a section that moves on as it is read; every step is checked against the end. */
export class Cursor {
  constructor(
    private readonly fields: Fields,
    public at: number,
    public end: number,
  ) {}

  get isAtEnd(): boolean {
    return this.at >= this.end;
  }

  u8(): number {
    const at = this.take(1);
    return this.fields.bytes[at]!;
  }

  u16(): number {
    return this.fields.u16(this.take(2));
  }

  u32(): number {
    return this.fields.u32(this.take(4));
  }

  /** A number of 64 bits; one of more than 53 is not exact, and too large for any file. */
  u64(): number {
    return this.fields.u64(this.take(8));
  }

  /** Seven bits a byte; what is beyond 32 bits is lost, which no code or length here has. */
  leb128(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.u8();
      if (shift < 28) value += (byte & 0x7f) << shift;
      else if (shift < 56) value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  }

  skip(bytes: number): void {
    this.take(bytes);
  }

  /** Passes over a text that ends with NUL. */
  skipText(): void {
    while (this.u8() !== 0);
  }

  private take(bytes: number): number {
    const at = this.at;
    if (bytes > this.end - at) throw new Unreadable('is cut off');
    this.at = at + bytes;
    return at;
  }
}
