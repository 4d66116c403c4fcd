// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * The names that are typedefs at this place of the unit. The lexer asks for every word, as genksyms does. The
 * first answer for each word since `record()` is kept: all that a stretch of text means follows from its bytes
 * and these answers.
 */
export class TypeNames {
  private unit = 1;
  private stretch = 0;
  /** The units in which words were typedefs last, counted in one byte: the table has to be small to be fast. */
  private known = new Uint8Array(1 << 16);
  private asked = new Uint32Array(1 << 16);
  private recording = false;
  /** Words that were asked for and were typedefs then. */
  types: number[] = [];
  /** Words that were asked for and were none. */
  others: number[] = [];

  /** Forgets all names: a new unit begins. */
  clear(): void {
    if (++this.unit > 255) {
      this.known.fill(0);
      this.unit = 1;
    }
    this.recording = false;
  }

  add(id: number): void {
    if (id >= this.known.length) this.grow(id);
    this.known[id] = this.unit;
  }

  has(id: number): boolean {
    return id < this.known.length && this.known[id] === this.unit;
  }

  /** The same as `has`, and keeps the answer while recording. */
  ask(id: number): boolean {
    const answer = id < this.known.length && this.known[id] === this.unit;
    if (this.recording) {
      if (id >= this.asked.length) this.grow(id);
      if (this.asked[id] !== this.stretch) {
        this.asked[id] = this.stretch;
        (answer ? this.types : this.others).push(id);
      }
    }
    return answer;
  }

  /** Starts to keep answers. */
  record(): void {
    this.stretch++;
    this.types = [];
    this.others = [];
    this.recording = true;
  }

  /** Whether a stretch of text recorded with these answers means the same here. */
  wouldAnswer(types: Int32Array, others: Int32Array): boolean {
    const { known, unit } = this;
    for (let i = 0; i < types.length; i++) if (known[types[i]!] !== unit) return false;
    for (let i = 0; i < others.length; i++) if (known[others[i]!] === unit) return false;
    return true;
  }

  private grow(id: number): void {
    const size = 1 << (32 - Math.clz32(id));
    if (this.known.length < size) {
      const known = new Uint8Array(size);
      known.set(this.known);
      this.known = known;
    }
    if (this.asked.length < size) {
      const asked = new Uint32Array(size);
      asked.set(this.asked);
      this.asked = asked;
    }
  }
}
