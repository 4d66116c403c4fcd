// SPDX-License-Identifier: GPL-2.0-or-later
import type { JudgedComparison } from '../judge';
import type { Warning } from '../../problem';
import { LAYOUT, machineName, type LoadResult, type RunningKernel } from '../loader';
import type { KernelModule } from '../../formats/module';
import type { ModuleCode } from '../../formats/object';
import { CausesBySymbol } from './causes';
import { withCode } from './code';
import { evidenceFor, reachOf, withSources } from './evidence';
import type { Knowledge } from './knowledge';
import { isClosed, isFilled } from './own-record';
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
  /** Whether no code of a module can come upon its own record, asked only where that decides something. */
  hasQuietRecord: (module: KernelModule) => Promise<boolean>;
  /** Whether both kernels lay out that record alike, asked as rarely. */
  isRecordAlike: () => boolean;
  /** The source units of the only module; null where they were not given. */
  sources: SourceUnits | null;
  /** What building the modules for both kernels shows, by the module's name; null where no source was given. */
  codes: ReadonlyMap<string, ModuleCode> | null;
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
    unchecked: [
      ...uncheckedRules(running),
      ...uncheckedBtf(parts.modules),
      ...parts.typesUnchecked(),
      ...(parts.sources?.unchecked() ?? []),
    ],
    warnings: distinct([...running.warnings, ...(comparison?.warnings ?? [])]),
  };
}

/** The kernel that loads the modules is a side of the comparison as well. */
const distinct = (warnings: readonly Warning[]): Warning[] => [
  ...new Map(warnings.map((warning) => [warning.message, warning])).values(),
];

/** The symbols of a result that the module was built against in another version. */
function differingSymbols({ obstacles }: LoadResult): { symbol: string; crc: number }[] {
  return obstacles.flatMap((obstacle) => (obstacle.kind === 'crc' ? [obstacle] : []));
}

/**
 * The exports that a module's code hangs on: what it imports, and, where it names a version of that, the layout of
 * `struct module`, of which it holds one.
 */
export function symbolsOf(module: KernelModule): string[] {
  const names = module.imports.map(({ name }) => name);
  return versionsOf(module).some(({ name }) => name === LAYOUT) ? [...names, LAYOUT] : names;
}

function versionsOf({ extendedVersions, versions }: KernelModule): readonly { name: string; crc: number }[] {
  return extendedVersions ?? versions ?? [];
}

async function checked(
  module: KernelModule,
  result: LoadResult,
  known: CausesBySymbol,
  parts: CheckParts,
): Promise<CheckedModule> {
  const { running, knowledgeOf, sources, baseExports, codes } = parts;
  const differing = differingSymbols(result);
  // The causes are those between the base and the running kernel; they do not explain the version of a third kernel.
  const versions = new Map(versionsOf(module).map(({ name, crc }) => [name, crc]));
  const isOfBase = (symbol: string): boolean => {
    const inBase = baseExports?.get(symbol);
    return inBase !== undefined && (versions.get(symbol) ?? inBase.crc) === inBase.crc;
  };
  const explained = new Set(symbolsOf(module).filter((symbol) => known.explains(symbol) && isOfBase(symbol)));
  const found = known.behind(explained);
  const knowledge = found.length > 0 ? await knowledgeOf(module) : null;
  const byRecord = await ofRecordAlone(module, explained, known, parts);
  const concerns = found.map(({ number, cause, symbols }): Concern => {
    const told = withSources(evidenceFor(cause.name, knowledge), cause.name, sources);
    const evidence = reachOf(told) === 'maybe' && byRecord.has(number) ? 'record' : told;
    const { verdict } = cause.judgement;
    return { cause: { cause: number, symbols, reach: reachOf(evidence), evidence }, verdict };
  });
  const unexplained = known.areKnown
    ? differing.map(({ symbol }) => symbol).filter((symbol) => !explained.has(symbol))
    : [];
  const affected =
    known.areKnown && differing.length + concerns.length > 0
      ? affectedBy(concerns, unexplained.length > 0)
      : null;
  const judged = withCode(
    {
      causes: concerns.map(({ cause }) => cause),
      affected,
      verdict: verdictOf(result.obstacles, concerns, {
        hasUnexplained: unexplained.length > 0,
        areKnown: known.areKnown,
        isWhole: running.isWhole,
      }),
    },
    result.obstacles,
    codes && codeOf(codes, module),
    (cause) => known.all[cause]!.name,
  );
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
    unexplained,
    ...judged,
  };
}

/**
 * The causes, by number, to which nothing leads but the record that a module holds of itself, where that is proved to be no way
 * for its code.
 */
async function ofRecordAlone(
  module: KernelModule,
  explained: ReadonlySet<string>,
  known: CausesBySymbol,
  { comparison, baseExports, hasQuietRecord, isRecordAlike }: CheckParts,
): Promise<ReadonlySet<number>> {
  if (!explained.has(LAYOUT) || !comparison || !baseExports) return new Set();
  const { base } = comparison;
  const areWhole = base.isWhole && comparison.new.isWhole;
  if (!isClosed(module, { release: base.release, exports: baseExports, areWhole })) return new Set();
  const others = known.behind(new Set([...explained].filter((symbol) => symbol !== LAYOUT)));
  const elsewhere = new Set(others.map(({ number }) => number));
  const alone = known
    .behind(new Set([LAYOUT]))
    .filter(({ number, cause }) => !elsewhere.has(number) && !isFilled(cause.name));
  if (alone.length === 0 || !(await hasQuietRecord(module)) || !isRecordAlike()) return new Set();
  return new Set(alone.map(({ number }) => number));
}

/** A module that the source does not make proves nothing. */
function codeOf(codes: ReadonlyMap<string, ModuleCode>, { name }: KernelModule): ModuleCode {
  return codes.get(name) ?? { units: [], doubts: [`the source makes no module ${name}`] };
}

function uncheckedRules(running: RunningKernel): Unchecked[] {
  const { path, vermagic, architecture, isWhole, release, extra } = running;
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
      why: `${path} is not the whole kernel: symbols that are missing may be exports of the rest, such as its modules`,
    });
  }
  if (extra.size > 0) {
    const why = 'what --extra-symbols names is taken as loaded: whether its modules would load is not known';
    found.push({ what: 'extra-symbols', why });
  }
  return found;
}

/** Modules that are named before the rest is counted. */
const NAMED = 5;

/** That the BTF of modules is not held against the kernel's own, and which of them is broken in any case. */
function uncheckedBtf(modules: readonly KernelModule[]): Unchecked[] {
  const found: Unchecked[] = [];
  const broken = modules.filter(({ btf }) => btf && btf.fault !== null);
  const sound = modules.filter(({ btf }) => btf?.fault === null).length;
  const refused = (it: string): string => `kernels without CONFIG_MODULE_ALLOW_BTF_MISMATCH refuse ${it}`;
  for (const { file, btf } of broken.slice(0, NAMED))
    found.push({ what: 'btf', why: `the BTF of ${file} ${btf!.fault!}: ${refused('it')}` });
  if (broken.length > NAMED)
    found.push({
      what: 'btf',
      why: `the BTF of ${broken.length - NAMED} more modules is broken: ${refused('them')}`,
    });
  if (sound > 0) {
    const whose = sound === 1 ? '1 module' : `${sound} modules`;
    found.push({
      what: 'btf',
      why: `whether the BTF of ${whose} fits the kernel's: ${refused('what does not')}`,
    });
  }
  return found;
}
