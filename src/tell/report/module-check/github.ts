// SPDX-License-Identifier: GPL-2.0-or-later
import type { CheckedModule, FailedFile } from '../../../kernel/usage';
import type { Told } from '../../../text';
import { command, LEVELS, plain } from '../forms/github';
import { short } from '../forms/short';
import { githubWarnings } from '../warnings';
import { NOT_COVERED } from '../not-covered';
import { fileText, meaningLines, moduleSentence, obstacleLines } from './module-lines';
import type { ToldCheck } from './told-check';

/** Obstacles that an annotation names. */
const NAMED = 10;

/**
 * A check of modules as commands to a GitHub workflow: an annotation a module that would not load, or is wrong about what it uses, the worst first, for
 * only the first ten of a level are shown. Rules that were not checked stand in a folded group of the log.
 */
export function modulesGithub(check: ToldCheck): string {
  const lines = [
    command('notice', { title: 'modversions' }, check.headline),
    ...githubWarnings(check.warnings),
    ...check.failed.map(failedAnnotation),
    ...check.troubled.map((module) => moduleAnnotation(module, check)),
    ...uncheckedGroup(check),
    // Without a base no verdict is told.
    ...(check.base ? [command('notice', { title: 'modversions: not covered' }, NOT_COVERED)] : []),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function moduleAnnotation(module: Told<CheckedModule>, check: ToldCheck): string {
  const { file, loads, verdict } = module;
  const title = `${verdict === null ? '' : `${verdict}: `}${fileText(file)} would ${loads ? 'load, and is wrong about what it uses' : 'not load'}`;
  const lines = [moduleSentence(module), ...obstacleLines(module, NAMED), ...meaningLines(module, check)];
  // Of a refusal that was not judged no one has said that it is less than an error.
  return command(verdict === null ? 'error' : LEVELS[verdict], { ...at(file), title }, lines.join('\n'));
}

function failedAnnotation({ file, message, remedy }: Told<FailedFile>): string {
  const title = `${fileText(file)} could not be read`;
  return command('error', { ...at(file), title }, `${short(message, 1000)}\n${short(remedy, 1000)}`);
}

/** Standard input is no file. */
const at = (file: string): Record<string, string> => (file === '-' ? {} : { file });

function uncheckedGroup({ unchecked }: ToldCheck): string[] {
  if (unchecked.length === 0) return [];
  const lines = unchecked.map(({ why }) => plain(`- ${short(why, 1000)}`));
  return ['::group::Not checked', ...lines, '::endgroup::'];
}
