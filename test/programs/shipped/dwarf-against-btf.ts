// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Holds types that are read from debug information against those that pahole reads from the same files: its BTF of them, and
 * the offsets and sizes that it prints. `node dist/test/programs/shipped/dwarf-against-btf.js PAHOLE OBJECT...`. Types are those that
 * the global functions and variables of an object lead to.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readBtf, type BtfMember, type TypeList } from '../../../src/formats/btf';
import { baseName, DebugUnits } from '../../../src/formats/debug-types';
import { Elf, STB_LOCAL, symbolTables } from '../../../src/formats/elf';

const DEEPEST = 32;
/** Differences that are shown of an object. */
const SHOWN = 5;

/** A type in words, alike for all lists; names stand for what has one. */
function spelt(list: TypeList, type: number, depth = 0): string {
  if (type === 0 || depth > DEEPEST) return 'void';
  const found = list.typeOf(type);
  const name = list.nameOf(type);
  const inner = (one: number): string => spelt(list, one, depth + 1);
  switch (found.kind) {
    case 'array':
      return `[${found.length}] ${inner(found.type)}`;
    case 'proto':
      return `(${found.parameters.map((one) => inner(one.type)).join(', ')}) ${inner(found.returns)}`;
    case 'struct':
    case 'union':
      return name === '' ? `${found.kind} ${layoutOf(list, type, depth + 1)}` : `tag ${name}`;
    case 'fwd':
      return `tag ${name}`;
    case 'enum':
      return name === '' ? `enum ${valuesOf(list, type)}` : `tag ${name}`;
    case 'ptr':
    case 'const':
    case 'volatile':
    case 'restrict':
      return `${found.kind} ${inner(found.type)}`;
    case 'type-tag':
      return inner(found.type);
    case 'int':
      return baseName(name);
    default:
      return name;
  }
}

function valuesOf(list: TypeList, type: number): string {
  const found = list.typeOf(type);
  return found.kind === 'enum'
    ? `${found.size} ${found.values.map(({ name, value }) => `${name}=${value}`).join(' ')}`
    : '';
}

function membersOf(list: TypeList, type: number): BtfMember[] {
  const found = list.typeOf(type);
  return found.kind === 'struct' || found.kind === 'union' ? found.members : [];
}

/** Size, and of each member name, place, bits and type. */
function layoutOf(list: TypeList, type: number, depth = 0): string {
  const members = membersOf(list, type).map(
    (one) => `${one.name} ${one.bitOffset}:${one.bitSize} ${spelt(list, one.type, depth)}`,
  );
  return `${list.sizeOf(type)} { ${members.join('; ')} }`;
}

/** Of each definition with a name what it says; several where a name has several. */
function definitionsIn(list: TypeList): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (let type = list.first; type < list.end; type++) {
    const kind = list.kindOf(type);
    const name = list.nameOf(type);
    if (name === '') continue;
    let text: string;
    if (kind === 'struct' || kind === 'union') text = layoutOf(list, type);
    else if (kind === 'enum' || kind === 'enum64') text = valuesOf(list, type);
    else if (kind === 'typedef') text = spelt(list, list.targetOf(type));
    else if (kind === 'func') text = spelt(list, list.targetOf(type));
    else continue;
    const key = `${kind === 'enum64' ? 'enum' : kind} ${name}`;
    found.set(key, (found.get(key) ?? new Set()).add(text));
  }
  return found;
}

/**
 * What pahole prints of each struct: offsets in bits of all members, those of a struct without a name before its own, and
 * the size. Clang writes such structs inside of others, where pahole prints them once more, by themselves.
 */
function printedBy(pahole: string, file: string): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  let name = '';
  let open: string[][] = [];
  const text = execFileSync(pahole, [file], { encoding: 'latin1', maxBuffer: 1 << 28 });
  for (const line of text.split('\n')) {
    const [, kind, tag] = /^(struct|union) (\w+) \{/.exec(line) ?? [];
    if (kind !== undefined) [name, open] = [`${kind} ${tag}`, [[]]];
    else if (/^\t.*\{$/.test(line)) open.push([]);
    const [, bytes, bit = '0'] = /\/\* +(\d+)(?:: *(\d+))? +\d+ \*\/$/.exec(line) ?? [];
    const inner = /^\t+\}/.test(line) ? (open.pop() ?? []) : [];
    if (bytes !== undefined) open.at(-1)?.push(...inner, `${Number(bytes) * 8 + Number(bit)}`);
    const [, size] = /^\t\/\* size: (\d+)/.exec(line) ?? [];
    if (size !== undefined)
      found.set(name, (found.get(name) ?? new Set()).add(`${size}: ${(open[0] ?? []).join(' ')}`));
  }
  return found;
}

