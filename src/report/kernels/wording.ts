import type { Chain, ComparedSide } from '../../compare';
import type { Fact, Finding, JudgedCause } from '../../judge';
import type { Place } from '../../corpus';
import { counted } from '../spelling';
import { short } from '../forms/readable';

const KINDS: Readonly<Record<ComparedSide['kind'], string>> = {
  scan: 'scan',
  tree: 'kernel tree',
  symvers: 'Module.symvers',
  symtypes: 'symtypes',
};

/** What a side is: its path, and what was found there. */
export function sideText({ path, kind, release, architecture, isWhole, exports }: ComparedSide): string {
  const what = [release, architecture].filter((one) => one !== null).join(' ');
  const found = `${KINDS[kind]}${what && ` of ${what}`}, ${counted(exports, 'export')}`;
  return `${path} (${found}${isWhole ? '' : ', not the whole kernel'})`;
}

/** `6.1.190`, or the path where no release is known. */
export const sideName = ({ release, path }: ComparedSide): string => release ?? path;

/** Where a cause stands in both trees; null where neither tells. */
export function placesText({ basePlace, newPlace }: JudgedCause): string | null {
  const [was, is] = [basePlace, newPlace].map((place) => place && placeText(place));
  return was && is ? (was === is ? was : `${was} → ${is}`) : (was ?? is ?? null);
}

const placeText = ({ file, line }: Place): string => `${short(file)}:${line}`;

/** `netif_rx → s#sk_buff.dev → s#net_device`. */
export function chainText({ steps }: Chain): string {
  return steps.map(({ name, member }) => short(member === null ? name : `${name}.${member}`)).join(' → ');
}

const MARKS: Readonly<Record<string, string>> = {
  s: 'struct ',
  u: 'union ',
  e: 'enum ',
  t: 'typedef ',
  E: 'enumerator ',
};

/** `struct pot` for `s#pot`; an export's own declaration by its name. */
export function declarationName(name: string): string {
  const [, mark, rest] = /^([suetE])#(.*)$/.exec(name) ?? [];
  return mark === undefined ? name : `${MARKS[mark]}${rest}`;
}

/** Bits as bytes, and as `5:3` where they are no whole bytes. */
export function bytesText(bits: number): string {
  const bytes = Math.floor(bits / 8);
  return bits % 8 === 0 ? String(bytes) : `${bytes}:${bits % 8}`;
}

/** Where a fact lies and what it is: `+16 u32 (4 bytes)`. */
export function factText(fact: Fact | null): string {
  if (!fact) return '–';
  const { type, offset, size, value } = fact;
  const parts: string[] = [];
  if (offset !== null) parts.push(`+${bytesText(offset)}`);
  if (type !== null) parts.push(short(type, 60));
  if (size !== null) parts.push(`(${sizeText(size)})`);
  if (value !== null) parts.push(`= ${value}`);
  return parts.join(' ') || '–';
}

/** `4 bytes`, or `3 bits` where they are no whole bytes. */
export function sizeText(bits: number): string {
  return bits % 8 === 0 ? counted(bits / 8, 'byte') : counted(bits, 'bit');
}

/** What a finding is about. */
export const subjectText = ({ subject }: Finding): string => short(subject, 60) || 'the whole';
