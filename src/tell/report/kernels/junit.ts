// SPDX-License-Identifier: GPL-2.0-or-later
import type { CompiledIn, JudgedCause, JudgedChange } from '../../../kernel/judge';
import type { Told } from '../../../text';
import { junitText, type Case, type Suites } from '../forms/junit';
import { CANNOT_BE_JUDGED, compiledInPlaces, compiledInTitle } from './compiled-in';
import { beyondLine } from './coverage';
import { notCoveredText } from './covered';
import { junitWarnings } from '../warnings';
import { declarationName, toleratedText } from '../wording';
import { short } from '../forms/short';
import { causeDetails, causeSentence, changeText } from './cause-lines';
import { missedWords, type BothSides } from '../missed-words';
import type { ToldCause } from './outline';
import type { ToldComparison } from './told-comparison';

/**
 * A comparison as JUnit XML, as CI servers show test results: a case a cause, what the CRC misses, and what happened to
 * exports besides, and what lies beyond exports. What is not compatible fails, what is tolerated is skipped.
 */
export function kernelsJunit({ comparison, outline }: ToldComparison): string {
  const tolerated = outline.tolerated.flatMap(({ changes }) => changes).filter(({ kind }) => kind !== 'crc');
  const { definitions, compiledIn } = outline.beyond;
  const caseOf = (one: ToldCause): Case => causeCase(one, comparison);
  const suites: Suites = [
    ['causes', outline.all.filter(({ standing }) => standing !== 'missed').map(caseOf)],
    [missedWords(comparison).short, outline.all.filter(({ standing }) => standing === 'missed').map(caseOf)],
    ['exports', [...outline.lone.flatMap(({ changes }) => changes), ...tolerated].map(changeCase)],
    junitWarnings(comparison.warnings),
    ['beyond exports', [...(definitions ?? []).map(beyondCase), ...(compiledIn ?? []).map(compiledInCase)]],
  ];
  return junitText('modversions compare', suites, {
    notCovered: notCoveredText(comparison),
    beyond: beyondLine(outline.beyond),
  });
}

/** It fails nothing: whoever wants it to asks for that with `--fail-on`. */
function beyondCase({ name, judgement: { verdict, kind, reason } }: Told<JudgedCause>): Case {
  const message = `beyond exports: ${verdict}, ${short(reason, 1000)}`;
  return {
    name: short(declarationName(name)),
    className: `modversions.${kind}`,
    outcome: verdict === 'compatible' ? null : { tag: 'skipped', message },
  };
}

function compiledInCase(one: Told<CompiledIn>): Case {
  const message = `${CANNOT_BE_JUDGED}: ${compiledInTitle(one)}, ${compiledInPlaces(one)}`;
  return {
    name: short(one.name),
    className: `modversions.${one.what}`,
    outcome: { tag: 'skipped', message },
  };
}

function causeCase(told: ToldCause, comparison: BothSides): Case {
  const { cause, standing } = told;
  const { verdict, kind, reason } = cause.judgement;
  const sentence = causeSentence(told, comparison);
  const message = short(reason, 1000) || sentence;
  const failure = {
    tag: 'failure',
    message,
    type: `${verdict}: ${kind}`,
    text: [sentence, ...causeDetails(told)].join('\n'),
  } as const;
  const skipped = { tag: 'skipped', message: 'all that it reaches is tolerated, or known already' } as const;
  const outcome = standing === 'tolerated' ? skipped : verdict === 'compatible' ? null : failure;
  return { name: short(declarationName(cause.name)), className: `modversions.${kind}`, outcome };
}

function changeCase(change: Told<JudgedChange>): Case {
  const { name, kind, changeKind, verdict, tolerated } = change;
  const text = changeText(change);
  const outcome = tolerated
    ? ({ tag: 'skipped', message: toleratedText(tolerated) } as const)
    : verdict === 'compatible'
      ? null
      : ({ tag: 'failure', message: text, type: `${verdict}: ${changeKind ?? kind}`, text } as const);
  return { name: short(name), className: `modversions.${changeKind ?? kind}`, outcome };
}
