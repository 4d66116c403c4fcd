import { wordsOf } from './words';

/** A record of a dump: one declaration's own text. */
interface TypeRecord {
  /** With its mark: `s#pot`. */
  name: string;
  /** Words with one space between them. */
  text: string;
  /** Slots of what the text refers to. */
  refersTo: string[];
}

const REFERENCE = /^[tsueE]#/;

/**
 * The key of a record. C has one name space for tags and one for all else, and genksyms finds a tag of
 * another kind too: `s#pot` where the unit has `u#pot`.
 */
function slotOf(name: string): string {
  if (!REFERENCE.test(name)) return name;
  return /^[sue]/.test(name) ? `tag ${name.slice(2)}` : name.slice(2);
}

/** The types of one unit, as its dump tells them. */
export class UnitTypes {
  private readonly records = new Map<string, TypeRecord>();

  /** @param dump a record a line, one character a byte */
  constructor(dump: string) {
    let line: string[] = [];
    for (const word of wordsOf(dump)) {
      if (word !== '\n') line.push(word);
      else {
        this.take(line);
        line = [];
      }
    }
    this.take(line);
  }

  private take([name, ...words]: string[]): void {
    if (name === undefined) return;
    // Only a dump shows it: `extern` is no part of what a CRC is taken over.
    if (words[0] === 'extern') words.shift();
    const refersTo = words.filter((word) => REFERENCE.test(word)).map(slotOf);
    this.records.set(slotOf(name), { name, text: words.join(' '), refersTo });
  }

  /** The name of a record with its mark; undefined where the unit has none there. */
  nameAt(slot: string): string | undefined {
    return this.records.get(slot)?.name;
  }

  /** The text of a record; empty where the unit has none there, for then it adds nothing to a CRC. */
  textAt(slot: string): string {
    return this.records.get(slot)?.text ?? '';
  }

  /** The slots that an export's declaration reaches, its own included. */
  reachedFrom(name: string): Set<string> {
    const reached = new Set([slotOf(name)]);
    // A set hands out what is added to it on the way.
    for (const slot of reached) {
      for (const next of this.records.get(slot)?.refersTo ?? []) reached.add(next);
    }
    return reached;
  }
}
