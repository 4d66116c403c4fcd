// SPDX-License-Identifier: GPL-2.0-or-later
import type { Generation } from '../../../grammars';
import { RECORD_KINDS, RecordKind, type DeclarationRecord } from '../declare';
import { Expander, dumpOf, tokensText } from '../expand';
import { Names } from '../lex';
import { ModversionsError } from '../../problem';
import { UnitReader, type Place } from '../unit';
import { isUnknown, readReference, typeName, type Reference } from './reference';

/** How genksyms was asked to run. */
export interface Settings {
  debug: boolean;
  warnings: boolean;
  dumpDefinitions: boolean;
  preserve: boolean;
  /** Content of the reference file, one character a byte; null without `-r`. */
  reference: string | null;
}

/** What a run of genksyms leaves behind. Texts are one character a byte. */
export interface SessionResult {
  stdout: string;
  stderr: string;
  /** Content of the `-T` file. */
  types: Buffer;
  exit: number;
}

/** Buckets of genksyms' hash table, which its debug output speaks of. */
const BUCKETS = 4096;

/** One run of the genksyms drop-in over one unit. */
export class Session {
  private readonly names = new Names();
  private readonly reader: UnitReader;
  private readonly expander: Expander;
  private readonly references = new Map<number, Reference>();
  private readonly overrides = new Set<number>();
  private readonly changed = new Map<number, 'modified' | 'defined'>();
  private readonly out: string[] = [];
  private readonly messages: string[] = [];
  private errors = 0;
  private symbols = 0;
  /** Bytes of the current expansion that were shown already. */
  private told = 0;
  private here: () => Place = () => ({ file: null, line: 1 });

  constructor(
    private readonly settings: Settings,
    private readonly generation: Generation,
  ) {
    this.reader = new UnitReader(this.names, generation, false);
    this.expander = new Expander(this.reader.symbols, (record) => this.undefinedType(record), true);
  }

  /**
   * Reads the unit on genksyms' standard input.
   * @throws RefusedReference where genksyms refuses the reference file
   */
  run(text: Buffer): SessionResult {
    const { settings } = this;
    this.expander.clear();
    let failed = false;
    try {
      this.reader.readUnit(text, {
        begin: (counter) => {
          if (settings.reference === null) return;
          for (const reference of readReference(
            settings.reference,
            this.names,
            this.generation.referencesCount ? counter : null,
          ))
            this.refer(reference);
        },
        problem: (problem) => {
          if (problem.kind !== 'endless') return this.warn(problem, problem.message);
          failed = true;
          this.messages.push(`${at(problem)}syntax error: a declarator with parameters behind another one\n`);
        },
        ...(this.settings.debug || this.settings.warnings || this.settings.reference !== null
          ? { declare: (record: DeclarationRecord, place: () => Place) => this.declare(record, place) }
          : {}),
        export: (name, place) => this.export(name, place),
      });
    } catch (error) {
      if (!(error instanceof ModversionsError)) throw error;
      failed = true;
      this.messages.push(`\n${at(this.here())}${error.message}\n`);
    }
    const types = dumpOf(this.reader.symbols, this.expander.finished, (slot) => this.overrides.has(slot));
    if (settings.debug) {
      this.messages.push(`Hash table occupancy ${this.symbols}/${BUCKETS} = ${share(this.symbols)}\n`);
    }
    return {
      stdout: this.out.join(''),
      stderr: this.messages.join(''),
      types,
      exit: failed || this.errors > 0 ? 1 : 0,
    };
  }

  private warn(place: Place, message: string): void {
    if (!this.settings.warnings) return;
    this.messages.push(`${at(place)}${message}\n`);
    this.errors++;
  }

  private refer(reference: Reference): void {
    const slot = this.reader.symbols.slotOf(reference.name, reference.kind);
    if (!this.references.has(slot)) this.symbols++;
    this.references.set(slot, reference);
    this.defined(reference.kind, reference.name, reference.isExtern, reference.tokens);
  }

