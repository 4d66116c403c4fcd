// SPDX-License-Identifier: GPL-2.0-or-later
import {
  noAttributes,
  readDeclaration,
  Unknown,
  withoutRepeated,
  type Compiler,
  type Declared,
  type EnumSyntax,
  type ReadDeclaration,
  type RecordSyntax,
  type Tag,
  type TypeSyntax,
} from '../../c/syntax';
import type { Scope } from '../../c/layout';
import type { Declaration } from '../../formats/corpus';
import { Cutter, enumeratorsOf, InheritedAttributes, namesOf, objectsIn } from '../../tree/definitions';

/** A function or variable with a body or an initial value, or room of its own. */
export interface Definition {
  name: string;
  declared: Declared;
  /** All of it, one character a byte, with the preprocessor's lines. */
  text: string;
  file: string;
  line: number;
  isFunction: boolean;
  /** What a compiler drops where nothing refers to it, and may put into those that do. */
  isInline: boolean;
  isStatic: boolean;
}

const INLINE = /\b(?:inline|__inline|__inline__)\b/;

/**
 * A preprocessed unit as a compiler sees it: what its names mean, and the text of its functions and variables. What a name
 * means inside of a function is laid over it for the time being.
 */
export class UnitText implements Scope {
  readonly definitions = new Map<string, Definition>();
  private readonly tags = new Map<string, RecordSyntax | EnumSyntax | Unknown>();
  private readonly typedefs = new Map<string, Declared | Unknown>();
  private readonly enumerators = new Map<string, EnumSyntax | Unknown>();
  private readonly objects = new Map<string, Declared | Unknown>();
  private readonly inner: Inner[] = [];
  private readonly inherited = new InheritedAttributes();

  /**
   * @param text as a compiler's preprocessor makes it, one character a byte in the strings made of it
   * @param compiler whose rules hold
   */
  constructor(
    text: Buffer,
    private readonly compiler: Compiler = 'gcc',
  ) {
    let span = { start: 0, end: 0 };
    const { inherited } = this;
    const cutter = new Cutter(
      (one, isAttributed) => {
        if (!isAttributed && inherited.areOpen) inherited.takeAll(one.text);
        this.take({ ...one, text: inherited.completed(one.text) });
      },
      (found) => {
        span = found;
        return true;
      },
      (one) => this.takeObject(one, text.toString('latin1', span.start, span.end)),
      compiler === 'clang' ? (one) => inherited.takeAll(one) : null,
    );
    cutter.restart('');
    cutter.read(text, 0, text.length);
  }

  isTypeName(name: string): boolean {
    for (const { objects, typedefs } of this.inner) {
      if (typedefs.has(name)) return true;
      if (objects.has(name)) return false;
    }
    return this.typedefs.has(name);
  }

  /** Makes room for names of a block of a function, in front of all others. */
  open(): Inner {
    const inner = { objects: new Map(), typedefs: new Map(), tags: new Map(), enumerators: new Map() };
    this.inner.unshift(inner);
    return inner;
  }

  close(): void {
    this.inner.shift();
  }

  /** What the innermost block declares. */
  get innermost(): Inner {
    return this.inner[0]!;
  }

  /** Names a type that has none, such as one that `typeof` stands for: it outlives the block that it is named in. */
  nameType(type: TypeSyntax): string {
    const name = `$${this.typedefs.size}`;
    this.typedefs.set(name, { name, storage: 'typedef', type, attributes: noAttributes() });
    return name;
  }

  /** Whether a block of a function declares the name. */
  isInner = (name: string): boolean => this.inner.some(({ objects }) => objects.has(name));

  definition(tag: 'struct' | 'union', name: string): RecordSyntax | undefined;
  definition(tag: 'enum', name: string): EnumSyntax | undefined;
  definition(tag: Tag, name: string): RecordSyntax | EnumSyntax | undefined;
  definition(tag: Tag, name: string): RecordSyntax | EnumSyntax | undefined {
    const key = `${tag} ${name}`;
    for (const { tags } of this.inner) if (tags.has(key)) return tags.get(key);
    return readable(this.tags.get(key));
  }

