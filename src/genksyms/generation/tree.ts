// SPDX-License-Identifier: GPL-2.0-or-later
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  G0,
  G0_MACROS,
  G0_WITHOUT_PREFIX,
  generationOf,
  V6_14,
  V6_15,
  V7_0,
  type Generation,
} from '../../../grammars';
import { ModversionsError } from '../../problem';

/** Something that a generation brought into the files of `scripts/genksyms`. */
interface Mark {
  file: string;
  what: string;
  pattern: RegExp;
}

/** The generations since the rework, each with what tells it from the one before. */
const STEPS: readonly (readonly [Generation, readonly Mark[]])[] = [
  [
    V6_14,
    [
      { file: 'lex.l', what: 'dont_want_type_specifier', pattern: /\bdont_want_type_specifier\b/ },
      { file: 'lex.l', what: 'vector types', pattern: /u\?int\(8\|16\|32\|64\)x/ },
      { file: 'parse.y', what: 'dont_want_type_specifier', pattern: /\bdont_want_type_specifier = true\b/ },
      { file: 'parse.y', what: 'attributes behind struct', pattern: /\bSTRUCT_KEYW attribute_opt IDENT\b/ },
      {
        file: 'parse.y',
        what: 'attributes behind declarators',
        pattern: /\battribute_opt ATTRIBUTE_PHRASE\s*\{\s*\$\$ = \$2;/,
      },
      { file: 'parse.y', what: 'direct_abstract_declarator1', pattern: /\bdirect_abstract_declarator1\b/ },
      { file: 'parse.y', what: 'direct_nested_declarator1', pattern: /\bdirect_nested_declarator1\b/ },
      { file: 'genksyms.c', what: 'process_enum', pattern: /\bprocess_enum\b/ },
    ],
  ],
  [
    V6_15,
    [
      { file: 'keywords.c', what: '__seg_gs', pattern: /"__seg_gs"/ },
      { file: 'keywords.c', what: 'typeof_unqual', pattern: /"typeof_unqual"/ },
      { file: 'parse.y', what: 'X86_SEG_KEYW', pattern: /\btype_qualifier:\s*X86_SEG_KEYW\b/ },
    ],
  ],
  [
    V7_0,
    [
      {
        file: 'parse.y',
        what: "'(' attribute_opt declarator ')'",
        pattern: /'\(' attribute_opt declarator '\)'/,
      },
    ],
  ],
];

const EXPORT_KEYWORD = '"__GENKSYMS_EXPORT_SYMBOL"';
const PREFIX_OPTION = '"s:dwq';

/**
 * The generation of the genksyms in a source tree, told by what its files say: distributions take changes back to
 * older releases. By the version only where there are no such files.
 * @throws ModversionsError for a tree half way between two generations
 */
export function generationOfTree(source: string, version: readonly [number, number]): Generation {
  return generationOfFiles(source) ?? generationOf(...version);
}

/** The same; undefined where the folder has no sources of genksyms. */
export function generationOfFiles(source: string): Generation | undefined {
  const folder = join(source, 'scripts/genksyms');
  const texts = new Map(
    ['keywords.c', 'parse.y', 'lex.l', 'genksyms.c'].map((file) => [file, textOf(join(folder, file))]),
  );
  const keywords = texts.get('keywords.c');
  if (keywords === undefined || texts.get('parse.y') === undefined) return undefined;
  let generation = oldest(keywords, texts.get('genksyms.c'));
  let lacked: Mark | undefined;
  for (const [next, marks] of STEPS) {
    const told = marks.filter(({ file }) => texts.get(file) !== undefined);
    const found = told.filter(({ file, pattern }) => pattern.test(texts.get(file)!));
    const missing = told.find((mark) => !found.includes(mark));
    const [first] = found;
    if (first && (lacked ?? missing)) throw halfWay(folder, next, first, (lacked ?? missing)!);
    if (!first) lacked ??= missing;
    else generation = next;
  }
  return generation;
}

function oldest(keywords: string, program: string | undefined): Generation {
  if (!keywords.includes(EXPORT_KEYWORD)) return G0_MACROS;
  return program === undefined || program.includes(PREFIX_OPTION) ? G0 : G0_WITHOUT_PREFIX;
}

function halfWay(folder: string, { name }: Generation, has: Mark, lacks: Mark): ModversionsError {
  return new ModversionsError(
    `${folder}: half way between two generations of genksyms: ${has.file} has ${has.what}, as since ${name}, and ` +
      `${lacks.file} lacks ${lacks.what}`,
    'take a released kernel, none from between two releases',
  );
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return undefined;
  }
}
