// SPDX-License-Identifier: GPL-2.0-or-later
import type { Generation } from '../../../grammars';

/** A configured kernel tree. */
export interface KernelTree {
  /** Absolute paths of the source tree and of the tree with `.config`, which may be the same. */
  source: string;
  objects: string;
  /**
   * Absolute path of a folder of modules outside of the kernel, as `make M=` takes it: its units are meant, and not the
   * kernel's own. Null for the kernel.
   */
  modules: string | null;
  /** As `uname -r` would print it, from the tree: `6.1.192`. */
  release: string;
  /** The first two numbers of the version, from the Makefile. */
  version: readonly [number, number];
  /** The folder in `arch/`: `x86`. */
  architecture: string;
  compiler: {
    /** The command, which may be several words: `ccache gcc`. */
    command: string;
    /** The command that the tree was configured with. */
    configured: string;
    /** The version text that the configuration was made with. */
    version: string;
  };
  /** The generation of its genksyms; null where gendwarfksyms makes the CRCs, from debug data of objects. */
  generation: Generation | null;
  /** kbuild's variables as the tree was configured with them, `srctree` and `KERNELVERSION` left out. */
  variables: Readonly<Record<string, string>>;
  /** What is worth a warning, a line and a remedy each. */
  warnings: { message: string; remedy: string }[];
}
