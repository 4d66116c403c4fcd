// SPDX-License-Identifier: GPL-2.0-or-later
import { spawnSync } from 'node:child_process';
import { ModversionsError } from '../../problem';

/**
 * Variables that tell git where a repository is, as `git rev-parse --local-env-vars` lists them. A hook that
 * runs us sets them for its own repository.
 */
const LOCAL = new Set([
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_ATTR_SOURCE',
  'GIT_COMMON_DIR',
  'GIT_DIR',
  'GIT_GRAFT_FILE',
  'GIT_IMPLICIT_WORK_TREE',
  'GIT_INDEX_FILE',
  'GIT_NAMESPACE',
  'GIT_OBJECT_DIRECTORY',
  'GIT_PREFIX',
  'GIT_SHALLOW_FILE',
  'GIT_WORK_TREE',
]);

/** An environment in which git reads only what it is told to read, and asks nobody. */
export function gitEnvironment(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(environment).filter(([name]) => !LOCAL.has(name));
  return { ...Object.fromEntries(kept), LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0' };
}

/** What git answered. */
export interface Answer {
  isFine: boolean;
  /** Its output without the last end of line. */
  text: string;
  /** What it complained of, in a line. */
  complaint: string;
}

/**
 * Asks git something short.
 * @param folder where
 * @param encoding of what it prints
 * @throws ModversionsError where there is no git
 */
export function askGit(
  folder: string,
  args: readonly string[],
  encoding: 'utf8' | 'latin1' = 'utf8',
): Answer {
  const { status, stdout, stderr, error } = spawnSync('git', args, {
    cwd: folder,
    encoding,
    maxBuffer: 1 << 28,
    env: gitEnvironment(process.env),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (error) throw noGit(error);
  return { isFine: status === 0, text: stdout.replace(/\n$/, ''), complaint: complaintOf(stderr) };
}

function noGit(error: Error): ModversionsError {
  const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
  return new ModversionsError(
    `git cannot be started: ${isMissing ? 'it is not installed' : error.message}`,
    'install it, or check the revision out by other means and name that folder',
  );
}

/** The line in which git says what is wrong; advice may follow it. */
export function complaintOf(stderr: string): string {
  const lines = stderr.split('\n').filter((line) => line.trim() !== '');
  const wrong = lines.find((line) => /^(fatal|error):/.test(line)) ?? lines.at(-1) ?? 'it says nothing more';
  return wrong.replace(/^(fatal|error): /, '').trim();
}
