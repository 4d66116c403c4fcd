// SPDX-License-Identifier: GPL-2.0-or-later
import { quickerRules } from '../../../src/tree/kbuild/quicker-rules';

const COMMAND = 'make-cmd = $(call escsq,$(subst $(pound),$$(pound),$(subst $$,$$$$,$(cmd_$(1)))))\n';
const CONDITION = 'if-changed-cond = $(newer-prereqs)$(cmd-check)$(check-FORCE)\n';
const INTERRUPTED = [
  'delete-on-interrupt = \\',
  '\t$(if $(filter-out $(PHONY), $@), \\',
  '\t\t$(foreach sig, HUP INT QUIT TERM PIPE, \\',
  "\t\t\ttrap 'rm -f $@; trap - $(sig); kill -s $(sig) $$$$' $(sig);))\n",
].join('\n');

const namesIn = (rules: string): string[] =>
  [...rules.matchAll(/^override (\S+) =/gm)].map(([, name]) => name!);

test('definitions that are known to the letter are said otherwise', () => {
  const rules = quickerRules(`x := y\n\n${COMMAND}${CONDITION}\n${INTERRUPTED}z := y\n`);
  expect(namesIn(rules)).toEqual([
    'cmd_gen_symversions_c',
    'make-cmd',
    'if-changed-cond',
    'delete-on-interrupt',
  ]);
  // What the tree says stays for all that is no object.
  expect(rules).toContain(`,,${COMMAND.slice('make-cmd = '.length, -1)})\n`);
});

test.each([
  ['none', ''],
  ['another command', COMMAND.replace('pound', 'hash')],
  ['what an old kernel says', 'make-cmd = $(call escsq,$(subst \\#,\\\\\\#,$(subst $$,$$$$,$(cmd_$(1)))))\n'],
  ['another condition', CONDITION.replace('$(cmd-check)', '$(arg-check)')],
  ['another signal', INTERRUPTED.replace('PIPE', 'USR1')],
  ['a longer one', INTERRUPTED.replace(/\n$/, ' \\\n\ttrue\n')],
  ['a comment', `# ${COMMAND}`],
])('%s is left as it is', (_, include) => {
  expect(namesIn(quickerRules(include))).toEqual(['cmd_gen_symversions_c']);
});
