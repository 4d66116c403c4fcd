import type { Chain, ComparedSide, ExportChange, ExportFacts, ToleratedBy } from '../../../kernel/compare';
import type {
  JudgedCause,
  JudgedChange,
  JudgedComparison,
  Judgement,
  KindId,
  Verdict,
} from '../../../kernel/judge';
import type { Place } from '../../../formats/corpus';
import type { RawText } from '../../../text';

/** What the file says it is. The version is that of docs/comparison.schema.json, whatever the program's is. */
export const FORMAT = 'modversions-comparison';
export const VERSION = 2;

/** One thing that happened to an export; what is left out is null. */
export interface SavedChange {
  kind: ExportChange['kind'];
  verdict: Verdict;
  changeKind?: KindId;
  tolerated?: ToleratedBy;
}

/** An export with all that happened to it. */
export interface SavedExport {
  name: RawText;
  /** Null where the side does not have it, or where nothing happened to it and so it was not looked at. */
  base: ExportFacts | null;
  /** Where both sides have it, only what is different. */
  new: Partial<ExportFacts> | null;
  /** Empty for one that is listed because of something the CRC misses. */
  changes: SavedChange[];
  /** The combination of causes that it reaches: a place in `combinations`; left out where there is none. */
  combination?: number;
  /** Left out where it is not one. */
  falsePositive?: true;
}

/** A cause whose exports stand in the combinations. */
export interface SavedCause {
  name: RawText;
  change: JudgedCause['change'];
  basePlace: Place | null;
  newPlace: Place | null;
  /** How many exports reach it. */
  exportCount: number;
  judgement: Judgement;
  chains: Chain[];
  baseText: RawText;
  newText: RawText;
}

/**
 * A comparison as its file holds it. Exports of causes stand in it once: each export names a combination, a list of
 * places in `causes`, going on in `missed`. Of some hundred thousand pairs of exports and causes there are only some
 * hundred combinations.
 */
export interface SavedComparison {
  format: typeof FORMAT;
  version: typeof VERSION;
  base: ComparedSide;
  new: ComparedSide;
  verdicts: JudgedComparison['verdicts'];
  causes: SavedCause[];
  missed: SavedCause[];
  combinations: number[][];
  exports: SavedExport[];
  unexplained: RawText[];
}

/** What is different between two sides of an export. */
export function differingFacts(base: ExportFacts, next: ExportFacts): Partial<ExportFacts> {
  const differing = Object.entries(next).filter(([key, value]) => base[key as keyof ExportFacts] !== value);
  return Object.fromEntries(differing) as Partial<ExportFacts>;
}

/** A comparison as its file holds it, with texts as they are. */
export function savedOf(comparison: JudgedComparison): SavedComparison {
  const { base, new: next, verdicts, causes, missed, unexplained } = comparison;
  const reached = new Map<string, number[]>();
  [...causes, ...missed].forEach(({ exports }, place) => {
    for (const name of exports) {
      const places = reached.get(name);
      if (places) places.push(place);
      else reached.set(name, [place]);
    }
  });
  const combinations = new Map<string, number>();
  const combinationOf = (name: string): { combination?: number } => {
    const key = reached.get(name)?.join();
    if (key === undefined) return {};
    const known = combinations.get(key) ?? combinations.size;
    combinations.set(key, known);
    return { combination: known };
  };
  const falsePositives = new Set(comparison.falsePositives);
  const listed = new Map<string, SavedExport>();
  for (const change of comparison.changes) {
    const { name } = change;
    let saved = listed.get(name);
    if (!saved) {
      saved = { name, ...bothSides(change), changes: [], ...combinationOf(name) };
      if (falsePositives.has(name)) saved.falsePositive = true;
      listed.set(name, saved);
    }
    saved.changes.push(savedChange(change));
  }
  for (const name of reached.keys()) {
    if (!listed.has(name))
      listed.set(name, { name, base: null, new: null, changes: [], ...combinationOf(name) });
  }
  return {
    format: FORMAT,
    version: VERSION,
    base,
    new: next,
    verdicts,
    causes: causes.map(savedCause),
    missed: missed.map(savedCause),
    combinations: [...combinations.keys()].map((key) => key.split(',').map(Number)),
    exports: [...listed.values()],
    unexplained,
  };
}

function bothSides({ base, new: next }: ExportChange): Pick<SavedExport, 'base' | 'new'> {
  return { base, new: base && next ? differingFacts(base, next) : next };
}

function savedChange({ kind, verdict, changeKind, tolerated }: JudgedChange): SavedChange {
  return {
    kind,
    verdict,
    ...(changeKind === null ? {} : { changeKind }),
    ...(tolerated === null ? {} : { tolerated }),
  };
}

function savedCause(cause: JudgedCause): SavedCause {
  const { name, change, basePlace, newPlace, exports, judgement, chains, baseText, newText } = cause;
  const exportCount = exports.length;
  return { name, change, basePlace, newPlace, exportCount, judgement, chains, baseText, newText };
}
