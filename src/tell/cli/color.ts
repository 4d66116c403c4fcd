/** What `--color` takes. */
export type ColorChoice = 'auto' | 'always' | 'never';

/** Whether standard output is to be coloured; `auto` looks at the terminal and at NO_COLOR. */
export function isColored(choice: ColorChoice): boolean {
  if (choice !== 'auto') return choice === 'always';
  // Undefined, and not false, where there is no terminal.
  return Boolean(process.stdout.isTTY) && !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb';
}
