/** A configured kernel tree. */
export interface KernelTree {
  /** Absolute paths of the source tree and of the tree with `.config`, which may be the same. */
  source: string;
  objects: string;
  /** As `uname -r` would print it, from the tree: `6.1.192`. */
  release: string;
  /** As kbuild names it: `x86`. */
  architecture: string;
  /** The compiler's command, and the version text that the configuration was made with. */
  compiler: { command: string; version: string };
  /** The generation of genksyms' grammar. */
  generation: string;
  /** What is worth a warning, a line and a remedy each. */
  warnings: { message: string; remedy: string }[];
}
