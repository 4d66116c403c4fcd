// SPDX-License-Identifier: GPL-2.0-or-later
import type { Location, Log, ReportingDescriptor, Result } from 'sarif';
import type { CompiledIn, JudgedCause, KindId } from '../../../kernel/judge';
import type { Told } from '../../../text';
import { artifactOf, fingerprint, LEVELS, ruleName, sarifText } from '../forms/sarif';
import { counted } from '../spelling';
import { declarationName } from '../wording';
import { CANNOT_BE_JUDGED, compiledInPlaces, compiledInTitle, usesText } from './compiled-in';
import { beyondLine } from './coverage';
import { notCoveredText } from './covered';
import { kindHelp } from './kind-help';
import type { LoneChanges, ToldCause } from './outline';
import { short } from '../forms/short';
import { causeDetails, causeSentence, changeText, worstOf } from './cause-lines';
import type { ToldComparison } from './told-comparison';
import { sarifWarnings } from '../warnings';
import type { BothSides } from '../missed-words';
import { sideText } from './wording';

/** Kinds of results that are no kind of change: CRCs that nothing explains, and what no type tells of. */
const UNEXPLAINED: KindId = 'not-judged';

/** Changes of exports that a message names. */
const NAMED = 20;

/**
 * A comparison as SARIF 2.1.0 (OASIS): a result a cause at its place in the new tree, also for what the CRC misses,
 * and one for each kind of change that befell exports themselves. What is tolerated is suppressed;
 * what lies beyond exports is a note.
 */
export function kernelsSarif(told: ToldComparison): string {
  return sarifText(sarifLog(told));
}

function sarifLog({ comparison, headline, outline }: ToldComparison): Log {
  const { definitions, compiledIn } = outline.beyond;
  const results = [
    ...outline.lone.map(loneResult),
    ...outline.all.map((one) => causeResult(one, comparison)),
    ...(definitions ?? []).map(beyondResult),
    ...(compiledIn ?? []).map(compiledInResult),
  ];
  const kinds = [...new Set(results.map(({ ruleId }) => ruleId as KindId))].sort();
  for (const result of results) result.ruleIndex = kinds.indexOf(result.ruleId as KindId);
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'modversions', rules: kinds.map(ruleOf) } },
        automationDetails: { id: 'modversions/compare/' },
        ...(comparison.warnings.length > 0 && {
          invocations: [
            {
              executionSuccessful: true,
              toolExecutionNotifications: sarifWarnings(comparison.warnings),
            },
          ],
        }),
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { SRCROOT: { description: { text: 'The source tree of the new kernel' } } },
        properties: {
          summary: headline,
          base: sideText(comparison.base),
          new: sideText(comparison.new),
          notCovered: notCoveredText(comparison),
          beyond: beyondLine(outline.beyond),
        },
        results,
      },
    ],
  };
}

/** A kind as a rule, with its help. */
function ruleOf(id: KindId): ReportingDescriptor {
  const { title, explanation, rule, advice, macros } = kindHelp(id);
  const families = macros ? [`Red Hat: ${macros.redHat}.`, `SUSE: ${macros.suse}.`] : [];
  return {
    id,
    name: ruleName(id),
    shortDescription: { text: title },
    fullDescription: { text: `${explanation} ${rule}` },
    help: {
      text: [explanation, rule, ...advice, ...families, `modversions kind ${id} tells more.`].join('\n'),
    },
    properties: { tags: ['kabi'] },
  };
}

function causeResult(told: ToldCause, comparison: BothSides): Result {
  const { cause, standing } = told;
  const { name, baseText, newText, judgement } = cause;
  const result: Result = {
    ruleId: judgement.kind,
    level: LEVELS[judgement.verdict],
    message: { text: [causeSentence(told, comparison), ...causeDetails(told)].join('\n') },
    locations: [locationOf(cause)],
    partialFingerprints: {
      'modversionsCause/v1': fingerprint(standing === 'missed', name, baseText, newText),
    },
    properties: {
      verdict: judgement.verdict,
      exports: told.exports.length,
      missedByCrc: standing === 'missed',
    },
  };
  if (standing === 'tolerated')
    result.suppressions = [
      { kind: 'external', justification: 'All that it reaches is tolerated, or known already' },
    ];
  return result;
}

/** What has a name and a place. */
type Placed = Pick<Told<JudgedCause>, 'name' | 'basePlace' | 'newPlace'>;

/** What no export leads to, as a note whatever its verdict: it fails nothing. */
function beyondResult(cause: Told<JudgedCause>): Result {
  const { name, baseText, newText, judgement } = cause;
  const { verdict, kind, reason } = judgement;
  const text = `${short(declarationName(name))}: ${verdict}, ${kind} (beyond exports). ${short(reason, 1000)}.`;
  return {
    ruleId: kind,
    level: 'note',
    message: { text },
    locations: [locationOf(cause)],
    partialFingerprints: { 'modversionsBeyond/v1': fingerprint(name, baseText, newText) },
    properties: { verdict, exports: 0, missedByCrc: false, beyondExports: true },
  };
}

function compiledInResult(one: Told<CompiledIn>): Result {
  const uses = usesText(one, 10);
  const text = `${compiledInTitle(one)}, ${compiledInPlaces(one)} (beyond exports): ${CANNOT_BE_JUDGED}${uses && `, ${uses}`}.`;
  return {
    ruleId: UNEXPLAINED,
    level: 'note',
    message: { text },
    locations: [locationOf(one, one.what === 'function' ? 'function' : 'object')],
    partialFingerprints: {
      'modversionsBeyond/v1': fingerprint(one.name, one.baseLines.join('\n'), one.newLines.join('\n')),
    },
    properties: { verdict: 'unknown', exports: 0, missedByCrc: false, beyondExports: true },
  };
}

/** The place in the new tree, or that in the base where the new tree has none. */
function locationOf({ name, basePlace, newPlace }: Placed, kind = 'type'): Location {
  const place = newPlace ?? basePlace;
  const logical = { logicalLocations: [{ name: short(name), kind }] };
  if (!place) return logical;
  const { file, line } = place;
  const artifactLocation = artifactOf(file, 'SRCROOT');
  return { physicalLocation: { artifactLocation, region: { startLine: Math.max(1, line) } }, ...logical };
}

function loneResult(group: LoneChanges): Result {
  const { kind, changes } = group;
  const { verdict, kind: changeKind } = worstOf(group);
  const lines = changes.slice(0, NAMED).map(changeText);
  if (changes.length > NAMED) lines.push(`and ${changes.length - NAMED} more`);
  const what = kind === 'crc' || kind === 'declaration' ? ' without a known cause' : '';
  return {
    ruleId: changeKind ?? UNEXPLAINED,
    level: LEVELS[verdict],
    message: { text: [`${counted(changes.length, 'export')} ${kind}${what}:`, ...lines].join('\n') },
    locations: [
      {
        logicalLocations: changes
          .slice(0, NAMED)
          .map(({ name }) => ({ name: short(name), kind: 'function' })),
      },
    ],
    partialFingerprints: { 'modversionsExports/v1': fingerprint(kind, ...changes.map(({ name }) => name)) },
    properties: { verdict, exports: changes.length, missedByCrc: false },
  };
}
