/** Writes a line on standard error, where all but data goes. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
