// SPDX-License-Identifier: GPL-2.0-or-later
import type { KernelModule, ModuleImport } from '../../formats/module';
import { isProprietary, UNSPECIFIED } from './licence';
import { isFor, machineName } from './machine';
import { importFaults, mayUse } from './namespace';
import { Providers } from './providers';
import type { LoadResult, Obstacle, Provided } from './result';
import { providedBy, type RunningKernel } from './running';
import { vermagicObstacle } from './vermagic';
import { LAYOUT } from './layout-export';

/** A result, and what matters to modules that use this one. */
interface Known extends LoadResult {
  isProprietary: boolean;
}

/**
 * What the kernel's loader would say to modules, each loaded by itself after those of the set that it needs: the rules of
 * `kernel/module/`, in their order. A symbol that the kernel's own rows have is the kernel's; another is looked for in
 * the set, then in what modules export that are not of the set.
 *
 * Where a kernel's configuration may overrule a refusal (CONFIG_MODULE_FORCE_LOAD,
 * CONFIG_MODULE_ALLOW_MISSING_NAMESPACE_IMPORTS, mainline's leniency with a single missing version), it is a refusal.
 *
 * @returns a result for each module, in their order
 */
export function checkModules(modules: readonly KernelModule[], running: RunningKernel): LoadResult[] {
  const loader = new Loader(modules, running);
  return modules.map((module) => {
    const { loads, obstacles } = loader.load(module);
    return { loads, obstacles };
  });
}

class Loader {
  private readonly providers: Providers;
  /** Null while a module is being looked at: then it is met again in a circle. */
  private readonly known = new Map<KernelModule, Known | null>();

  constructor(
    modules: readonly KernelModule[],
    private readonly running: RunningKernel,
  ) {
    this.providers = new Providers(modules, (symbol) => running.exports.has(symbol));
  }

  /** Loads first what a module needs of the set, and what that needs: as deep as it goes, without recursion. */
  load(module: KernelModule): Known {
    const waiting = [module];
    for (let next = waiting.at(-1); next; next = waiting.at(-1)) {
      const first = this.known.has(next) ? undefined : this.neededBy(next);
      if (first) this.known.set(next, null);
      const open = (first ?? []).filter((provider) => !this.known.has(provider));
      if (open.length > 0) waiting.push(...open);
      else {
        waiting.pop();
        if (!this.known.get(next)) this.known.set(next, this.result(next));
      }
    }
    return this.known.get(module)!;
  }

  private neededBy(module: KernelModule): KernelModule[] {
    return this.check(module).providers();
  }

  private result(module: KernelModule): Known {
    const symbols = this.check(module);
    const obstacles = [
      ...this.beforeSymbols(module, symbols),
      ...symbols.obstacles(),
      ...this.duplicates(module),
    ];
    return { loads: obstacles.length === 0, obstacles, isProprietary: symbols.isProprietary };
  }

  private check(module: KernelModule): SymbolCheck {
    return new SymbolCheck(
      module,
      this.running,
      this.providers,
      (provider) => this.known.get(provider) ?? null,
    );
  }

  /** What the loader looks at before it resolves symbols. */
  private beforeSymbols(module: KernelModule, symbols: SymbolCheck): Obstacle[] {
    const { architecture, exports, hasVersions } = this.running;
    const found: (Obstacle | null)[] = [...module.faults, ...importFaults(module)].map((what) => ({
      kind: 'damaged',
      what,
    }));
    if (architecture !== null && !isFor(module, architecture)) {
      found.push({ kind: 'machine', machine: machineName(module) });
    }
    const layout = exports.get(LAYOUT);
    if (hasVersions && !symbols.hasVersions) found.push({ kind: 'no-versions' });
    else if (layout) found.push(symbols.versionObstacle(LAYOUT, providedBy(layout, this.running)));
    found.push(vermagicObstacle(module, this.running));
    if (hasVersions && !module.hasExportVersions) found.push({ kind: 'export-versions' });
    return found.filter((obstacle) => obstacle !== null);
  }

