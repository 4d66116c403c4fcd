// SPDX-License-Identifier: GPL-2.0-or-later
/** The directory of a scan: what it holds, and that one which is not whole is never taken for one. */
import fs from 'node:fs';
import { join } from 'node:path';
import { canonical, readScan, writeScan, type ScanFacts } from '../../../src/formats/corpus';
import { corpusOf, facts, inDirectory } from './made-up';

const corpus = corpusOf([
  { name: 'net/b', module: 'net/net', exports: [{ name: 'f', crc: 7 }], records: ['f int f'] },
  {
    name: 'a',
    exports: [
      { name: 'g', crc: 1 },
      { name: 'f', crc: 8 },
    ],
    records: ['g int g', 'f int f'],
  },
]);
const other = corpusOf([{ name: 'a', exports: [{ name: 'g', crc: 1 }], records: ['g long g'] }]);

const problem = { kind: 'syntax', unit: 'net/b', message: 'net/b.c:3: syntax error' };
const full: ScanFacts = {
  ...facts,
  only: ['net/*', 'a', 'a'],
  problems: [problem, { kind: 'no-compiler', message: 'z\xe9', remedy: 'y' }, { ...problem }],
  shard: { index: 2, of: 3 },
};

/** The files of a directory by name, and what is in them. */
function contents(directory: string): Record<string, string> {
  const names = fs.readdirSync(directory).sort();
  return Object.fromEntries(names.map((name) => [name, fs.readFileSync(join(directory, name), 'latin1')]));
}

/** What reading a scan says, without the directory's place. */
function refusal(directory: string): string {
  try {
    readScan(directory);
    return 'whole';
  } catch (error) {
    return (error as Error).message.replace(`${directory}/`, '');
  }
}

afterEach(() => jest.restoreAllMocks());

test('scan.json', () => {
  inDirectory((directory) => {
    writeScan(directory, corpus, full);
    const { 'scan.json': text, ...files } = contents(directory);
    expect(Object.keys(files)).toEqual(['Module.symvers', 'baseline.jsonl', 'symtypes']);
    expect(text!.replace(/[0-9a-f]{64}/g, '…')).toBe(`{
  "format": "modversions-scan",
  "version": 1,
  "release": "6.1.192",
  "architecture": "x86",
  "compiler": {
    "command": "gcc-12",
    "version": "gcc-12 (Debian 12.2.0) 12.2.0"
  },
  "target": {
    "machine": "x86_64",
    "byteOrder": "little",
    "pointerBytes": 8,
    "longBytes": 8,
    "charIsSigned": true,
    "packStruct": 0,
    "shortEnums": false,
    "msBitfields": false,
    "options": []
  },
  "generation": "G0",
  "commands": "dry-run",
  "rows": "modpost",
  "shard": {
    "index": 2,
    "of": 3
  },
  "plan": "0123abcd",
  "only": [
    "a",
    "net/*"
  ],
  "assumedModversions": false,
  "counts": {
    "planned": 12,
    "exporting": 2,
    "exports": 2,
    "vmlinuxExports": 1,
    "moduleExports": 1,
    "variants": 2,
    "declarations": 2
  },
  "files": {
    "Module.symvers": {
      "bytes": ${files['Module.symvers']!.length},
      "sha256": "…"
    },
    "symtypes": {
      "bytes": ${files.symtypes!.length},
      "sha256": "…"
    },
    "baseline.jsonl": {
      "bytes": ${files['baseline.jsonl']!.length},
      "sha256": "…"
    }
  },
  "generated": [
    "arch/x86/include/generated/asm/rwonce.h",
    "include/generated/bounds.h"
  ],
  "problems": [
    {
      "kind": "no-compiler",
      "message": "z\xe9",
      "remedy": "y"
    },
    {
      "kind": "exported-twice",
      "unit": "a",
      "message": "vmlinux: 'f' exported twice. Previous export was in net/net.ko",
      "remedy": "export it once; Module.symvers has the first of them"
    },
    {
      "kind": "syntax",
      "unit": "net/b",
      "message": "net/b.c:3: syntax error"
    }
  ]
}
`);
  });
});

test('what is written is read', () => {
  inDirectory((directory) => {
    const summary = writeScan(join(directory, 'new/scan'), corpus, full);
    const scan = readScan(join(directory, 'new/scan'));
    expect(scan.summary).toEqual(summary);
    const { declarations, variants, inclusions, units, definitions } = canonical(corpus);
    expect(scan.readCorpus()).toEqual({ declarations, variants, inclusions, units, definitions });
  });
});

test('other files stay, leftovers of a killed run go', () => {
  inDirectory((directory) => {
    fs.writeFileSync(join(directory, 'notes.tmp'), 'mine');
    fs.writeFileSync(join(directory, 'symtypes.12.0123abcd.tmp'), 'half');
    fs.writeFileSync(join(directory, 'scan.json.12.0123abcd.tmp'), 'half');
    writeScan(directory, corpus, facts);
    const names = ['Module.symvers', 'baseline.jsonl', 'notes.tmp', 'scan.json', 'symtypes'];
    expect(fs.readdirSync(directory).sort()).toEqual(names);
  });
});

