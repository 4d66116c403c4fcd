// SPDX-License-Identifier: GPL-2.0-or-later
import { abstract } from '../../c/syntax';
import type { DescribedMember, DescribedType } from '../../c/layout';
import type { TypeLayout, TypeMeaning } from '../../kernel/types';
import type { LayoutDocument, LayoutMember } from '../documents';
import { jsonOf, type RawText } from '../../text';

/** Layouts for programs, as docs/layout.schema.json describes them: a type a line. */
export function* layoutJson(layouts: readonly TypeLayout[]): Generator<RawText> {
  if (layouts.length === 0) {
    yield '{}\n';
    return;
  }
  let separator = '{\n';
  for (const { keyword, name, meanings } of layouts) {
    const [first, ...others] = meanings;
    const value: LayoutDocument = { ...typeFields(first!) };
    if (others.length > 0) {
      value.units = first!.units;
      value.others = others.map((one) => ({ ...typeFields(one), units: one.units, unit: one.unit }));
    }
    yield `${separator}  ${jsonOf(`${keyword} ${name}`)}: ${jsonOf(value)}`;
    separator = ',\n';
  }
  yield '\n}\n';
}

function typeFields({ described, file, line }: TypeMeaning): LayoutDocument {
  const { size, align, unknown } = described;
  return {
    ...(size === null ? {} : { size }),
    ...(align === null ? {} : { align }),
    ...(unknown === undefined ? {} : { unknown }),
    ...ownFields(described),
    file,
    line,
  };
}

function ownFields(described: DescribedType): Pick<LayoutDocument, 'members' | 'values' | 'type'> {
  switch (described.kind) {
    case 'record':
      return { members: described.members.map(memberFields) };
    case 'enum': {
      const known = described.values.filter(([, value]) => value !== null);
      return { values: Object.fromEntries(known.map(([name, value]) => [name, numberFrom(value!)])) };
    }
    case 'typedef':
      return { type: abstract(described.printed) };
    case 'unread':
      return {};
  }
}

function memberFields({ name, printed, bits, size, width, body, unknown }: DescribedMember): LayoutMember {
  const isPlaced = bits !== null;
  return {
    name,
    type: abstract(printed),
    ...(isPlaced ? { offset: Math.floor(bits / 8) } : {}),
    ...(size === null ? {} : { size }),
    ...(isPlaced && width !== null ? { bitOffset: bits } : {}),
    ...(width === null ? {} : { bitSize: width }),
    ...(body === null ? {} : { members: body.members.map(memberFields) }),
    ...(unknown === undefined ? {} : { unknown }),
  };
}

/** A number where JSON's readers keep it exactly, or else its digits. */
function numberFrom(value: bigint): number | string {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : String(value);
}
