import type { KernelComparison } from '../compare';
import { machineName, type LoadResult, type Target } from '../load';
import type { KernelModule } from '../module';
import { evidenceFor, reachOf } from './evidence';
import type { Knowledge } from './knowledge';
import type { CheckedModule, FailedFile, ModuleCause, ModuleCheck, Reach, Unchecked } from './result';

/** What a check is made of. */
export interface CheckParts {
  target: Target;
  modules: readonly KernelModule[];
  /** Of each module. */
  results: readonly LoadResult[];
  /** Of each module; null for one without type data. */
  knowledge: readonly (Knowledge | null)[];
  /** Base against target, of the symbols whose version differs; null where no base is known. */
  comparison: KernelComparison | null;
  failed: FailedFile[];
}

/** Puts together what was found, and tells of each cause whether it reaches each module. */
export function moduleCheck({
  target,
  modules,
  results,
  knowledge,
  comparison,
  failed,
}: CheckParts): ModuleCheck {
  const { path, release, architecture, vermagic, isWhole, hasVersions, exports } = target;
  const causesOf = new CausesBySymbol(comparison);
  return {
    format: 'modversions-module-check',
    version: 1,
    against: { path, release, architecture, vermagic, isWhole, exports: exports.size, hasVersions },
    base: comparison?.base ?? null,
    modules: modules.map((module, index) => checked(module, results[index]!, knowledge[index]!, causesOf)),
    causes: comparison?.causes ?? [],
    failed,
    unchecked: uncheckedRules(target),
  };
}

/** The symbols of a result that were built against another version. */
export function differingSymbols({ obstacles }: LoadResult): string[] {
  return obstacles.flatMap((obstacle) => (obstacle.kind === 'crc' ? [obstacle.symbol] : []));
}

function checked(
  module: KernelModule,
  result: LoadResult,
  knowledge: Knowledge | null,
  causesOf: CausesBySymbol,
): CheckedModule {
  const symbols = differingSymbols(result);
  const causes = causesOf.of(symbols).map(([cause, count, name]): ModuleCause => {
    const evidence = evidenceFor(name, knowledge);
    return { cause, symbols: count, reach: reachOf(evidence), evidence };
  });
  const unexplained = causesOf.isKnown ? symbols.filter((symbol) => !causesOf.explains(symbol)) : [];
  const isDifferent = symbols.length > 0 && causesOf.isKnown;
  return {
    file: module.file,
    name: module.name,
    vermagic: module.modinfo.vermagic,
    license: module.modinfo.license,
    machine: machineName(module),
    isSigned: module.isSigned,
    imports: module.imports.length,
    loads: result.loads,
    obstacles: result.obstacles,
    causes,
    unexplained,
    affected: isDifferent ? worst(causes, unexplained.length > 0) : null,
  };
}

/** Verdicts of causes, once there are, count here: one that no compiled code can notice affects nobody. */
function worst(causes: readonly ModuleCause[], isUnexplained: boolean): Reach {
  if (causes.some(({ reach }) => reach === 'yes')) return 'yes';
  return isUnexplained || causes.some(({ reach }) => reach === 'maybe') ? 'maybe' : 'no';
}

/** The causes behind each symbol, by number. */
class CausesBySymbol {
  readonly isKnown: boolean;
  private readonly causes: readonly { name: string }[];
  private readonly bySymbol = new Map<string, number[]>();

  constructor(comparison: KernelComparison | null) {
    this.isKnown = comparison !== null && comparison.base.hasTypes && comparison.new.hasTypes;
    this.causes = comparison?.causes ?? [];
    comparison?.causes.forEach(({ exports }, cause) => {
      for (const symbol of exports) {
        const others = this.bySymbol.get(symbol);
        if (others) others.push(cause);
        else this.bySymbol.set(symbol, [cause]);
      }
    });
  }

  explains(symbol: string): boolean {
    return this.bySymbol.has(symbol);
  }

  /** Each cause behind any of the symbols with their number and its name. */
  of(symbols: readonly string[]): [cause: number, symbols: number, name: string][] {
    const counts = new Map<number, number>();
    for (const symbol of symbols) {
      for (const cause of this.bySymbol.get(symbol) ?? []) counts.set(cause, (counts.get(cause) ?? 0) + 1);
    }
    return [...counts]
      .sort(([a], [b]) => a - b)
      .map(([cause, count]) => [cause, count, this.causes[cause]!.name]);
  }
}

function uncheckedRules({ path, vermagic, architecture, isWhole, release }: Target): Unchecked[] {
  const found: Unchecked[] = [
    { what: 'signature', why: 'signatures are not verified: that takes the keys of the running kernel' },
  ];
  if (vermagic === null) {
    const known = release === null ? 'neither release nor flags' : 'the release and no flags';
    const why = `of the version magic ${known} are known of ${path}; --vermagic takes what modinfo prints of one of its modules`;
    found.push({ what: 'vermagic', why });
  }
  if (architecture === null)
    found.push({ what: 'architecture', why: `the architecture of ${path} is not known` });
  if (!isWhole) {
    found.push({
      what: 'exports',
      why: `${path} is not the whole kernel: what is missing may be in the rest of it`,
    });
  }
  return found;
}
