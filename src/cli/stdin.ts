/** What stands for `-` while yargs reads the arguments: it would drop a lone `-` among them. */
const HIDDEN = '\0stdin';

/** Replaces each `-`. */
export const hideStdin = (args: readonly string[]): string[] =>
  args.map((arg) => (arg === '-' ? HIDDEN : arg));

/** Puts each `-` back. */
export const showStdin = (args: readonly string[]): string[] =>
  args.map((arg) => (arg === HIDDEN ? '-' : arg));
