// SPDX-License-Identifier: GPL-2.0-or-later
import { readOptions, type Options, type OptionTable } from './getopt';

/** Ours, never abbreviated: so that what genksyms says of its own stays as it is. */
const GENERATION = '--generation';

/** The options of genksyms; `-s` does nothing, asks for a value, and went with 6.8. */
const table = (hasPrefix: boolean): OptionTable => ({
  program: 'genksyms',
  short: hasPrefix ? 's:dwqVDr:T:ph' : 'dwqVDr:T:ph',
  long: [
    ['debug', false, 'd'],
    ['warnings', false, 'w'],
    ['quiet', false, 'q'],
    ['dump', false, 'D'],
    ['reference', true, 'r'],
    ['dump-types', true, 'T'],
    ['preserve', false, 'p'],
    ['version', false, 'V'],
    ['help', false, 'h'],
  ],
  own: GENERATION,
});

/**
 * Reads the arguments; words that are no options are passed over, as genksyms does.
 * @param hasPrefix whether this generation of the program knows `-s`
 */
export const genksymsOptions = (args: readonly string[], hasPrefix: boolean): Options =>
  readOptions(args, table(hasPrefix));

/** What the arguments name as the kernel version whose genksyms is wanted: the last one counts. */
export const generationAsked = (args: readonly string[]): string | undefined =>
  genksymsOptions(args, true)
    .given.filter(({ option }) => option === GENERATION)
    .at(-1)?.value;

export const VERSION = 'genksyms version 2.5.60\n';

/** What the program says of itself. */
export const usage = (hasPrefix: boolean): string => `Usage:
genksyms [-adDTwqhVR] > /path/to/.tmp_obj.ver

${hasPrefix ? '  -s, --symbol-prefix   Select symbol prefix\n' : ''}  -d, --debug           Increment the debug level (repeatable)
  -D, --dump            Dump expanded symbol defs (for debugging only)
  -r, --reference file  Read reference symbols from a file
  -T, --dump-types file Dump expanded types into file
  -p, --preserve        Preserve reference modversions or fail
  -w, --warnings        Enable warnings
  -q, --quiet           Disable warnings (default)
  -h, --help            Print this message
  -V, --version         Print the release version
`;