  /** Exports that the kernel has already. One that another of its modules has hurts only if that is loaded as well. */
  private duplicates({ exports }: KernelModule): Obstacle[] {
    return exports
      .filter(({ name }) => this.running.exports.get(name)?.module === 'vmlinux')
      .map(({ name }) => ({ kind: 'duplicate', symbol: name, owner: 'vmlinux' }));
  }
}

/** The symbols of one module, resolved one after the other as the loader does: each may taint the module for the next. */
class SymbolCheck {
  isProprietary: boolean;
  private usesGplOnly = false;
  private readonly versions: ReadonlyMap<string, number> | null;
  private readonly isExtended: boolean;

  /** @param load gives the result of another module of the set; null for one that waits for this one */
  constructor(
    private readonly module: KernelModule,
    private readonly running: RunningKernel,
    private readonly set: Providers,
    private readonly load: (provider: KernelModule) => Known | null,
  ) {
    this.isProprietary = isProprietary(module);
    this.isExtended = module.extendedVersions !== null;
    const versions = module.extendedVersions ?? module.versions;
    // The loader takes the first record of a name.
    this.versions = versions && new Map(versions.map(({ name, crc }) => [name, crc] as const).reverse());
  }

  get hasVersions(): boolean {
    return this.versions !== null;
  }

  /** The modules of the set that give it something. */
  providers(): KernelModule[] {
    const found = new Set<KernelModule>();
    for (const { name } of this.module.imports) {
      if (this.running.exports.has(name)) continue;
      const provider = this.providerOf(name)?.provider;
      if (provider) found.add(provider);
    }
    return [...found];
  }

  obstacles(): Obstacle[] {
    return this.module.imports.map((symbol) => this.resolve(symbol)).filter((obstacle) => obstacle !== null);
  }

  /** Null where the version is right, or cannot be wrong. */
  versionObstacle(symbol: string, { crc: kernelCrc, owner }: Provided): Obstacle | null {
    if (kernelCrc === null || !this.running.hasVersions || !this.versions) return null;
    const crc = this.versions.get(symbol);
    // A kernel that has none for an export has zero there, and its own modules then say nothing of that symbol.
    if (crc === undefined)
      return this.isExtended || kernelCrc === 0 ? null : { kind: 'no-crc', symbol, owner };
    return crc === kernelCrc ? null : { kind: 'crc', symbol, crc, kernelCrc, owner };
  }

  private resolve({ name: symbol, isWeak }: ModuleImport): Obstacle | null {
    const row = this.running.exports.get(symbol);
    if (row) return this.take(symbol, isWeak, providedBy(row, this.running));
    const found = this.providerOf(symbol);
    const extra = found ? undefined : this.running.extra.get(symbol);
    if (extra) return this.take(symbol, isWeak, providedBy(extra, this.running));
    if (!found) return isWeak ? null : { kind: 'missing', symbol };
    const { provided, provider } = found;
    const { owner } = provided;
    const result = this.load(provider);
    if (!result) return { kind: 'circle', symbol, owner };
    if (!result.loads) return isWeak ? null : { kind: 'provider', symbol, owner };
    return this.take(symbol, isWeak, provided, result.isProprietary);
  }

  private providerOf(symbol: string): ReturnType<Providers['of']> {
    return this.set.of(symbol, this.module, this.versions?.get(symbol));
  }

  private take(symbol: string, isWeak: boolean, provided: Provided, isTainting = false): Obstacle | null {
    const { isGplOnly, namespace, owner } = provided;
    if (isGplOnly && this.isProprietary) {
      const license = this.module.modinfo.license ?? UNSPECIFIED;
      return isWeak ? null : { kind: 'gpl-only', symbol, owner, license };
    }
    this.usesGplOnly ||= isGplOnly;
    if (isTainting) {
      if (this.usesGplOnly) return isWeak ? null : { kind: 'proprietary', symbol, owner };
      this.isProprietary = true;
    }
    const obstacle = this.versionObstacle(symbol, provided);
    if (obstacle) return obstacle;
    return mayUse(this.module, namespace) ? null : { kind: 'namespace', symbol, owner, namespace };
  }
}
