// SPDX-License-Identifier: GPL-2.0-or-later
import type { CheckedModule, FailedFile, Unchecked } from '../../../kernel/usage';
import type { Told } from '../../../text';
import { junitText, type Case, type Suites } from '../forms/junit';
import { short } from '../forms/short';
import { NOT_COVERED } from '../not-covered';
import { junitWarnings } from '../warnings';
import { fileText, meaningLines, moduleSentence, obstacleLines } from './module-lines';
import type { ToldCheck } from './told-check';
import { isTroubled, whyText } from './wording';

/** Obstacles that a failure lists. */
const NAMED = 100;

/**
 * A check of modules as JUnit XML, as CI servers show test results: a case a module, which fails where it would not
 * load or is wrong about what it uses, and is in error where its file could not be read; rules that were not checked are cases that were skipped.
 */
export function modulesJunit(check: ToldCheck): string {
  const suites: Suites = [
    [
      'modules',
      [...check.modules.map((module) => moduleCase(module, check)), ...check.failed.map(failedCase)],
    ],
    ['not checked', check.unchecked.map(uncheckedCase)],
    junitWarnings(check.warnings),
  ];
  return junitText('modversions check-module', suites, { notCovered: NOT_COVERED });
}

function moduleCase(module: Told<CheckedModule>, check: ToldCheck): Case {
  const { file, obstacles, verdict } = module;
  const lines = [moduleSentence(module), ...obstacleLines(module, NAMED), ...meaningLines(module, check)];
  const failure = {
    tag: 'failure',
    message: whyText(module),
    type: `${verdict === null ? '' : `${verdict}: `}${obstacles[0]?.kind ?? 'meaning'}`,
    text: lines.join('\n'),
  } as const;
  return {
    name: fileText(file),
    className: 'modversions.module',
    outcome: isTroubled(module) ? failure : null,
  };
}

function failedCase({ file, message, remedy }: Told<FailedFile>): Case {
  const told = short(message, 1000);
  return {
    name: fileText(file),
    className: 'modversions.module',
    outcome: { tag: 'error', message: told, type: 'unreadable', text: `${told}\n${short(remedy, 1000)}` },
  };
}

function uncheckedCase({ what, why }: Told<Unchecked>): Case {
  return {
    name: what,
    className: 'modversions.unchecked',
    outcome: { tag: 'skipped', message: short(why, 1000) },
  };
}
