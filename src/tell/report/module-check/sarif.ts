// SPDX-License-Identifier: GPL-2.0-or-later
import type { Invocation, Log, Notification, ReportingDescriptor, Result } from 'sarif';
import type { Obstacle, ObstacleKind } from '../../../kernel/loader';
import type { CheckedModule, FailedFile, Unchecked } from '../../../kernel/usage';
import type { Told } from '../../../text';
import { artifactOf, fingerprint, LEVELS, ruleName, sarifText } from '../forms/sarif';
import { short } from '../forms/short';
import { sarifWarnings } from '../warnings';
import { NOT_COVERED } from '../not-covered';
import { MEANING_HELP, OBSTACLE_HELP } from './obstacle-help';
import { meaningLines, moduleSentence, obstacleLines } from './module-lines';
import type { ToldCheck } from './told-check';

/** Obstacles that a message names. */
const NAMED = 20;
/** What relative paths of modules go on from. */
const FOLDER = 'PWD';

/**
 * A check of modules as SARIF 2.1.0 (OASIS): a result a module that would not load, under the rule of the loader that
 * would refuse it first, and one that would although its symbols mean something else. A module whose symbols a changed
 * declaration reaches is always among them. Files that could not
 * be read, and rules that were not checked, are notifications.
 */
export function modulesSarif(check: ToldCheck): string {
  return sarifText(sarifLog(check));
}

function sarifLog(check: ToldCheck): Log {
  const { troubled } = check;
  const kinds = [...new Set(troubled.map(firstKind))].sort();
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'modversions', rules: kinds.map(ruleOf) } },
        automationDetails: { id: 'modversions/check-module/' },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { [FOLDER]: { description: { text: 'Where the modules were checked' } } },
        invocations: [invocationOf(check)],
        properties: {
          summary: check.headline,
          against: short(check.against.path),
          ...(check.base && { base: short(check.base.path) }),
          notCovered: NOT_COVERED,
        },
        results: troubled.map((module) => ({
          ...moduleResult(module, check),
          ruleIndex: kinds.indexOf(firstKind(module)),
        })),
      },
    ],
  };
}

/** `meaning` for one that loads. */
type Rule = ObstacleKind | 'meaning';

const firstKind = ({ obstacles }: Told<CheckedModule>): Rule => obstacles[0]?.kind ?? 'meaning';

function ruleOf(id: Rule): ReportingDescriptor {
  const { title, rule, advice } = id === 'meaning' ? MEANING_HELP : OBSTACLE_HELP[id];
  return {
    id,
    name: ruleName(id),
    shortDescription: { text: title },
    fullDescription: { text: rule },
    help: { text: `${rule}\n${advice}` },
    properties: { tags: ['kabi', 'module'] },
  };
}

function moduleResult(module: Told<CheckedModule>, check: ToldCheck): Result {
  const { file, name, obstacles, verdict, affected } = module;
  const lines = [moduleSentence(module), ...obstacleLines(module, NAMED), ...meaningLines(module, check)];
  return {
    ruleId: firstKind(module),
    level: verdict === null ? 'error' : LEVELS[verdict],
    message: { text: lines.join('\n') },
    locations: [
      {
        // A module has no lines, but those who show results ask for one.
        physicalLocation: { artifactLocation: artifactOf(file, FOLDER), region: { startLine: 1 } },
        logicalLocations: [{ name: short(name), kind: 'module' }],
      },
    ],
    partialFingerprints: { 'modversionsModule/v1': fingerprint(name, ...obstacles.map(identity).sort()) },
    properties: {
      verdict,
      affected,
      obstacles: obstacles.length,
      kinds: [...new Set(obstacles.map(({ kind }) => kind))],
    },
  };
}

/** An obstacle without what another build of either kernel changes: CRCs, releases, whose the symbol is. */
const identity = (obstacle: Told<Obstacle>): string =>
  'symbol' in obstacle ? `${obstacle.kind} ${obstacle.symbol}` : obstacle.kind;

function invocationOf({ failed, unchecked, warnings }: ToldCheck): Invocation {
  return {
    executionSuccessful: failed.length === 0,
    toolExecutionNotifications: [...sarifWarnings(warnings), ...failed.map(failedNotification)],
    toolConfigurationNotifications: unchecked.map(uncheckedNotification),
  };
}

function failedNotification({ file, message, remedy }: Told<FailedFile>): Notification {
  return {
    level: 'error',
    message: { text: `${short(message, 1000)}\n${short(remedy, 1000)}` },
    locations: [{ physicalLocation: { artifactLocation: artifactOf(file, FOLDER) } }],
  };
}

function uncheckedNotification({ what, why }: Told<Unchecked>): Notification {
  return { level: 'note', message: { text: short(why, 1000) }, properties: { unchecked: what } };
}
