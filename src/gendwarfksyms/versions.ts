// SPDX-License-Identifier: GPL-2.0-or-later
import { finished, passed, registerOf, START, stepOf } from './crc-steps';
import type { TypeMap } from './type-map';
import type { TypeText } from './type-strings';

/** A text as the CRC takes it: each plain part by its register and length, and the type that follows it. */
interface Compiled {
  text: TypeText;
  registers: Int32Array;
  /** Null for a part without bytes. */
  steps: (Int32Array | null)[];
  types: ReferredType[];
}

interface ReferredType {
  reference: string;
  /** The reference itself, for the second time. */
  register: number;
  step: Int32Array;
  /** The export in which it was met last. */
  metIn: number;
  /** Null until it is met first. */
  compiled: Compiled | null;
}

interface Frame {
  compiled: Compiled;
  next: number;
}

/**
 * Versions of exports: the CRC of the export's text, in which each reference is replaced by its type's text where it is
 * met first, depth first, and stands as it is afterwards.
 */
export class Versions {
  private readonly known = new Map<string, ReferredType>();
  private exports = 0;

  constructor(private readonly types: TypeMap) {}

  /** @param tell takes each part of the whole text; null where nobody asks @throws Refused */
  crcOf(text: TypeText, tell: ((part: string) => void) | null): number {
    this.exports++;
    const frames: Frame[] = [{ compiled: this.compile(null, text), next: 0 }];
    let register = START;
    for (let frame = frames[0]; frame; frame = frames[frames.length - 1]) {
      const { compiled } = frame;
      const part = frame.next++;
      if (part === compiled.registers.length) {
        frames.pop();
        continue;
      }
      const step = compiled.steps[part];
      if (step) register = passed(register, step) ^ compiled.registers[part]!;
      tell?.(compiled.text[part * 2]!);
      const type = compiled.types[part];
      if (!type) continue;
      if (type.metIn !== this.exports) {
        type.metIn = this.exports;
        frames.push({ compiled: this.compiled(type), next: 0 });
      } else {
        register = passed(register, type.step) ^ type.register;
        tell?.(type.reference);
      }
    }
    return finished(register);
  }

  private compiled(type: ReferredType): Compiled {
    return (type.compiled ??= this.compile(type.reference, this.types.find(type.reference, null).text));
  }

  private compile(name: string | null, text: TypeText): Compiled {
    const count = (text.length + 1) / 2;
    const compiled: Compiled = { text, registers: new Int32Array(count), steps: [], types: [] };
    for (let part = 0; part < count; part++) {
      const plain = text[part * 2]!;
      compiled.steps.push(plain === '' ? null : stepOf(plain.length));
      compiled.registers[part] = registerOf(plain);
      const reference = text[part * 2 + 1];
      if (reference !== undefined) compiled.types.push(this.referred(reference, name));
    }
    return compiled;
  }

  private referred(reference: string, within: string | null): ReferredType {
    let type = this.known.get(reference);
    if (!type) {
      this.types.find(reference, within);
      const register = registerOf(reference);
      type = { reference, register, step: stepOf(reference.length), metIn: 0, compiled: null };
      this.known.set(reference, type);
    }
    return type;
  }
}