/** The same as `printedBy` of a type that was read. */
function placesOf(list: TypeList, type: number, from: number, depth = 0): number[] {
  return membersOf(list, type).flatMap((member) => {
    const at = from + member.bitOffset;
    const inner = anonymousIn(list, member.type);
    return inner === 0 || depth > DEEPEST ? [at] : [...placesOf(list, inner, at, depth + 1), at];
  });
}

/** The struct or union without a name that a member or its elements are; 0 for none. */
function anonymousIn(list: TypeList, type: number): number {
  for (let depth = 0; type !== 0 && depth < DEEPEST; depth++) {
    const kind = list.kindOf(type);
    if (kind === 'struct' || kind === 'union') return list.nameOf(type) === '' ? type : 0;
    if (kind !== 'array' && kind !== 'const' && kind !== 'volatile') return 0;
    type = list.targetOf(type);
  }
  return 0;
}

function globalsOf(elf: Elf): Set<string> {
  const names = new Set<string>();
  for (const symbols of symbolTables(elf))
    for (let symbol = 1; symbol < symbols.count; symbol++)
      if (symbols.binding(symbol) !== STB_LOCAL) names.add(symbols.name(symbol));
  return names;
}

interface Held {
  compared: number;
  printed: number;
  differences: string[];
}

function hold(pahole: string, file: string, scratch: string): Held {
  const btfFile = join(scratch, 'btf');
  execFileSync(pahole, ['-J', `--btf_encode_detached=${btfFile}`, file]);
  const inBtf = definitionsIn(readBtf(readFileSync(btfFile), file));
  const printed = printedBy(pahole, file);
  const elf = new Elf(readFileSync(file), file);
  const held: Held = { compared: 0, printed: 0, differences: [] };
  for (const { source, types } of new DebugUnits(elf, globalsOf(elf), file)) {
    for (const [key, texts] of definitionsIn(types)) {
      const known = inBtf.get(key);
      if (!known) continue;
      held.compared++;
      for (const text of texts)
        if (!known.has(text))
          held.differences.push(`${source}: ${key}\n  ${text}\n  ${[...known].join('\n  ')}`);
    }
    for (let type = types.first; type < types.end; type++) {
      const kind = types.kindOf(type);
      const known = printed.get(`${kind} ${types.nameOf(type)}`);
      if (kind !== 'struct' || !known) continue;
      held.printed++;
      const text = `${types.sizeOf(type)}: ${placesOf(types, type, 0).join(' ')}`;
      if (!known.has(text))
        held.differences.push(
          `${source}: ${types.nameOf(type)} printed\n  ${text}\n  ${[...known].join('\n  ')}`,
        );
    }
  }
  return held;
}

function main(pahole: string, files: readonly string[]): void {
  const scratch = mkdtempSync(join(tmpdir(), 'dwarf-against-btf-'));
  let [compared, printed, different] = [0, 0, 0];
  try {
    for (const file of files) {
      const held = hold(pahole, file, scratch);
      compared += held.compared;
      printed += held.printed;
      different += held.differences.length;
      for (const one of held.differences.slice(0, SHOWN)) console.log(one);
    }
  } finally {
    rmSync(scratch, { recursive: true });
  }
  console.log(
    `${files.length} files: ${compared} types against BTF, ${printed} structs against what pahole prints, ${different} differences`,
  );
  process.exitCode = different > 0 ? 1 : 0;
}

const [pahole, ...files] = process.argv.slice(2);
if (pahole !== undefined && files.length > 0) main(pahole, files);
else {
  process.stderr.write('usage: dwarf-against-btf PAHOLE OBJECT...\n');
  process.exitCode = 2;
}
