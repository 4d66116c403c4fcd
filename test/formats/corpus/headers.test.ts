// SPDX-License-Identifier: GPL-2.0-or-later
/** headers.jsonl: one form for equal headers, read as it was written, and refused where it is not so. */
import fs from 'node:fs';
import { join } from 'node:path';
import { mergeScans, readScan, writeScan, type PublicHeader } from '../../../src/formats/corpus';
import { readHeaders } from '../../../src/formats/corpus/headers-file';
import { corpusOf, facts, inDirectory } from './made-up';

const macro = { kind: 'macro', name: 'LEVEL', line: 2, parameters: null, text: '3' } as const;
const call = { kind: 'macro', name: 'FILL', line: 2, parameters: '(a, b)', text: 'a\n= "\xe4"' } as const;
const inline = { kind: 'function', name: 'f', line: 7, parameters: null, text: 'int f(void)\n{\n}' } as const;
const pot: PublicHeader = { file: 'include/pot.h', pieces: [macro, call, inline] };
const lid: PublicHeader = { file: 'include/lid.h', pieces: [macro] };
const empty: PublicHeader = { file: 'include/a.h', pieces: [] };

const made = (headers?: PublicHeader[]): ReturnType<typeof corpusOf> => ({
  ...corpusOf([{ name: 'a', exports: [{ name: 'g', crc: 1 }], records: ['g int g'] }]),
  ...(headers && { headers }),
});

test('by path, each once, without those that hold nothing', () => {
  inDirectory((directory) => {
    writeScan(directory, made([pot, lid, empty, structuredClone(pot)]), facts);
    expect(fs.readFileSync(join(directory, 'headers.jsonl'), 'latin1')).toBe(
      [
        '{"format":"modversions-headers","version":1,"headers":2}',
        '["include/lid.h",[[2,"LEVEL",null,"3"]]]',
        '["include/pot.h",[[2,"LEVEL",null,"3"],[2,"FILL","(a, b)","a\\n= \\"\xe4\\""],[7,"f","int f(void)\\n{\\n}"]]]',
        '',
      ].join('\n'),
    );
    expect(readScan(directory).readCorpus().headers).toEqual([lid, pot]);
  });
});

test('a scan without them is whole, and takes away those of an earlier one', () => {
  inDirectory((directory) => {
    writeScan(directory, made([pot]), facts);
    writeScan(directory, made(), facts);
    expect(fs.existsSync(join(directory, 'headers.jsonl'))).toBe(false);
    expect(readScan(directory).readCorpus().headers).toBeUndefined();
  });
});

test('what does not belong together is refused', () => {
  inDirectory((directory) => {
    const other = { ...pot, pieces: [{ ...macro, text: '4' }] };
    expect(() => writeScan(directory, made([pot, other]), facts)).toThrow('include/pot.h: has changed while');
    const named = { ...pot, pieces: [{ ...macro, name: 'A B' }] };
    expect(() => writeScan(directory, made([named]), facts)).toThrow("'A B' is no name of a macro");
    expect(fs.readdirSync(directory)).toEqual([]);
  });
});

test('shards have together what the whole has, and none where one does not know', () => {
  inDirectory((directory) => {
    const shard = (index: number, headers?: PublicHeader[]): string => {
      const place = join(directory, String(index));
      const corpus = {
        ...corpusOf([{ name: `a${index}`, exports: [{ name: `g${index}` }], records: [`g${index} int`] }]),
        ...(headers && { headers }),
      };
      writeScan(place, corpus, { ...facts, shard: { index, of: 2 } });
      return place;
    };
    const both = [shard(1, [pot, lid]), shard(2, [pot])];
    const whole = join(directory, 'whole');
    const written = mergeScans(both);
    writeScan(whole, written.corpus, written.facts);
    expect(readScan(whole).readCorpus().headers).toEqual([lid, pot]);
    expect(mergeScans([both[0]!, shard(2)]).corpus.headers).toBeUndefined();
  });
});

test.each([
  ['', '1: the file is empty'],
  ['{"format":"x"}\n', '1: not of the format modversions-headers'],
  [
    '{"format":"modversions-headers","version":1,"headers":2}\n["a",[]]\n',
    '2: the first line tells of 2 headers',
  ],
  ['{"format":"modversions-headers","version":1,"headers":1}\n["a",[]', '2: the line is cut off'],
  [
    '{"format":"modversions-headers","version":1,"headers":1}\n["a",[[1]]]\n',
    '2: a piece of a header is no list of 3 or 4',
  ],
  [
    '{"format":"modversions-headers","version":1,"headers":1}\n["a",[[1,2,"x"]]]\n',
    '2: the name of a piece is no text',
  ],
  [
    '{"format":"modversions-headers","version":1,"headers":1}\n["a",[[2,"b","x"],[1,"c","x"]]]\n',
    "2: 'c' of line 1 is out of its order",
  ],
  [
    '{"format":"modversions-headers","version":1,"headers":2}\n["b",[]]\n["a",[]]\n',
    '3: the header is out of its order',
  ],
])('%j', (text, message) => {
  inDirectory((directory) => {
    const file = join(directory, 'headers.jsonl');
    fs.writeFileSync(file, text);
    expect(() => readHeaders(file)).toThrow(`${file}:${message}`);
  });
});
