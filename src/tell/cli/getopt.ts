// SPDX-License-Identifier: GPL-2.0-or-later
/** A command line as glibc's getopt_long reads it, for the programs that stand in for the kernel's own. */

/** What the options ask for. Outputs are named in the order in which genksyms opens them. */
export interface Options {
  /** Options in order of appearance. */
  given: { option: string; value: string }[];
  /** Words that are no options. */
  operands: string[];
  /** What getopt prints about an option it does not know; the usage follows. */
  error: string | null;
}

/** The options that a program takes. */
export interface OptionTable {
  program: string;
  /** Letters; a colon follows those that take a value. */
  short: string;
  /** Long names, and the option that each stands for. */
  long: readonly (readonly [name: string, takesValue: boolean, option: string])[];
  /** An option of ours that the kernel's program does not have: taken in full only, and only with a value. */
  own?: string;
}

/** Reads the arguments. Options may stand behind other words, up to `--`. */
export function readOptions(args: readonly string[], table: OptionTable): Options {
  const { short, long: longNames, own } = table;
  const given: Options['given'] = [];
  const operands: string[] = [];
  const failed = (message: string): Options => ({
    given,
    operands,
    error: `${table.program}: ${message}\n`,
  });
  for (let i = 0; i < args.length; i++) {
    const arg = args[i]!;
    if (arg === '--') {
      operands.push(...args.slice(i + 1));
      break;
    }
    if (own !== undefined && arg === own && i + 1 < args.length) {
      given.push({ option: own, value: args[++i]! });
      continue;
    }
    if (own !== undefined && arg.startsWith(`${own}=`)) {
      given.push({ option: own, value: arg.slice(own.length + 1) });
      continue;
    }
    if (arg.startsWith('--')) {
      const [name, ...rest] = arg.slice(2).split('=');
      const value = rest.length > 0 ? rest.join('=') : null;
      const exact = longNames.filter(([long]) => long === name);
      const fitting = exact.length > 0 ? exact : longNames.filter(([long]) => long.startsWith(name!));
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
    if (!arg.startsWith('-') || arg === '-') {
      operands.push(arg);
      continue;
    }
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
  return { given, operands, error: null };
}
