// SPDX-License-Identifier: GPL-2.0-or-later
import { byVerdict, worst, type Both, type Verdict } from '../../c/abi';
import { compareInFull, type Compared, type ExportChange, type SymversChoice } from '../compare';
import { withOptions } from '../configuration';
import { byBytes, Records, type Kernel } from '../../formats/corpus';
import type { KindId } from './kinds';
import { compiledInBeyond, definitionsBeyond } from './beyond';
import { isOfTypeData, judgeFor, laidOutPair } from './laid-out-pair';
import { refuseOtherTarget } from './other-target';
import { ExportVerdicts } from './export-verdicts';
import { MeaningChanges } from './missed';
import { missedIn } from './missed-in';
import type { CompiledIn, JudgedCause, JudgedChange, JudgedComparison, VerdictCounts } from './result';

/**
 * What differs between two kernels, why, and what it means for compiled modules.
 * @param records what the types of both share
 */
export function judgeKernels(
  base: Kernel,
  newKernel: Kernel,
  choice: SymversChoice = {},
  records = new Records(),
): JudgedComparison {
  refuseOtherTarget(base, newKernel);
  const compared = compareInFull(base, newKernel, choice, records);
  const { comparison } = compared;
  const verdicts = new ExportVerdicts();
  const kernels = { base, new: newKernel };
  const judged = judgedCauses(kernels, compared, choice.symbols, verdicts);
  const options = withOptions(kernels, compared.types);
  const withTheirs = (all: readonly JudgedCause[]): JudgedCause[] =>
    all.map((cause) => ({ ...cause, ...options.behind(cause) }));
  const [causes, missed] = [withTheirs(judged.causes), withTheirs(judged.missed)];
  const definitions = judged.definitions && withTheirs(judged.definitions);
  causes.sort(worstFirst);
  missed.sort((a, b) => worstFirst(a, b) || b.exports.length - a.exports.length || byBytes(a.name, b.name));
  const changes = comparison.changes.map((change) => judgedChange(change, verdicts));
  return {
    ...comparison,
    changes,
    causes,
    missed,
    beyond: { definitions, compiledIn: compiledIn(compared) },
    ...options.compared([...causes, ...missed, ...(definitions ?? [])]),
    verdicts: {
      exports: counted(worstByName(changes).values()),
      causes: counted(causes.map(({ judgement }) => judgement.verdict)),
    },
    falsePositives: changes
      .filter(({ kind, verdict }) => (kind === 'crc' || kind === 'declaration') && verdict === 'compatible')
      .map(({ name }) => name)
      .sort(byBytes),
  };
}

/** @param verdicts becomes what is known of each export */
function judgedCauses(
  kernels: Both<Kernel>,
  compared: Compared,
  symbols: SymversChoice['symbols'],
  verdicts: ExportVerdicts,
): { causes: JudgedCause[]; missed: JudgedCause[]; definitions: JudgedCause[] | null } {
  const { comparison, sightings, types } = compared;
  const pair = laidOutPair(kernels, types);
  const judge = judgeFor(kernels, pair);
  const causes = comparison.causes.map((cause, index) => ({
    ...cause,
    judgement: judge(cause, sightings[index]!),
  }));
  verdicts.add(causes);
  if (!types || !pair) return { causes, missed: [], definitions: null };
  const meant = compared.mixed ? null : new MeaningChanges(pair, symbols);
  const missed = missedIn(
    compared,
    pair,
    () => meant?.causes((verdict, name) => verdicts.isWorse(verdict, name)) ?? [],
  );
  verdicts.add(missed);
  if (!meant || isOfTypeData(pair)) return { causes, missed, definitions: null };
  const names = new Set(causes.map(({ name }) => name));
  return { causes, missed, definitions: definitionsBeyond({ pair, changes: meant, causes: names }) };
}

function compiledIn({ types, exports }: Compared): CompiledIn[] | null {
  const corpora = types && { base: types.base.source?.corpus, new: types.new.source?.corpus };
  return corpora?.base && corpora.new
    ? compiledInBeyond({ base: corpora.base, new: corpora.new }, exports)
    : null;
}

/** The worst first; of one verdict in the order they had. */
function worstFirst(a: JudgedCause, b: JudgedCause): number {
  return byVerdict(a.judgement.verdict, b.judgement.verdict);
}

/** What happened to an export itself, and what it means. */
function judgedChange(change: ExportChange, verdicts: ExportVerdicts): JudgedChange {
  const [changeKind, verdict] = ofExport(change) ?? [null, verdicts.of(change.name) ?? 'unknown'];
  const { kind, name, base, new: newExport, tolerated } = change;
  // Without a spread of objects, which takes ten times as long.
  return { kind, name, base, new: newExport, tolerated, changeKind, verdict };
}

function ofExport({ kind, base, new: newExport }: ExportChange): [KindId, Verdict] | null {
  switch (kind) {
    case 'added':
      return ['export-added', 'compatible'];
    case 'removed':
      return ['export-removed', 'break'];
    case 'module':
      return ['export-moved', 'conditional'];
    case 'namespace':
      // A module that imports a namespace loads as well where none is asked for.
      return ['namespace-changed', newExport?.namespace === '' ? 'compatible' : 'break'];
    case 'type': {
      const isTighter = base?.type === 'EXPORT_SYMBOL' || newExport?.type?.endsWith('_GPL') === true;
      return isTighter ? ['export-type-tightened', 'break'] : ['export-type-relaxed', 'compatible'];
    }
    default:
      return null;
  }
}

function worstByName(changes: readonly JudgedChange[]): Map<string, Verdict> {
  const found = new Map<string, Verdict>();
  for (const { name, verdict } of changes) {
    const known = found.get(name);
    found.set(name, known ? worst([known, verdict]) : verdict);
  }
  return found;
}

function counted(verdicts: Iterable<Verdict>): VerdictCounts {
  const counts = { compatible: 0, conditional: 0, unknown: 0, break: 0 };
  for (const verdict of verdicts) counts[verdict]++;
  return counts;
}