  private declare(record: DeclarationRecord, place: () => Place): boolean {
    const { symbols } = this.reader;
    const slot = symbols.slotOf(record.name, record.kind);
    const tokens = symbols.resolve(record.tokens, symbols.place - record.before);
    const same = (other: { kind: RecordKind }, otherTokens: Int32Array): boolean =>
      other.kind === record.kind && Buffer.from(tokens.buffer).equals(Buffer.from(otherTokens.buffer));
    const known = symbols.get(slot);
    if (known) {
      if (!same(known, symbols.resolve(known.tokens, symbols.begunAt(slot)))) {
        this.warn(place(), `redefinition of ${this.names.text(record.name)}`);
      }
      return symbols.declare(record);
    }
    const reference = this.references.get(slot);
    if (!reference) this.symbols++;
    else {
      const { isOverride } = reference;
      const isSame = same(reference, reference.tokens);
      const kept = isSame || (isOverride && this.settings.preserve);
      if (kept) {
        if (isOverride) {
          const name = typeName(this.names, record.kind, record.name);
          const verb = isSame ? `${name} modversion is unchanged` : `ignoring ${name} modversion change`;
          this.messages.push(`${at(place())}${verb}\n`);
          this.overrides.add(slot);
        }
        const { kind, isExtern } = reference;
        return symbols.declare({ ...record, kind, isExtern, tokens: reference.tokens });
      }
      this.changed.set(slot, isUnknown(this.names, reference) ? 'defined' : 'modified');
    }
    this.defined(record.kind, record.name, record.isExtern, tokens);
    return symbols.declare(record);
  }

  private defined(kind: RecordKind, name: number, isExtern: boolean, tokens: Int32Array): void {
    if (!this.settings.debug) return;
    const { word } = RECORD_KINDS[kind]!;
    const text = `${isExtern ? 'extern ' : ''}${tokensText(this.names, tokens)}`;
    this.messages.push(`Defn for ${word || `type${kind}`} ${this.names.text(name)} == <${text}>\n`);
  }

  private undefinedType(record: DeclarationRecord): void {
    this.tellExpansion();
    this.warn(this.here(), `expand undefined ${typeName(this.names, record.kind, record.name)}`);
    this.reader.unknownType(record.kind);
    this.declare(record, this.here);
  }

  private export(name: number, place: () => Place): void {
    const { settings, expander, names } = this;
    this.here = place;
    this.told = 0;
    if (settings.dumpDefinitions && this.declares(name))
      this.messages.push(`Export ${names.text(name)} == <`);
    const crc = expander.crcOf(name);
    if (crc === undefined) return this.warn(place(), `export undefined symbol ${names.text(name)}`);
    this.tellExpansion();
    this.tellChanges(name, place);
    if (settings.dumpDefinitions) this.messages.push('>\n');
    this.out.push(`#SYMVER ${names.text(name)} 0x${crc.toString(16).padStart(8, '0')}\n`);
  }

  private declares(name: number): boolean {
    const { symbols } = this.reader;
    return symbols.has(symbols.slotOf(name, RecordKind.ORDINARY));
  }

  /** Shows what was expanded since it was last shown: messages stand in the midst of the text. */
  private tellExpansion(): void {
    if (!this.settings.dumpDefinitions) return;
    const { expanded } = this.expander;
    this.messages.push(expanded.toString('latin1', this.told));
    this.told = expanded.length;
  }

  private tellChanges(name: number, place: () => Place): void {
    const changes: string[] = [];
    for (let i = this.expander.met.length - 1; i >= 0; i--) {
      const slot = this.expander.met[i]!;
      const status = this.changed.get(slot);
      if (!status) continue;
      const record = this.reader.symbols.get(slot)!;
      changes.push(
        typeName(this.names, record.kind, record.name) + (status === 'defined' ? ' (became defined)' : ''),
      );
    }
    if (changes.length === 0) return;
    const { preserve } = this.settings;
    if (preserve) this.errors += changes.length;
    const severity = preserve ? 'error' : 'warning';
    this.messages.push(
      `${at(place())}${severity}: ${this.names.text(name)}: modversion changed because of changes in ${changes.join(', ')}\n`,
    );
  }
}

/** `symbols / BUCKETS` as C's `%g` prints it: six digits, an exact half to the even one, no zeros at the end. */
function share(symbols: number): string {
  if (symbols === 0) return '0';
  const exact = BigInt(symbols) * (10n ** 12n / BigInt(BUCKETS));
  let exponent = exact.toString().length - 1;
  const unit = 10n ** BigInt(Math.max(0, exponent - 5));
  let digits = exact / unit;
  const twice = (exact % unit) * 2n;
  if (twice > unit || (twice === unit && digits % 2n === 1n)) digits++;
  exponent = (digits * unit).toString().length - 1 - 12;
  const value = Number(`${digits * unit}e-12`);
  if (exponent >= -4) return String(Number(value.toPrecision(6)));
  return value.toExponential().replace(/e-(\d)$/, 'e-0$1');
}

const at = ({ file, line }: Place): string => `${file ?? '<stdin>'}:${line}: `;
