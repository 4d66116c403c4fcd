import type { ArgumentsCamelCase } from 'yargs';
import { readText } from '../content';
import { unusedRulesJson, unusedRulesText } from '../report';
import { parseRules, type RuleSubject } from '../rules';
import { refuseTwoInputs } from './inputs';
import { Output } from './output';
import { showStdin } from './stdin';
import { symversIn } from './symvers-compare';

/** The command line, read. */
export interface Arguments {
  symvers: string[];
  rules: string;
  json: boolean;
}

/** `modversions unused-rules -r FILE SYMVERS…`. */
export async function run(args: ArgumentsCamelCase<Arguments>): Promise<void> {
  const files = showStdin(args.symvers);
  refuseTwoInputs(files);
  const rules = parseRules(await readText(args.rules), args.rules);
  const subjects: RuleSubject[] = [];
  for (const file of files) for (const row of (await symversIn(file)).values()) subjects.push(row);
  const unused = rules.unusedBy(subjects);
  new Output().write(args.json ? unusedRulesJson(rules.file, unused) : unusedRulesText(rules.file, unused));
}
