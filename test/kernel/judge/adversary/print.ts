// SPDX-License-Identifier: GPL-2.0-or-later
/** A side of a pair as sources of a kernel. */
import type { Sources } from '../toys/toy-kernel';
import type { Bound, Decl, EnumDecl, Member, Naming, RecordDecl, Side, Type, TypeofForm } from './model';

const attribute = (attrs: readonly string[]): string =>
  attrs.length === 0 ? '' : ` __attribute__((${attrs.join(', ')}))`;

/** Prints declarations with the names that this side has. */
export class Printer {
  constructor(readonly side: Side) {}

  decl(id: number): Decl {
    const found = this.side.decls[id];
    if (!found) throw new Error(`no declaration ${id}`);
    return found;
  }

  /** The declaration of a name, or with an empty one a type's name. */
  declare(type: Type, inner: string): string {
    switch (type.is) {
      case 'base':
        return `${type.name} ${inner}`;
      case 'ref':
        return `${this.named(type.to)} ${inner}`;
      case 'qualified':
        return `${type.quals} ${this.declare(type.of, inner)}`;
      case 'unnamed':
        return `${this.body(type.decl)} ${inner}`;
      case 'typeof':
        return `typeof(${this.typeofText(type.of)}) ${inner}`;
      case 'array':
        return this.declare(type.of, `${inner}[${this.bound(type.bound)}]`);
      case 'function':
        return this.declare(type.result, `${inner}(${this.params(type)})`);
      case 'pointer': {
        const { to, quals } = type;
        const star = `*${quals === '' ? '' : ` ${quals} `}${inner}`;
        if (to.is === 'function') return this.declare(to, `(${attribute(to.attrs)}${star})`);
        return this.declare(to, to.is === 'array' ? `(${star})` : star);
      }
    }
  }

  private params({ params, rest }: Extract<Type, { is: 'function' }>): string {
    if (rest === 'untold') return '';
    if (params.length === 0) return 'void';
    const texts = params.map((param) => this.declare(param, ''));
    return [...texts, ...(rest === 'variadic' ? ['...'] : [])].join(', ');
  }

  named(id: number): string {
    const decl = this.decl(id);
    if (decl.is === 'record') return `${decl.tag} ${decl.name}`;
    return decl.is === 'enum' ? `enum ${decl.name}` : decl.name;
  }

  private typeofText(of: TypeofForm): string {
    switch (of.form) {
      case 'member':
        return `((${this.named(of.record)} *)0)->${this.memberName(of.record, of.member)}`;
      case 'object':
        return this.named(of.object);
      case 'address':
        return `&${this.named(of.object)}`;
      case 'call': {
        const decl = this.decl(of.object);
        const type = decl.is === 'object' && decl.type.is === 'function' ? decl.type : undefined;
        const args = type?.params.map((param) => `*(${this.declare(param, '*')})0`) ?? [];
        return `${this.named(of.object)}(${args.join(', ')})`;
      }
      case 'type':
        return this.declare(of.type, '').trim();
      case 'cast':
        return `(${this.declare(of.type, '').trim()})0`;
    }
  }

  bound(bound: Bound): string {
    switch (bound.form) {
      case 'number':
        return bound.text;
      case 'none':
        return '';
      case 'sizeof':
        return `sizeof(${this.declare(bound.type, '').trim()})`;
      case 'alignof':
        return `_Alignof(${this.declare(bound.type, '').trim()})`;
      case 'offsetof':
        return `__builtin_offsetof(${this.named(bound.record)}, ${this.memberName(bound.record, bound.member)}) + 1`;
      case 'enumerator': {
        const owner = this.decl(bound.owner);
        const item = owner.is === 'enum' ? owner.items.find(({ id }) => id === bound.item) : undefined;
        return item?.name ?? 'missing';
      }
    }
  }

  memberName(record: number, member: number): string {
    const decl = this.decl(record);
    const found = decl.is === 'record' ? decl.members.find(({ id }) => id === member) : undefined;
    return found?.name ?? 'missing';
  }

  body(decl: RecordDecl | EnumDecl): string {
    const name = decl.name === '' ? '' : ` ${decl.name}`;
    if (decl.is === 'enum') {
      const items = decl.items.map(
        ({ name: item, value, attrs }) =>
          `\t${item}${attribute(attrs)}${value ? ` = ${this.bound(value)}` : ''},\n`,
      );
      return `enum${attribute(decl.before)}${name} {\n${items.join('')}}${attribute(decl.after)}`;
    }
    const inside = decl.pragmas.inside.map((line) => `${line}\n`).join('');
    const members = decl.members.map((member) => this.member(member));
    const texts = members.map((text, at) => (at === 0 ? text + inside : text));
    const head = `${decl.prefix}${decl.prefix ? ' ' : ''}${decl.tag}${attribute(decl.before)}${name}`;
    return `${head} {\n${texts.join('')}}${attribute(decl.after)}`;
  }

