// SPDX-License-Identifier: GPL-2.0-or-later
/** What holds for any two Module.symvers: order, exit status, rules, and that nothing is lost. */
import * as fc from 'fast-check';
import { compareSymvers, countedChanges, hasUntolerated } from '../../../../src/kernel/compare';
import { readSymvers, SYMVERS_TYPES, type SymversRow } from '../../../../src/formats/corpus';
import { symversReport } from '../../../../src/tell/report';
import { parseRules, parseSymbolList } from '../../../../src/kernel/rules';

type Rows = Map<string, SymversRow>;

const row = fc.record({
  name: fc.constantFrom('a', 'B', 'b', 'c_1', 'c2', 'd', 'e', '_f'),
  crc: fc.constantFrom(0, 1, 0xffffffff),
  module: fc.constantFrom('vmlinux', 'net/x', 'net/y'),
  type: fc.constantFrom(...SYMVERS_TYPES),
  namespace: fc.constantFrom('', 'NS', 'OTHER'),
  line: fc.constant(1),
});
const rows: fc.Arbitrary<Rows> = fc
  .uniqueArray(row, { selector: ({ name }) => name, maxLength: 8 })
  .map((all) => new Map(all.map((one) => [one.name, one])));
const ruleLine = fc
  .tuple(fc.constantFrom('a', 'c*', '?', 'vmlinux', 'net/*', 'NS', '*'), fc.constantFrom('PASS', 'FAIL'))
  .map((words) => words.join(' '));
const rules = fc.array(ruleLine, { maxLength: 4 }).map((lines) => parseRules(lines.join('\n'), 'rules'));

const linesOf = (text: string): string[] => text.split('\n').slice(0, -1);

test('a file and itself do not differ', () => {
  fc.assert(
    fc.property(rows, rules, (one, by) => expect(compareSymvers(one, one, { rules: by })).toEqual([])),
  );
});

test('the order of rows bears no meaning', () => {
  fc.assert(
    fc.property(rows, rows, rules, (base, next, by) => {
      const turned = (all: Rows): Rows => new Map([...all].reverse());
      expect(compareSymvers(turned(base), turned(next), { rules: by })).toEqual(
        compareSymvers(base, next, { rules: by }),
      );
    }),
  );
});

test('added, removed, then changed, each by name; the CRC before the type', () => {
  fc.assert(
    fc.property(rows, rows, (base, next) => {
      const keys = linesOf(symversReport(compareSymvers(base, next), 'pretty')).map((line) => {
        const [, name, what] =
          /^Export '([^']*)' (has been added|has been removed|changed CRC|changed type)/.exec(line)!;
        const group = what === 'has been added' ? 0 : what === 'has been removed' ? 1 : 2;
        return `${group} ${name!} ${what!}`;
      });
      expect(keys).toEqual([...keys].sort());
    }),
  );
});

test('status 1 if, and only if, a name is untolerated', () => {
  fc.assert(
    fc.property(rows, rows, rules, (base, next, by) => {
      const changes = compareSymvers(base, next, { rules: by });
      const plain = linesOf(symversReport(changes, 'pretty')).filter(
        (line) => !/ tolerated\)$|\(tolerated by rules\)$/.test(line),
      );
      expect(hasUntolerated(changes)).toBe(plain.length > 0);
      expect(symversReport(changes, 'symbols') !== '').toBe(plain.length > 0);
    }),
  );
});

test('short and what it counts are pretty', () => {
  fc.assert(
    fc.property(rows, rows, rules, (base, next, by) => {
      const changes = compareSymvers(base, next, { rules: by });
      const pretty = linesOf(symversReport(changes, 'pretty'));
      const short = linesOf(symversReport(changes, 'short'));
      expect(short.slice(0, -1)).toEqual(pretty.filter((line) => !line.endsWith('(tolerated by rules)')));
      const counts = short.at(-1)!.match(/\d+/g)!.map(Number);
      const left = pretty.filter((line) => line.endsWith('(tolerated by rules)'));
      // An export with two changes counts once; it is its name that is counted.
      const names = new Set(left.map((line) => line.split("'")[1]));
      expect(counts.reduce((sum, one) => sum + one)).toBe(names.size);
    }),
  );
});

test('mod-symbols are the symbols that both files have', () => {
  fc.assert(
    fc.property(rows, rows, rules, (base, next, by) => {
      const changes = compareSymvers(base, next, { rules: by });
      const both = linesOf(symversReport(changes, 'symbols')).filter(
        (name) => base.has(name) && next.has(name),
      );
      expect(linesOf(symversReport(changes, 'mod-symbols'))).toEqual(both);
    }),
  );
});

test('a list of symbols leaves out the others, and nothing else', () => {
  fc.assert(
    fc.property(rows, rows, (base, next) => {
      const symbols = parseSymbolList('c*\na\n', 'list');
      expect(compareSymvers(base, next, { symbols })).toEqual(
        compareSymvers(base, next).filter(({ name }) => symbols.has(name)),
      );
    }),
  );
});

test('rules change what is tolerated, and not what is told; no rules tolerate nothing', () => {
  fc.assert(
    fc.property(rows, rows, rules, (base, next, by) => {
      const bare = ({ kind, name }: { kind: string; name: string }): string => `${kind} ${name}`;
      const ruled = compareSymvers(base, next, { rules: by });
      const plain = compareSymvers(base, next);
      expect(ruled.map(bare)).toEqual(plain.map(bare));
      expect(plain.every(({ tolerated }) => tolerated?.by !== 'rule')).toBe(true);
      for (const { tolerated, base: was, new: is } of ruled) {
        const rule = by.decide((was ?? is)!);
        expect(tolerated?.by === 'rule').toBe(rule?.verdict === 'PASS');
      }
    }),
  );
});

test('modules and namespaces are told, and do not count', () => {
  const text = (module: string, namespace: string): string => `0x1 f ${module} EXPORT_SYMBOL ${namespace}\n`;
  const changes = compareSymvers(readSymvers(text('a/b', 'ONE'), 'x'), readSymvers(text('a/c', ''), 'y'));
  expect(changes).toMatchObject([
    { kind: 'module', name: 'f', base: { module: 'a/b' }, new: { module: 'a/c' }, tolerated: null },
    { kind: 'namespace', base: { namespace: 'ONE' }, new: { namespace: '' }, tolerated: { by: 'implicit' } },
  ]);
  expect(countedChanges(changes)).toEqual([]);
  expect(hasUntolerated(changes)).toBe(false);
});
