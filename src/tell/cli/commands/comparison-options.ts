// SPDX-License-Identifier: GPL-2.0-or-later
import type { Argv } from 'yargs';
import { lastOf } from '../around-yargs';
import { AS_FORMAT_JSON, SYMBOL_LIST } from './shared-options';

/** What `comparisonOptions` reads. */
export interface ComparisonArguments {
  format: string[];
  json: boolean;
  /** Files of rules, in their order. */
  rules: string[];
  filterSymbolList: string | undefined;
}

/** Forms of standard output by default, and what others there are. */
const FORMS = {
  pretty: 'null, pretty, short, symbols, mod-symbols or json',
  text: 'text, json, html, markdown, sarif, junit, github, null, pretty, short, symbols or mod-symbols',
} as const;

/** The options that all comparisons have. @param standard the form of standard output where none is asked for */
export function comparisonOptions(argv: Argv, standard: 'pretty' | 'text' = 'pretty'): Argv {
  const isDropIn = standard === 'pretty';
  return formatOptions(argv, standard)
    .option('rules', {
      alias: 'r',
      describe: isDropIn
        ? 'Severity rules that tell which changes are tolerated (repeatable: the last counts)'
        : 'Severity rules, or rules that say why (FILE.yaml), that tell which changes are tolerated (repeatable: in this order)',
      type: 'string',
      array: true,
      nargs: 1,
      default: [],
      defaultDescription: 'none',
    })
    .option('filter-symbol-list', {
      ...SYMBOL_LIST,
      describe: 'Look only at the symbols that this list names, or a stable list',
      ...(isDropIn && { coerce: lastOf }),
    });
}

/**
 * What is told, and where.
 * @param standard the form of standard output where none is asked for
 * @param forms all that there are, as a list in words
 */
export function formatOptions(
  argv: Argv,
  standard: 'pretty' | 'text',
  forms: string = FORMS[standard],
): Argv {
  return argv
    .option('format', {
      alias: 'f',
      describe: `${forms}: what standard output has, or FILE with TYPE:FILE (repeatable)`,
      type: 'string',
      array: true,
      nargs: 1,
      default: [],
      defaultDescription: standard,
    })
    .option('json', AS_FORMAT_JSON);
}

/** What a comparison of kernels counts and tells. */
export function kernelsOptions(argv: Argv): Argv {
  return failOnOption(
    argv,
    ', and with beyond (break,beyond) also what changed in public headers, with expired and unused also rules that hold no longer or match nothing',
  ).option('full', {
    describe:
      'Cut nothing off the text: all changes and causes with all details, and all that lies beyond exports',
    type: 'boolean',
    default: false,
  });
}

/** The earlier comparison whose changes do not count. @param what it may be */
export function knownOption(argv: Argv, what: string): Argv {
  return argv.option('known', {
    describe: `Count only what is new: ${what} of the same base, whose changes are folded`,
    type: 'string',
    nargs: 1,
  });
}

/** What makes the exit status 1. @param more that there is */
export function failOnOption(argv: Argv, more = ''): Argv {
  return argv.option('fail-on', {
    describe: `What makes the exit status 1: any change that nothing tolerates, or only a conditional one or worse, or a break (what is unknown may be one)${more}`,
    type: 'string',
    nargs: 1,
    default: 'any',
  });
}
