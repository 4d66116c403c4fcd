// SPDX-License-Identifier: GPL-2.0-or-later
import type { KernelModule } from '../../formats/module';
import type { Provided } from './result';

/** An export of a module of the set. */
interface Found {
  provider: KernelModule;
  provided: Provided;
}

/** What the modules of a set export to each other. */
export class Providers {
  private readonly bySymbol = new Map<string, Found[]>();

  /** @param isKernels whether the kernel has a symbol itself, so that nobody looks for it here */
  constructor(modules: readonly KernelModule[], isKernels: (symbol: string) => boolean) {
    for (const provider of modules) {
      for (const { name, crc, isGplOnly, namespace } of provider.exports) {
        if (isKernels(name)) continue;
        const found = { provider, provided: { crc, isGplOnly, namespace, owner: provider.name } };
        const others = this.bySymbol.get(name);
        if (others) others.push(found);
        else this.bySymbol.set(name, [found]);
      }
    }
  }

  /**
   * Who gives a symbol to a module; undefined for nobody. Of several, as of two builds in one directory: one that the
   * module depends on, then one of the version it wants, then the first.
   */
  of(symbol: string, module: KernelModule, crc: number | undefined): Found | undefined {
    const others = (this.bySymbol.get(symbol) ?? []).filter(({ provider }) => provider !== module);
    const rank = ({ provider, provided }: Found): number =>
      (module.modinfo.depends.includes(provider.name) ? 0 : 2) + (provided.crc === crc ? 0 : 1);
    return others.reduce<Found | undefined>(
      (best, one) => (!best || rank(one) < rank(best) ? one : best),
      undefined,
    );
  }
}