  typedef(name: string): Declared | undefined {
    for (const { typedefs } of this.inner) if (typedefs.has(name)) return typedefs.get(name);
    return readable(this.typedefs.get(name));
  }

  enumerator(name: string): EnumSyntax | undefined {
    for (const { enumerators } of this.inner) if (enumerators.has(name)) return enumerators.get(name);
    return readable(this.enumerators.get(name));
  }

  object(name: string): Declared | undefined {
    for (const { objects } of this.inner) if (objects.has(name)) return objects.get(name);
    return readable(this.objects.get(name));
  }

  private take({ text, pack }: Declaration): void {
    const read = this.read(text, pack);
    if (read instanceof Unknown) {
      for (const name of namesOf(text).names) {
        const bare = name.slice(2);
        if (name.startsWith('t#')) this.typedefs.set(bare, read);
        else if (MARKS.has(name.slice(0, 2))) this.tags.set(`${MARKS.get(name.slice(0, 2))!} ${bare}`, read);
      }
      for (const name of enumeratorsOf(text)) this.enumerators.set(name, read);
      return;
    }
    for (const [name, definition] of read.definitions) this.tags.set(name, definition);
    for (const [name, definition] of read.enumerators) this.enumerators.set(name, definition);
    for (const one of read.declared) if (one.storage === 'typedef') this.takeTypedef(one);
  }

  private takeTypedef(one: Declared): void {
    const before = this.typedefs.get(one.name);
    if (before instanceof Unknown) return;
    try {
      withoutRepeated(before ? [before, one] : [one]);
      this.typedefs.set(one.name, one);
    } catch (error) {
      if (!(error instanceof Unknown)) throw error;
      this.typedefs.set(one.name, error);
    }
  }

  private takeObject({ text, file, line, pack }: Declaration, whole: string): void {
    const read = this.read(this.inherited.completed(text), pack);
    if (read instanceof Unknown) {
      for (const name of objectsIn(text)) if (!this.objects.has(name)) this.objects.set(name, read);
      return;
    }
    for (const declared of read.declared) {
      const { name, storage, type } = declared;
      const isFunction = type.kind === 'function';
      const hasBody = isFunction && whole.endsWith('}');
      const known = this.objects.get(name);
      const isKnown = known !== undefined && !(known instanceof Unknown);
      // A later declaration says more, but one of a variable may leave out its length, or say that its type is what it was.
      const saysLess = (type.kind === 'array' && type.length === null) || isTypeOf(type, name);
      if (!isKnown || !saysLess) this.objects.set(name, declared);
      const isDefined = isFunction ? hasBody : storage !== 'extern' || /=/.test(text);
      if (!isDefined || (this.definitions.has(name) && !isFunction && !/=/.test(text))) continue;
      this.definitions.set(name, {
        name,
        declared,
        text: whole,
        file,
        line,
        isFunction,
        isInline: isFunction && INLINE.test(text),
        isStatic: storage === 'static',
      });
    }
  }

  private read(text: string, pack: number): ReadDeclaration | Unknown {
    try {
      return readDeclaration(text, pack, (name) => this.typedefs.has(name), this.compiler);
    } catch (error) {
      if (error instanceof Unknown) return error;
      throw error;
    }
  }
}

/** What a block of a function declares. */
export interface Inner {
  objects: Map<string, Declared>;
  typedefs: Map<string, Declared>;
  tags: Map<string, RecordSyntax | EnumSyntax>;
  enumerators: Map<string, EnumSyntax>;
}

const MARKS: ReadonlyMap<string, string> = new Map([
  ['s#', 'struct'],
  ['u#', 'union'],
  ['e#', 'enum'],
]);

/** `typeof(name)`, as the kernel's exports declare what they export once more. */
const isTypeOf = (type: TypeSyntax, name: string): boolean =>
  type.kind === 'typeof' &&
  !type.isType &&
  'kind' in type.of &&
  type.of.kind === 'name' &&
  type.of.name === name;

function readable<T>(found: T | Unknown | undefined): T | undefined {
  if (found instanceof Unknown) throw found;
  return found;
}
