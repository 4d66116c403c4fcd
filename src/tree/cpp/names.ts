// SPDX-License-Identifier: GPL-2.0-or-later
import { CLASS, Class } from './characters';

const BEGIN = 1 << 16;
const FACTOR = 0x01000193;

/** Numbers of all names that may be macros. A name is found by its letters where it stands, so that no string is made of it. */
export class MacroNames {
  private readonly texts: string[] = [];
  private readonly hashes: number[] = [];
  /** Numbers plus one, by hash, or in the next place that is free; 0 for none. */
  private places = new Int32Array(BEGIN);
  /** Behind the last name that `numberAt` read. */
  end = 0;

  of(name: string): number {
    let hash = 0;
    for (let at = 0; at < name.length; at++) hash = Math.imul(hash ^ name.charCodeAt(at), FACTOR);
    return this.find(name, 0, name.length, hash);
  }

  /** The number of the name that stands in a text. @param limit where it ends at the latest */
  numberAt(text: string, from: number, limit: number): number {
    let hash = 0;
    let at = from;
    for (; at < limit; at++) {
      const code = text.charCodeAt(at);
      if (code > 127 || !(CLASS[code]! & Class.IN_NAME)) break;
      hash = Math.imul(hash ^ code, FACTOR);
    }
    this.end = at;
    return this.find(text, from, at, hash);
  }

  get count(): number {
    return this.texts.length;
  }

  text(number: number): string {
    return this.texts[number]!;
  }

  private find(text: string, from: number, end: number, hash: number): number {
    const { places, hashes } = this;
    const mask = places.length - 1;
    let place = (hash ^ (hash >>> 15)) & mask;
    for (let number = places[place]!; number !== 0; number = places[place]!) {
      if (hashes[number - 1] === hash && this.isAt(number - 1, text, from, end)) return number - 1;
      place = (place + 1) & mask;
    }
    return this.add(text.slice(from, end), hash, place);
  }

  private isAt(number: number, text: string, from: number, end: number): boolean {
    const name = this.texts[number]!;
    const { length } = name;
    if (length !== end - from) return false;
    for (let at = 0; at < length; at++) if (name.charCodeAt(at) !== text.charCodeAt(from + at)) return false;
    return true;
  }

  private add(name: string, hash: number, place: number): number {
    const number = this.texts.push(name) - 1;
    this.hashes.push(hash);
    this.places[place] = number + 1;
    if (this.texts.length * 2 > this.places.length) this.grow();
    return number;
  }

  private grow(): void {
    const places = new Int32Array(this.places.length * 2);
    const mask = places.length - 1;
    this.hashes.forEach((hash, number) => {
      let place = (hash ^ (hash >>> 15)) & mask;
      while (places[place] !== 0) place = (place + 1) & mask;
      places[place] = number + 1;
    });
    this.places = places;
  }
}
