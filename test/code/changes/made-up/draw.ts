// SPDX-License-Identifier: GPL-2.0-or-later
/** A made-up module, and headers of a kernel before and after one change, which the module uses or does not. */
import { numbersFrom, type Below as Draw } from '../../../support/hardening/mutate';

export interface MadePair {
  base: string;
  new: string;
  module: string;
  /** What was changed. */
  change: string;
}

interface Kernel {
  structs: { name: string; members: string[]; attribute: string }[];
  enumerators: string[];
  inlines: { name: string; of: number; body: string }[];
  parameters: string;
  level: string;
  small: string;
}

const TYPES = [
  'char',
  'short',
  'int',
  'long',
  'small_t',
  'void *',
  'struct pot *',
  'enum heat',
  'unsigned long',
];
const NAMES = ['pot', 'lid', 'tray'];

export function drawPair(seed: number): MadePair {
  const draw = numbersFrom(seed);
  const kernel = drawKernel(draw);
  const module = drawModule(draw);
  const changed = structuredClone(kernel);
  const change = mutate(changed, draw);
  return { base: printed(kernel), new: printed(changed), module, change };
}

function drawKernel(draw: Draw): Kernel {
  const structs = NAMES.map((name, number) => {
    const members = Array.from({ length: 5 }, (_, at) => memberOf(`m${at}`, number, draw));
    return { name, members, attribute: '' };
  });
  const inlines = NAMES.map((name, of) => ({
    name: `get_${name}`,
    of,
    body: `return (long)p->${numberIn(draw)};`,
  }));
  return {
    structs,
    enumerators: ['COLD', 'TEPID', 'WARM', 'HOT'],
    inlines,
    parameters: 'struct pot *, int',
    level: '3',
    small: 'short',
  };
}

/** Members m0 to m2 are numbers, of which code can do anything; m3 is a bit-field or an array, m4 what is embedded. */
function memberOf(name: string, number: number, draw: Draw): string {
  if (name === 'm3') return draw(2) === 0 ? 'unsigned int m3 : 5;' : `struct { int inner; long deep; } m3;`;
  if (name === 'm4')
    return number > 0 ? `struct ${NAMES[draw(number)]!} m4;` : 'union { int m4; char other; };';
  return `${TYPES[draw(TYPES.length)]!} ${name};`;
}

const numberIn = (draw: Draw): string => `m${draw(3)}`;

function printed({ structs, enumerators, inlines, parameters, level, small }: Kernel): string {
  return [
    `enum heat { ${enumerators.join(', ')} };`,
    `typedef ${small} small_t;`,
    `#define LEVEL ${level}`,
    '#define offset_of(type, member) __builtin_offsetof(type, member)',
    '#define holder_of(ptr, type, member) ({ void *__m = (void *)(ptr); ((type *)(__m - offset_of(type, member))); })',
    '#define at_most(a, b) ({ typeof(a) _a = (a); typeof(b) _b = (b); _a < _b ? _a : _b; })',
    ...structs.map(
      ({ name, members, attribute }) => `struct ${name} {\n  ${members.join('\n  ')}\n} ${attribute};`,
    ),
    ...NAMES.map((name) => `extern struct ${name} *next_${name}(struct ${name} *);`),
    'extern void use(void *);',
    `extern int kettle(${parameters});`,
    ...inlines.map(({ name, of, body }) => `static inline long ${name}(struct ${NAMES[of]!} *p) { ${body} }`),
    '',
  ].join('\n');
}

function drawModule(draw: Draw): string {
  const functions = Array.from({ length: 6 }, (_, number) => {
    const name = NAMES[draw(3)]!;
    const lines = Array.from({ length: 1 + draw(3) }, () => `  ${statement(name, draw)}`);
    return `long f${number}(struct ${name} *p, long n)\n{\n${lines.join('\n')}\n  return n;\n}\n`;
  });
  const table = draw(2) === 0 ? `struct ${NAMES[draw(3)]!} mine = { .${numberIn(draw)} = 0 };\n` : '';
  return `#include "kernel.h"\n${functions.join('')}${table}`;
}

function statement(name: string, draw: Draw): string {
  const [one, other] = [numberIn(draw), numberIn(draw)];
  const choices = [
    `n += (long)p->${one};`,
    `p->${one} = 0;`,
    `use(&p->${one});`,
    `n += sizeof(struct ${name});`,
    `n += sizeof(p->${one});`,
    `n += (long)p[n].${one};`,
    `p++; use(p);`,
    `{ struct ${name} copy = *p; use(&copy); }`,
    `use(holder_of(p, struct ${name}, ${one}));`,
    `n += WARM;`,
    `switch (n) { case TEPID ... WARM: n += 5; break; case HOT: return 1; }`,
    `n += get_${name}(p);`,
    `n += LEVEL;`,
    `n += (long)next_${name}(p)->${one};`,
    `n += at_most((long)p->${one}, (long)p->${other});`,
    `{ typeof(*p) *q = next_${name}(p); while (q) { n += (long)q->${one}; q = next_${name}(q); } }`,
    `n += kettle((void *)p, (int)n);`,
    `{ struct ${name} made = { .${one} = 0 }; use(&made); }`,
    `n += offset_of(struct ${name}, m4);`,
    `if (0) n += (long)p->${one};`,
    `n += ((unsigned long)&p[1] - (unsigned long)p) / 2;`,
    `n += (small_t)n;`,
    `n = n ? (long)(p ?: next_${name}(p))->${other} : 2;`,
    `use((void *)n);`,
    `n *= 3;`,
  ];
  return choices[draw(choices.length)]!;
}

function mutate(kernel: Kernel, draw: Draw): string {
  const struct = kernel.structs[draw(3)]!;
  const { members, name } = struct;
  const at = draw(members.length);
  const changes: (() => string)[] = [
    () => (members.splice(draw(6), 0, `${TYPES[draw(4)]!} added;`), `a member more in ${name}`),
    () => (members.push('long appended;'), `a member behind ${name}`),
    () => (([members[at], members[0]] = [members[0]!, members[at]!]), `m0 and m${at} of ${name} exchanged`),
    () => (
      (members[draw(3)] = `${TYPES[draw(TYPES.length)]!} m${draw(3)};`),
      `a member of ${name} of another type`
    ),
    () => ((struct.attribute = '__attribute__((packed))'), `${name} packed`),
    () => ((struct.attribute = '__attribute__((aligned(32)))'), `${name} aligned`),
    () => (kernel.enumerators.splice(draw(4), 0, 'NEW'), 'an enumerator more'),
    () => ((kernel.enumerators[3] = 'HOT = 40'), 'an enumerator with another value'),
    () => ((kernel.inlines[draw(3)]!.body = 'return (long)p->m1 + 1;'), 'another inline function'),
    () => ((kernel.level = '4'), 'another macro'),
    () => ((kernel.parameters = 'struct pot *, long'), 'another parameter'),
    () => ((kernel.small = 'signed char'), 'another typedef'),
    () => ((members[3] = 'unsigned int m3 : 9;'), `another width in ${name}`),
  ];
  return changes[draw(changes.length)]!();
}
