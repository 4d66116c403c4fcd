// SPDX-License-Identifier: GPL-2.0-or-later
import type { JudgedComparison } from '../judge';
import { machineName, type LoadResult, type RunningKernel } from '../loader';
import type { KernelModule } from '../../formats/module';
import { CausesBySymbol } from './causes';
import { evidenceFor, reachOf, withSources } from './evidence';
import type { Knowledge } from './knowledge';
import { affectedBy, verdictOf, type Concern } from './verdict';
import type { CheckedModule, FailedFile, ModuleCheck, Unchecked } from './result';
import type { SourceUnits } from './source-units';

/** What a check is made of. */
export interface CheckParts {
  running: RunningKernel;
  modules: readonly KernelModule[];
  /** Of each module. */
  results: readonly LoadResult[];
  /** What the type data of a module tell, null for one without. Asked only where a cause is behind its symbols. */
  knowledgeOf: (module: KernelModule) => Promise<Knowledge | null>;
  /** The source units of the only module; null where they were not given. */
  sources: SourceUnits | null;
  /** Base against the running kernel, of the symbols that the modules use; null where no base was given. */
  comparison: JudgedComparison | null;
  /** Exports of the base by symbol: a module with other versions was built for another kernel. */
  baseExports: ReadonlyMap<string, { crc: number }> | null;
  failed: FailedFile[];
  /** What type data were missing, asked at the end. */
  typesUnchecked: () => Unchecked[];
}

/** Puts together what was found, and tells of each cause whether it reaches each module. */
export async function moduleCheck(parts: CheckParts): Promise<ModuleCheck> {
  const { running, comparison, failed } = parts;
  const { path, release, architecture, vermagic, isWhole, hasVersions, exports } = running;
  const causes = new CausesBySymbol(comparison);
  const modules: CheckedModule[] = [];
  for (const [index, module] of parts.modules.entries()) {
    modules.push(await checked(module, parts.results[index]!, causes, parts));
  }
  return {
    format: 'modversions-module-check',
    version: 1,
    against: { path, release, architecture, vermagic, isWhole, exports: exports.size, hasVersions },
    base: comparison?.base ?? null,
    modules,
    causes: [...causes.all],
    failed,
    unchecked: [...uncheckedRules(running), ...parts.typesUnchecked(), ...(parts.sources?.unchecked() ?? [])],
  };
}

/** The symbols of a result that the module was built against in another version. */
function differingSymbols({ obstacles }: LoadResult): { symbol: string; crc: number }[] {
  return obstacles.flatMap((obstacle) => (obstacle.kind === 'crc' ? [obstacle] : []));
}

/** The symbols that a module uses. */
export function symbolsOf({ imports }: KernelModule): string[] {
  return imports.map(({ name }) => name);
}

async function checked(
  module: KernelModule,
  result: LoadResult,
  known: CausesBySymbol,
  { knowledgeOf, sources, baseExports }: CheckParts,
): Promise<CheckedModule> {
  const differing = differingSymbols(result);
  // The causes are those between the base and the running kernel; they do not explain the version of a third kernel.
  const versions = new Map(
    (module.extendedVersions ?? module.versions ?? []).map(({ name, crc }) => [name, crc]),
  );
  const isOfBase = (symbol: string): boolean => {
    const inBase = baseExports?.get(symbol);
    return inBase !== undefined && (versions.get(symbol) ?? inBase.crc) === inBase.crc;
  };
  const explained = new Set(symbolsOf(module).filter((symbol) => known.explains(symbol) && isOfBase(symbol)));
  const found = known.behind(explained);
  const knowledge = found.length > 0 ? await knowledgeOf(module) : null;
  const concerns = found.map(({ number, cause, symbols }): Concern => {
    const evidence = withSources(evidenceFor(cause.name, knowledge), cause.name, sources);
    const { verdict } = cause.judgement;
    return { cause: { cause: number, symbols, reach: reachOf(evidence), evidence }, verdict };
  });
  const unexplained = known.areKnown
    ? differing.map(({ symbol }) => symbol).filter((symbol) => !explained.has(symbol))
    : [];
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
    causes: concerns.map(({ cause }) => cause),
    unexplained,
    affected:
      known.areKnown && differing.length + concerns.length > 0
        ? affectedBy(concerns, unexplained.length > 0)
        : null,
    verdict: verdictOf(result.obstacles, concerns, unexplained.length > 0, known.areKnown),
  };
}

function uncheckedRules({ path, vermagic, architecture, isWhole, release }: RunningKernel): Unchecked[] {
  const found: Unchecked[] = [
    { what: 'signature', why: 'signatures are not verified: that takes the keys of the running kernel' },
  ];
  if (vermagic === null) {
    const known = release === null ? 'is not known' : 'is known by its release only';
    const remedy = '--vermagic takes what modinfo prints of one of its modules';
    found.push({ what: 'vermagic', why: `the version magic of ${path} ${known}: ${remedy}` });
  }
  if (architecture === null) {
    found.push({ what: 'architecture', why: `the architecture of ${path} is not known` });
  }
  if (!isWhole) {
    found.push({
      what: 'exports',
      why: `${path} is not the whole kernel: what is missing may be in the rest of it`,
    });
  }
  return found;
}
