// SPDX-License-Identifier: GPL-2.0-or-later

/** What compiles objects of the kernel, and what kbuild does to them behind that. Other recipes we may have to run. */
const COMPILES = 'cc_o_c as_o_S';
const BEHIND =
  'gen_ksymdeps check_local_export checksrc checkdoc gen_symversions_c gen_symversions_S record_mcount warn_shared_object';

/** Definitions of kbuild's, by what follows the name, and what is said instead of one that is known to the letter. */
const QUICKER: readonly { name: string; known: string; instead: string }[] = [
  {
    name: 'make-cmd',
    known: '$(call escsq,$(subst $(pound),$$(pound),$(subst $$,$$$$,$(cmd_$(1)))))',
    instead: `$(if $(filter ${COMPILES},$(1)),,$(call escsq,$(subst $(pound),$$(pound),$(subst $$,$$$$,$(cmd_$(1))))))`,
  },
  {
    name: 'if-changed-cond',
    known: '$(newer-prereqs)$(cmd-check)$(check-FORCE)',
    instead: '$(or $(newer-prereqs),$(cmd-check))$(check-FORCE)',
  },
  {
    name: 'delete-on-interrupt',
    known: `$(if $(filter-out $(PHONY), $@), $(foreach sig, HUP INT QUIT TERM PIPE, ${trap('$(sig)', '$(sig)')}))`,
    instead: `$(if $(filter ${COMPILES} ${BEHIND},$(1)),${trap('HUP PIPE', 'PIPE')},$(if $(filter-out $(PHONY), $@), $(foreach sig, HUP INT QUIT TERM PIPE, ${trap('$(sig)', '$(sig)')})))`,
  },
];

function trap(given: string, signal: string): string {
  return `trap 'rm -f $@; trap - ${given}; kill -s ${signal} $$$$' ${signal};`;
}

/**
 * Rules by which make says the same of objects in a third less time: it would expand their long commands again and again, to
 * compare each with what was saved of it, to save it, and to remove the object on five signals. Recipes that make other files
 * stay as they are, since they may be run.
 * @param include what the tree's `scripts/Kbuild.include` says
 */
export function quickerRules(include: string): string {
  const text = include.replace(/\\\n/g, ' ');
  const isKnown = ({ name, known }: (typeof QUICKER)[number]): boolean =>
    text
      .split('\n')
      .some((line) => line.startsWith(`${name} `) && blanksOnce(line) === `${name} = ${blanksOnce(known)}`);
  const rules = QUICKER.filter(isKnown).map(({ name, instead }) => `override ${name} = ${instead}\n`);
  // CRCs of C are ours to make; those of assembly say how its prototypes are read.
  return `override cmd_gen_symversions_c =\n${rules.join('')}`;
}

const blanksOnce = (text: string): string => text.replace(/\s+/g, ' ').trim();
