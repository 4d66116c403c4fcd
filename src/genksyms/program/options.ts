// SPDX-License-Identifier: GPL-2.0-or-later
/** genksyms' command line, as glibc's getopt_long reads it. */

/** What the options ask for. Outputs are named in the order in which genksyms opens them. */
export interface Options {
  /** Options in order of appearance. */
  given: { option: string; value: string }[];
  /** What getopt prints about an option it does not know; the usage follows. */
  error: string | null;
}

const SHORT = 'dwqVDr:T:ph';
/** Does nothing, and asks for a value. */
const PREFIX = 's:';
/** Ours, never abbreviated: so that what genksyms says of its own stays as it is. */
const GENERATION = '--generation';
const LONG: readonly (readonly [name: string, takesValue: boolean, option: string])[] = [
  ['debug', false, 'd'],
  ['warnings', false, 'w'],
  ['quiet', false, 'q'],
  ['dump', false, 'D'],
  ['reference', true, 'r'],
  ['dump-types', true, 'T'],
  ['preserve', false, 'p'],
  ['version', false, 'V'],
  ['help', false, 'h'],
];

/** What the arguments name as the kernel version whose genksyms is wanted: the last one counts. */
export const generationAsked = (args: readonly string[]): string | undefined =>
  readOptions(args, true)
    .given.filter(({ option }) => option === GENERATION)
    .at(-1)?.value;

/**
 * Reads the arguments; words that are no options are passed over, as genksyms does.
 * @param hasPrefix whether this generation of the program knows `-s`
 */
export function readOptions(args: readonly string[], hasPrefix: boolean): Options {
  const short = hasPrefix ? PREFIX + SHORT : SHORT;
  const given: Options['given'] = [];
  const failed = (message: string): Options => ({ given, error: `genksyms: ${message}\n` });
  for (let i = 0; i < args.length; i++) {
    const arg = args[i]!;
    if (arg === '--') break;
    if (arg === GENERATION && i + 1 < args.length) {
      given.push({ option: GENERATION, value: args[++i]! });
      continue;
    }
    if (arg.startsWith(`${GENERATION}=`)) {
      given.push({ option: GENERATION, value: arg.slice(GENERATION.length + 1) });
      continue;
    }
    if (arg.startsWith('--')) {
      const [name, ...rest] = arg.slice(2).split('=');
      const value = rest.length > 0 ? rest.join('=') : null;
      const exact = LONG.filter(([long]) => long === name);
      const fitting = exact.length > 0 ? exact : LONG.filter(([long]) => long.startsWith(name!));
      if (fitting.length === 0) return failed(`unrecognized option '${arg}'`);
      if (fitting.length > 1) {
        const names = fitting.map(([long]) => ` '--${long}'`).join('');
        return failed(`option '${arg}' is ambiguous; possibilities:${names}`);
      }
      const [long, takesValue, option] = fitting[0]!;
      if (!takesValue && value !== null) return failed(`option '--${long}' doesn't allow an argument`);
      if (takesValue && value === null && i + 1 >= args.length)
        return failed(`option '--${long}' requires an argument`);
      given.push({ option, value: takesValue ? (value ?? args[++i]!) : '' });
      continue;
    }
    if (!arg.startsWith('-') || arg === '-') continue;
    for (let c = 1; c < arg.length; c++) {
      const option = arg[c]!;
      const at = option === ':' ? -1 : short.indexOf(option);
      if (at < 0) return failed(`invalid option -- '${option}'`);
      if (short[at + 1] !== ':') {
        given.push({ option, value: '' });
        continue;
      }
      const value = c + 1 < arg.length ? arg.slice(c + 1) : args[++i];
      if (value === undefined) return failed(`option requires an argument -- '${option}'`);
      given.push({ option, value });
      break;
    }
  }
  return { given, error: null };
}

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
