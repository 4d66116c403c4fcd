import type { Argv } from 'yargs';

/** What `comparisonOptions` reads. Of an option that is given twice the last counts, except for formats. */
export interface ComparisonArguments {
  format: string[];
  json: boolean;
  rules: string | undefined;
  filterSymbolList: string | undefined;
}

/** The options that all comparisons have. @param standard the form of standard output where none is asked for */
export function comparisonOptions(argv: Argv, standard: 'pretty' | 'text' = 'pretty'): Argv {
  const more = standard === 'text' ? 'text, ' : '';
  return argv
    .option('format', {
      alias: 'f',
      describe: `${more}null, pretty, short, symbols, mod-symbols or json: what standard output has, or FILE with TYPE:FILE (repeatable)`,
      type: 'string',
      array: true,
      nargs: 1,
      default: [],
      defaultDescription: standard,
    })
    .option('json', { describe: 'The same as -f json', type: 'boolean', default: false })
    .option('rules', {
      alias: 'r',
      describe: 'Severity rules that tell which changes are tolerated',
      type: 'string',
      nargs: 1,
      coerce: lastOf,
    })
    .option('filter-symbol-list', {
      describe: 'Look only at the symbols that this list names, or a stable list',
      type: 'string',
      nargs: 1,
      coerce: lastOf,
    });
}

/** Of an option that is given twice, the last. */
export const lastOf = (given: string | string[] | undefined): string | undefined =>
  Array.isArray(given) ? given.at(-1) : given;
