/** genksyms' options: letters, with a colon behind those that take a value, and long names with the letters they stand for. */
export const OPTIONS: {
  program: string;
  short: string;
  long: readonly (readonly [name: string, takesValue: boolean, option: string])[];
} = {
  program: 'genksyms',
  short: 's:dwqVDr:T:ph',
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
};

export const VERSION = 'genksyms version 2.5.60\n';

export const USAGE = `Usage:
genksyms [-adDTwqhVR] > /path/to/.tmp_obj.ver

  -s, --symbol-prefix   Select symbol prefix
  -d, --debug           Increment the debug level (repeatable)
  -D, --dump            Dump expanded symbol defs (for debugging only)
  -r, --reference file  Read reference symbols from a file
  -T, --dump-types file Dump expanded types into file
  -p, --preserve        Preserve reference modversions or fail
  -w, --warnings        Enable warnings
  -q, --quiet           Disable warnings (default)
  -h, --help            Print this message
  -V, --version         Print the release version
`;
