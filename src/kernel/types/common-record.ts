// SPDX-License-Identifier: GPL-2.0-or-later
import { typeText } from '../../c/meaning';
import { declaredType, type Types } from '../../c/layout';
import { Unknown, type EnumSyntax, type ReadDeclaration, type RecordSyntax } from '../../c/syntax';
import { RecordName } from '../../record-name';

/** Type data have qualifiers, and no attributes. */
const TOLD = { withQualifiers: true, withAttributes: false };
/** What a list of arguments is on x86-64, where type data tell it as a struct. */
const VA_LIST = 'pointer to struct __va_list_tag';

/** Which tags a text tells by name alone, since type data do not tell which of several definitions they mean. */
export type IsUnclear = (tag: string) => boolean;

/**
 * A declaration as both sources and type data tell it: sizes and places, signatures and values, without typedefs, attributes
 * and alignment. Two that differ in their text differ in something that both know.
 * @param name of its record, with its mark
 * @returns a line of a symtypes file whose words are no C
 * @throws Unknown for what cannot be worked out
 */
export function commonRecord(
  name: string,
  read: ReadDeclaration,
  types: Types,
  isUnclear: IsUnclear,
): string {
  const { bare, title, isTag } = RecordName.parse(name);
  if (!isTag) {
    const declared = read.declared.find((one) => one.name === bare);
    if (!declared) throw new Unknown('its declaration declares something else');
    return `${name} ${words(typeText(declaredType(declared), types, TOLD), isUnclear)}`;
  }
  const syntax = read.definitions.get(title);
  if (!syntax) throw new Unknown('its declaration defines something else');
  const body = syntax.kind === 'enum' ? enumBody(syntax, types) : recordBody(syntax, types);
  return `${name} ${words(body, isUnclear)}`;
}

function recordBody(record: RecordSyntax, types: Types): string {
  return `${record.tag} { size ${types.layoutOf(record).size} ; ${[...membersOf(record, types, 0)].join(' ; ')} }`;
}

/** Named members, those of structs and unions without a name among them, with their places in the whole. */
function* membersOf(record: RecordSyntax, types: Types, from: number): Generator<string> {
  for (const { syntax, bits, width } of types.layoutOf(record).members) {
    const place = from + bits;
    if (syntax.name !== null) {
      const bitField = width === null ? '' : ` : ${width}`;
      yield `${syntax.name} @ ${place}${bitField} ${typeText(declaredType(syntax), types, TOLD)}`;
    } else if (width === null) yield* membersOf(types.recordOf(syntax.type), types, place);
  }
}

function enumBody(syntax: EnumSyntax, types: Types): string {
  const { values, type } = types.enumOf(syntax);
  return `enum { ${[...values].map(([name, value]) => `${name} = ${value}`).join(' , ')} } unsigned ${type.size}`;
}

/** A text in words, tags marked; what type data tell otherwise than sources is left out of it. */
function words(text: string, isUnclear: IsUnclear): string {
  return flat(text.replace(/\b__builtin_va_list\b/g, VA_LIST).replace(/array \[\]/g, 'array [0]'))
    .replace(/[()[\]{},;@:]/g, ' $& ')
    .replace(/\s+/g, ' ')
    .replace(/([{;]) @ \d+ : \d+ [^;{}]*;/g, '$1')
    .replace(/(\} size \d+) align \d+/g, '$1')
    .replace(/= (-?\d+)/g, (_, value: string) => `= ${BigInt.asIntN(32, BigInt(value))}`)
    .replace(/\} (?:un)?signed (\d+)/g, '} $1')
    .replace(/\b(struct|union|enum) ([A-Za-z_$][\w$]*)/g, (_, tag: 'struct', name: string) => {
      const plain = name.replace(/\$\d+$/, '');
      return isUnclear(plain) ? `${tag} ${plain}` : RecordName.of(tag, name).spelling;
    })
    .trim();
}

/** Arrays of arrays as one, which is how type data have them. */
function flat(text: string): string {
  const joined = text.replace(
    /array \[(\d+)\] of array \[(\d+)\]/g,
    (_, outer: string, inner: string) => `array [${Number(outer) * Number(inner)}]`,
  );
  return joined === text ? text : flat(joined);
}
