/** Columns of the terminal; null where standard output is none. */
export function terminalWidth(): number | null {
  return process.stdout.isTTY ? Math.max(40, process.stdout.columns) : null;
}
