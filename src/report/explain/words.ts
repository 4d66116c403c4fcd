import type { Chain } from '../../compare';
import type { Place } from '../../corpus';
import type { Fact } from '../../judge';
import { printable } from '../../problem';
import { counted } from '../spelling';

const MARKS: Readonly<Record<string, string>> = {
  s: 'struct ',
  u: 'union ',
  e: 'enum ',
  t: 'typedef ',
  E: 'enumerator ',
};

/** `struct pot` for `s#pot`; an export by its name. */
export function declarationName(name: string): string {
  const [, mark, rest] = /^([suetE])#(.*)$/.exec(name) ?? [];
  return mark === undefined ? name : `${MARKS[mark]}${rest}`;
}

/** `netif_rx → s#sk_buff.dev → s#net_device`. */
export function chainText({ steps }: Chain): string {
  return steps.map(({ name, member }) => (member === null ? name : `${name}.${member}`)).join(' → ');
}

/** Where a declaration stands in both trees; null where neither tells. */
export function placesText(base: Place | null, next: Place | null): string | null {
  const [was, is] = [base, next].map((place) => place && `${place.file}:${place.line}`);
  return was && is ? (was === is ? was : `${was} → ${is}`) : (was ?? is ?? null);
}

/** Bits as bytes, and as `5:3` where they are no whole bytes. */
export function bytesText(bits: number): string {
  const bytes = Math.floor(bits / 8);
  return bits % 8 === 0 ? String(bytes) : `${bytes}:${bits % 8}`;
}

/** A change of a number: `24 → 32`, or `24` where there is none. */
export const changeText = (was: number, is: number): string => (was === is ? `${was}` : `${was} → ${is}`);

/** What a finding says of one side: `u32 at 16, 4 bytes`; null where that is nothing. */
export function factText(fact: Fact | null): string | null {
  if (!fact) return null;
  const { type, offset, size, value } = fact;
  const parts = [
    type ?? '',
    offset === null ? '' : `at ${bytesText(offset)}`,
    size === null ? '' : size % 8 === 0 ? counted(size / 8, 'byte') : counted(size, 'bit'),
    value === null ? '' : `= ${value}`,
  ];
  return parts.filter((part) => part !== '').join(', ') || null;
}

/** A value whose texts are one character a byte, with texts that people may be shown. */
export function readable<T>(value: T): T {
  if (typeof value === 'string') return printable(value) as T;
  if (Array.isArray(value)) return value.map((one: unknown) => readable(one)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, readable(one as unknown)])) as T;
}
