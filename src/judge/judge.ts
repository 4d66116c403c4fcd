import {
  compareInFull,
  type Compared,
  type ExportChange,
  type KernelCause,
  type SymversChoice,
} from '../compare';
import { byBytes, Records, type Kernel } from '../corpus';
import type { JudgedCause, JudgedChange, JudgedComparison, Judgement, VerdictCounts } from './judgement';
import type { KindId } from './kind-ids';
import { Judging } from './judging';
import { JudgedSide } from './side';
import { KernelUsage } from './usage';
import { byVerdict, worst, type Verdict } from './verdict';

/**
 * What differs between two kernels, why, and what it means for compiled modules.
 * @param records what the types of both share
 */
export function judgeKernels(
  base: Kernel,
  next: Kernel,
  choice: SymversChoice = {},
  records = new Records(),
): JudgedComparison {
  const compared = compareInFull(base, next, choice, records);
  const { comparison } = compared;
  const causes = judgedCauses(base, next, compared).sort((a, b) =>
    byVerdict(a.judgement.verdict, b.judgement.verdict),
  );
  const verdicts = new Map<string, Verdict>();
  for (const { exports, judgement } of causes) {
    for (const name of exports) {
      const known = verdicts.get(name);
      verdicts.set(name, known ? worst([known, judgement.verdict]) : judgement.verdict);
    }
  }
  const changes = comparison.changes.map((change) => judgedChange(change, verdicts));
  return {
    ...comparison,
    changes,
    causes,
    missed: [],
    verdicts: {
      exports: counted(worstByName(changes).values()),
      causes: counted(causes.map(({ judgement }) => judgement.verdict)),
    },
    falsePositives: [...verdicts]
      .filter(([, verdict]) => verdict === 'compatible')
      .map(([name]) => name)
      .sort(byBytes),
  };
}

function judgedCauses(base: Kernel, next: Kernel, { comparison, sightings, types }: Compared): JudgedCause[] {
  const before = types && JudgedSide.of(base, types.base);
  const after = types && JudgedSide.of(next, types.new);
  const judging =
    before && after && new Judging(before, after, new KernelUsage([before.scopes, after.scopes]));
  return comparison.causes.map((cause, index) => ({
    ...cause,
    judgement: judging ? judging.judge(cause, sightings[index]!) : notJudged(cause),
  }));
}

function notJudged({ change }: KernelCause): Judgement {
  const kind: KindId = change === 'changed' ? 'not-judged' : change;
  const reason = 'Layouts need scans of both kernels';
  return {
    kind,
    verdict: 'unknown',
    reason,
    findings: [],
    proof: { base: null, new: null },
    advice: [],
    inclusion: null,
    units: 0,
  };
}

/** What happened to an export itself, and what it means. */
function judgedChange(change: ExportChange, verdicts: ReadonlyMap<string, Verdict>): JudgedChange {
  const [changeKind, verdict] = ofExport(change) ?? [null, verdicts.get(change.name) ?? 'unknown'];
  return { ...change, changeKind, verdict };
}

function ofExport({ kind, base, new: next }: ExportChange): [KindId, Verdict] | null {
  switch (kind) {
    case 'added':
      return ['export-added', 'compatible'];
    case 'removed':
      return ['export-removed', 'break'];
    case 'module':
      return ['export-moved', 'conditional'];
    case 'namespace':
      // A module that imports a namespace loads as well where none is asked for.
      return ['namespace-changed', next?.namespace === '' ? 'compatible' : 'break'];
    case 'type': {
      const isTighter = base?.type === 'EXPORT_SYMBOL' || next?.type?.endsWith('_GPL') === true;
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
