// SPDX-License-Identifier: GPL-2.0-or-later
import { posix } from 'node:path';
import { compilationWords, lastCommand, preprocessingWords } from './commands';
import type { BuildFacts } from './facts';
import { byBytes } from '../../formats/corpus';
import { isForModule } from './placement';

/** How the flags of C are found for assembly: kbuild preprocesses prototypes with them. */
export class PrototypeFlags {
  /** Folder → its C object that comes first by bytes, for modules and for vmlinux. */
  private readonly nearest = { module: new Map<string, string>(), vmlinux: new Map<string, string>() };

  constructor(private readonly facts: BuildFacts) {
    for (const object of [...facts.compilations.keys()].sort(byBytes)) {
      const compilation = facts.compilations.get(object)!;
      if (!compilation.source.endsWith('.c')) continue;
      const nearest = isForModule(compilation) ? this.nearest.module : this.nearest.vmlinux;
      for (let folder = posix.dirname(object); !nearest.has(folder); folder = posix.dirname(folder)) {
        nearest.set(folder, object);
      }
    }
  }

  /**
   * The compiler and its flags of C for an assembly object: what the build itself says, else those of the
   * nearest C object of the same sort, up from its own folder. Undefined where there is none at all.
   */
  of(object: string): string[] | undefined {
    const script = this.facts.prototypes.get(object);
    if (script !== undefined) return preprocessingWords(lastCommand(object, script));
    const nearest = this.nearest[isForModule(this.facts.compilations.get(object)!) ? 'module' : 'vmlinux'];
    let folder = posix.dirname(object);
    while (!nearest.has(folder) && folder !== '.') folder = posix.dirname(folder);
    const model = nearest.get(folder);
    if (model === undefined) return undefined;
    const compilation = this.facts.compilations.get(model)!;
    return preprocessingWords(compilationWords(model, compilation), compilation.source);
  }
}
