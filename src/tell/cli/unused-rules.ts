// SPDX-License-Identifier: GPL-2.0-or-later
import type { ArgumentsCamelCase } from 'yargs';
import { readText } from '../../formats/content';
import { unusedRulesJson, unusedRulesText } from '../report';
import { parseRules, type RuleSubject } from '../../kernel/rules';
import { inputsNamed } from './inputs';
import { Output } from './output';
import { symversIn } from './symvers-compare';

/** The command line, read. */
export interface Arguments {
  symvers: string[];
  rules: string;
  json: boolean;
}

/** `modversions unused-rules -r FILE SYMVERS…`. */
export async function run(args: ArgumentsCamelCase<Arguments>): Promise<void> {
  const [file, ...files] = inputsNamed(args.rules, ...args.symvers);
  const rules = parseRules(await readText(file), file);
  const subjects: RuleSubject[] = [];
  for (const one of files) for (const row of (await symversIn(one)).values()) subjects.push(row);
  const unused = rules.unusedBy(subjects);
  new Output().write(args.json ? unusedRulesJson(rules.file, unused) : unusedRulesText(rules.file, unused));
}
