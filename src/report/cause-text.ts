import { createColors } from 'picocolors';
import type { CauseChange, Chain } from '../compare';
import type { Place } from '../corpus';
import type { JudgedCause } from '../judge';
import { escaped } from './pretty';
import { counted } from './spelling';
import { typeDiff } from './type-diff';

const HAPPENED = {
  changed: 'changed',
  'became-visible': 'became visible',
  'became-opaque': 'became opaque',
} as const satisfies Record<CauseChange, string>;

/** Texts here are one character a byte. */
const ARROW = Buffer.from(' → ').toString('latin1');

/** A cause with its places, chains and difference. @param count of exports that it is told to be behind */
export function causeText(cause: JudgedCause, count: number, color: boolean): string {
  const { bold } = createColors(color);
  const { name, change, basePlace, newPlace, chains } = cause;
  const lines = [bold(escaped(`${name} ${HAPPENED[change]}, ${counted(count, 'export')}`))];
  const places = placesText(basePlace, newPlace);
  if (places !== null) lines.push(`  ${escaped(places)}`);
  // An export's own declaration is reached by nothing else.
  for (const chain of chains) if (chain.steps.length > 1) lines.push(`  ${escaped(chainText(chain))}`);
  return `${lines.map((line) => `${line}\n`).join('')}${difference(cause, color)}`;
}

/** Where a cause stands in both trees; null where neither tells. */
function placesText(base: Place | null, next: Place | null): string | null {
  const [was, is] = [base, next].map((place) => place && `${place.file}:${place.line}`);
  return was && is ? (was === is ? was : `${was}${ARROW}${is}`) : (was ?? is ?? null);
}

/** `netif_rx → s#sk_buff.dev → s#net_device`. */
function chainText({ steps }: Chain): string {
  return steps.map(({ name, member }) => (member === null ? name : `${name}.${member}`)).join(ARROW);
}

function difference({ baseText, newText }: JudgedCause, color: boolean): string {
  const { red, green, cyan } = createColors(color);
  const paint = (line: string): string => {
    if (line.startsWith('-')) return red(line);
    if (line.startsWith('+')) return green(line);
    return line.startsWith('@@') ? cyan(line) : line;
  };
  return typeDiff(baseText, newText, escaped).replace(/.+/g, paint);
}