  private member(member: Member): string {
    const text = this.memberLine(member);
    if (!member.hidden) return text;
    const asks = member.isPasted ? '#if PASTED(__GENK, SYMS__)' : '#ifdef __GENKSYMS__';
    return `${asks}\n${this.memberLine(member.hidden)}#else\n${text}#endif\n`;
  }

  private memberLine({ name, type, bits, attrs }: Member): string {
    const width = bits ? ` : ${this.bound(bits)}` : '';
    return `\t${this.declare(type, name)}${width}${attribute(attrs)};\n`;
  }

  /** A whole declaration with its lines, and with another one that names its tag. */
  text(id: number): string {
    const decl = this.decl(id);
    const text = this.ownText(decl);
    if ((decl.is !== 'record' && decl.is !== 'enum') || !decl.naming || decl.name === '') return text;
    const naming = namingText(decl.naming, decl.is === 'record' ? decl.tag : 'enum', decl.name);
    return decl.naming.isBehind ? text + naming : naming + text;
  }

  private ownText(decl: Decl): string {
    switch (decl.is) {
      case 'record': {
        const { before, after } = decl.pragmas;
        const lines = (of: readonly string[]): string => of.map((line) => `${line}\n`).join('');
        return `${lines(before)}${this.body(decl)};\n${lines(after)}`;
      }
      case 'enum':
        return `${this.body(decl)};\n`;
      case 'typedef': {
        const attributes = decl.type.is === 'function' ? [...decl.attrs, ...decl.type.attrs] : decl.attrs;
        const declared = `${this.declare(decl.type, decl.name)}${attribute(attributes)}`;
        const turned = /^(\w+(?: \w+)*) (\w+)$/.exec(declared);
        if (decl.isTurned && turned) return `${turned[1]} typedef ${turned[2]};\n`;
        const again =
          decl.again && `typedef ${this.declare(decl.type, decl.name)}${attribute(decl.again)};\n`;
        return `typedef ${declared};\n${again ?? ''}`;
      }
      case 'object': {
        const { type, name, companion, attrs, prefix } = decl;
        const attributes = type.is === 'function' ? [...attrs, ...type.attrs] : attrs;
        return `${prefix} ${this.declare(type, companion + name)}${attribute(attributes)};\n`;
      }
    }
  }

  /** Tags that a declaration may speak of before they are defined. */
  private forwards(): string {
    return Object.values(this.side.decls)
      .filter((decl): decl is RecordDecl => decl.is === 'record' && decl.name !== '')
      .map(({ tag, name }) => `${tag} ${name};\n`)
      .join('');
  }

  sources(): Sources {
    const files: Record<string, string> = {};
    for (const { file, decls } of this.side.headers) {
      const guard = file.replace(/\W/g, '_');
      const text = decls.map((id) => this.text(id)).join('');
      files[file] = `#ifndef ${guard}\n#define ${guard}\n${pastedFor(text)}${this.forwards()}${text}#endif\n`;
    }
    for (const { name, includes, exports, own } of this.side.units) {
      const included = includes.map((file) => `#include <${file.replace('include/', '')}>\n`).join('');
      const its = this.side.privates.find(({ file }) => file === `${name}.c`)?.decls ?? [];
      const exported = exports.map((id) => `EXPORT_SYMBOL(${this.named(id)});\n`).join('');
      const texts = its.map((id) => this.text(id)).join('');
      files[`${name}.c`] =
        `#include <linux/kernel.h>\n${included}${pastedFor(texts)}${own}${texts}${exported}`;
    }
    return files;
  }
}

function namingText({ attrs, form }: Naming, tag: string, name: string): string {
  const type = `${tag}${attribute(attrs)} ${name}`;
  const own = `held_${name}`;
  switch (form) {
    case 'forward':
      // GCC takes no enum for declared before it is defined.
      return tag === 'enum' ? `extern ${type} *${own};\n` : `${type};\n`;
    case 'pointer':
      return `extern ${type} *${own};\n`;
    case 'typedef':
      return `typedef const ${type} *${own};\n`;
    case 'member':
      return `struct ${own} { int a; ${type} *it; };\n`;
    case 'result':
      return `${type} *${own}(int a);\n`;
    case 'size':
      return `extern int ${own}[sizeof(${type} *)];\n`;
    case 'parameter':
      return `void ${own}(int a, ${type} *it);\n`;
  }
}

/** The macros that paste names together, for a text that uses them. */
function pastedFor(text: string): string {
  if (!text.includes('PASTED')) return '';
  return '#ifndef PASTED\n#define PASTE(a, b) a##b\n#define PASTED(a, b) PASTE(a, b)\n#endif\n';
}