describe('an interruption leaves the old scan, or what says that it is none', () => {
  const interrupt = (call: 'renameSync' | 'writeSync' | 'openSync', nth: number): void => {
    const real = fs[call] as (...args: unknown[]) => unknown;
    let calls = 0;
    jest.spyOn(fs, call).mockImplementation(((...args: unknown[]) => {
      if (++calls === nth) throw Object.assign(new Error('full'), { code: 'ENOSPC' });
      return real(...args);
    }) as never);
  };

  test.each([
    ['writeSync', 1, 'whole'],
    ['writeSync', 4, 'whole'],
    ['openSync', 3, 'whole'],
    ['renameSync', 1, 'scan.json: no such file'],
    ['renameSync', 3, 'scan.json: no such file'],
    ['renameSync', 4, 'scan.json: no such file'],
  ] as const)('%s, call %i', (call, nth, state) => {
    inDirectory((directory) => {
      writeScan(directory, corpus, facts);
      const before = contents(directory);
      interrupt(call, nth);
      expect(() => writeScan(directory, other, facts)).toThrow('no space left on the device');
      jest.restoreAllMocks();
      expect(refusal(directory)).toBe(state);
      if (state === 'whole') expect(contents(directory)).toEqual(before);
      expect(fs.readdirSync(directory).filter((name) => name.endsWith('.tmp'))).toEqual([]);

      writeScan(directory, other, facts);
      expect(readScan(directory).readCorpus().units.length).toBe(1);
    });
  });

  test('a place that is taken by a directory is found out before anything is lost', () => {
    inDirectory((directory) => {
      writeScan(directory, corpus, facts);
      fs.rmSync(join(directory, 'symtypes'));
      fs.mkdirSync(join(directory, 'symtypes'));
      expect(() => writeScan(directory, other, facts)).toThrow('symtypes: is a directory');
      expect(fs.existsSync(join(directory, 'scan.json'))).toBe(true);
    });
  });

  test('a corpus that no file can hold is found out before anything is made', () => {
    inDirectory((directory) => {
      const bad = corpusOf([{ name: 'a b', records: [] }]);
      expect(() => writeScan(join(directory, 'scan'), bad, facts)).toThrow('a b: the path of the object');
      expect(fs.readdirSync(directory)).toEqual([]);
    });
  });
});

describe('what is not whole is refused', () => {
  const cut = (file: string) => (directory: string) => {
    const place = join(directory, file);
    fs.truncateSync(place, fs.statSync(place).size - 1);
  };
  const edit = (file: string, from: string, to: string) => (directory: string) => {
    const place = join(directory, file);
    const text = fs.readFileSync(place, 'latin1');
    expect(text).toContain(from);
    fs.writeFileSync(place, text.replace(from, to), 'latin1');
  };
  const remove = (file: string) => (directory: string) => fs.rmSync(join(directory, file));

  test.each([
    ['no scan.json', remove('scan.json'), 'scan.json: no such file'],
    ['no baseline', remove('baseline.jsonl'), 'baseline.jsonl: no such file'],
    ['symtypes cut', cut('symtypes'), /^symtypes: has \d+ bytes, and scan.json says \d+$/],
    ['Module.symvers cut', cut('Module.symvers'), /^Module.symvers: has \d+ bytes, and scan.json says \d+$/],
    [
      'an edited CRC',
      edit('Module.symvers', '0x00000001', '0x00000002'),
      /^Module.symvers: has another content/,
    ],
    ['an edited text', edit('baseline.jsonl', 'int g ;', 'inx g ;'), /^baseline.jsonl: has another content/],
    ['scan.json cut', (dir: string) => fs.truncateSync(join(dir, 'scan.json'), 20), /^scan.json: no JSON: /],
    ['another format', edit('scan.json', '-scan', '-scam'), 'scan.json: not of the format modversions-scan'],
    [
      'another version',
      edit('scan.json', '"version": 1', '"version": 2'),
      'scan.json: version 2 of the format, and this program reads 1',
    ],
    ['no release', edit('scan.json', '"release"', '"Release"'), 'scan.json: release is no text'],
    [
      'an unknown order',
      edit('scan.json', '"modpost"', '"any"'),
      'scan.json: rows is none of modpost, sorted',
    ],
    [
      'a broken count',
      edit('scan.json', '"planned": 12', '"planned": -12'),
      /^scan.json: counts.planned is no/,
    ],
    [
      'no flag',
      edit('scan.json', 'dModversions": false', 'dModversions": 0'),
      /^scan.json: assumedModversions is neither/,
    ],
    ['no target', edit('scan.json', '"target": {', '"target": 1, "x": {'), /^scan.json: target is no object/],
    [
      'no order',
      edit('scan.json', '"little"', '"odd"'),
      /^scan.json: target.byteOrder is none of little, big/,
    ],
    [
      'no digest',
      edit('scan.json', '"sha256": "', '"sha256": "x'),
      /^scan.json: files.*sha256 is no digest$/,
    ],
    ['shard 0', edit('scan.json', '"index": 2', '"index": 0'), /^scan.json: shard.index is not from 1/],
  ])('%s', (_, change, message) => {
    inDirectory((directory) => {
      writeScan(directory, corpus, full);
      change(directory);
      expect(refusal(directory)).toMatch(message);
    });
  });
});
