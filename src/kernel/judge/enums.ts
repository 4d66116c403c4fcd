import type { EnumSyntax } from '../../c/syntax';
import type { Types } from '../../c/layout';
import { finding, sizeFact, valueFact } from './finding';
import type { Finding } from './judgement';

/** An enum as one side has it. */
export interface EnumSide {
  syntax: EnumSyntax;
  types: Types;
}

/** Tells in which declaration besides its own an enumerator is used; null for none. */
export type UsedIn = (enumerator: string) => string | null;

/** Names of enumerators that count the others or end them. */
const SENTINEL =
  /(?:^|_)(?:MAX|NR|NUM|NUMBER|COUNT|CNT|LAST|END|SIZE|TOTAL|SENTINEL|__LAST|LEN)(?:_|$)|^_+|^(?:NR|NUM|MAX)_|MAX$/i;

/** What differs between two enums. @throws Unknown */
export function compareEnums(base: EnumSide, next: EnumSide, usedIn: UsedIn): Finding[] {
  const was = base.types.enumOf(base.syntax);
  const is = next.types.enumOf(next.syntax);
  const findings: Finding[] = [];
  if (was.type.size !== is.type.size) {
    findings.push(
      finding('size-changed', 'break', `size ${was.type.size} to ${is.type.size}`, {
        base: sizeFact(was.type.size),
        new: sizeFact(is.type.size),
      }),
    );
  } else if (was.type.isSigned !== is.type.isSigned) {
    findings.push(
      finding(
        'typedef-changed',
        'conditional',
        'the sign of its type differs; safe for values that both hold',
      ),
    );
  }
  const added = new Map([...is.values].filter(([name]) => !was.values.has(name)));
  for (const [name, value] of was.values) {
    const now = is.values.get(name);
    if (now === undefined) findings.push(removal(name, value, added));
    else if (now !== value) findings.push(change(name, value, now, usedIn));
  }
  for (const [name, value] of added) {
    findings.push(
      finding('enumerator-appended', 'compatible', `${name} is new; compiled modules never pass it`, {
        subject: name,
        new: valueFact(value),
      }),
    );
  }
  return findings;
}

/** An enumerator that went; one that came with its value took its place. */
function removal(name: string, value: bigint, added: Map<string, bigint>): Finding {
  for (const [other, its] of added) {
    if (its !== value) continue;
    added.delete(other);
    return finding('enumerator-renamed', 'compatible', `${name} is now ${other}, of the same value`, {
      subject: other,
      base: valueFact(value),
      new: valueFact(value),
    });
  }
  return finding(
    'enumerator-removed',
    'break',
    `${name} is gone, and compiled modules may still use its value`,
    {
      subject: name,
      base: valueFact(value),
    },
  );
}

function change(name: string, was: bigint, is: bigint, usedIn: UsedIn): Finding {
  const facts = { subject: name, base: valueFact(was), new: valueFact(is) };
  if (!SENTINEL.test(name) || is < was) {
    return finding('enumerator-changed', 'break', `${name} was ${was} and is ${is}`, facts);
  }
  const user = usedIn(name);
  if (user !== null) {
    return finding(
      'enumerator-appended',
      'break',
      `${name} counts the others: ${was} to ${is}, and ${user} uses it`,
      facts,
    );
  }
  return finding(
    'enumerator-appended',
    'conditional',
    `${name} counts the others: ${was} to ${is}; safe for modules that do not use it`,
    facts,
  );
}
