// SPDX-License-Identifier: GPL-2.0-or-later
import yargs, { type CommandModule } from 'yargs';
import {
  forYargs,
  refusal,
  refuseNamedArguments,
  refuseTwice,
  withHelp,
  withoutSpareHelp,
} from './around-yargs';
import { ERROR } from './fault';
import { isCompletion, shellScript, valuesAt } from './completion';
import { checkModuleCommand } from './commands/check-module';
import { compareCommand } from './commands/compare';
import { explainCommand } from './commands/explain';
import { consolidateCommand } from './commands/consolidate';
import { crcCommand } from './commands/crc';
import { historyCommand } from './commands/history';
import { pairsCommand } from './commands/pairs';
import { fixCommand } from './commands/fix';
import { impactCommand } from './commands/impact';
import { kindCommand } from './commands/kind';
import { layoutCommand } from './commands/layout';
import { listCommand } from './commands/list';
import { mergeCommand } from './commands/merge';
import { referenceCommand } from './commands/reference';
import { reportCommand } from './commands/report';
import { samplesCommand } from './commands/samples';
import { scanCommand } from './commands/scan';
import { splitCommand } from './commands/split';
import { symtypesCommand } from './commands/symtypes';
import { symversCommand } from './commands/symvers';
import { unusedRulesCommand } from './commands/unused-rules';
import { toldError } from './told-error';
import { sayProblem } from './terminal';
import { versionText } from './version';

/** In the order in which the help has them. */
const COMMANDS = [
  crcCommand,
  scanCommand,
  mergeCommand,
  compareCommand,
  reportCommand,
  checkModuleCommand,
  explainCommand,
  layoutCommand,
  fixCommand,
  impactCommand,
  historyCommand,
  pairsCommand,
  kindCommand,
  listCommand,
  referenceCommand,
  symversCommand,
  unusedRulesCommand,
  symtypesCommand,
  consolidateCommand,
  splitCommand,
  samplesCommand,
];
const NAMES = COMMANDS.map(({ command }) => String(command).split(' ', 1)[0]!);

/** Reads a command line and runs its command; sets the process' exit status. */
export async function run(args: readonly string[]): Promise<void> {
  try {
    const printed = (await valuesAt(args)) ?? shellScript(args, process.env);
    if (printed !== null) {
      for (const line of printed) process.stdout.write(`${line}\n`);
      return;
    }
    const parser = withoutSpareHelp(yargs(isCompletion(args) ? [...args] : forYargs(withHelp(args, NAMES))));
    await parser
      .scriptName('modversions')
      .usage('$0 <command>\n\nExact kernel symbol CRCs from preprocessed C, without a build.')
      .command(COMMANDS as unknown as CommandModule[])
      .demandCommand(1, 'No command was given.')
      .strict()
      .check((given) => refuseTwice(given, parser) && refuseNamedArguments(args, parser), true)
      .option('color', {
        choices: ['auto', 'always', 'never'] as const,
        default: 'auto',
        describe: 'Colour the output',
      })
      .completion('completion', 'Print a script for completion in bash, zsh or fish: completion SHELL')
      .help()
      .alias('help', 'h')
      .version(versionText())
      .alias('version', 'V')
      .wrap(Math.min(100, process.stdout.columns ?? 100))
      .fail((message, error) => {
        throw refusal(message, error, parser, args);
      })
      .parseAsync();
  } catch (error) {
    sayProblem(toldError(error));
    process.exitCode = ERROR;
  }
}
