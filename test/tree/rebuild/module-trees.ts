// SPDX-License-Identifier: GPL-2.0-or-later
/** Small kernels with as much of kbuild as answers for a module, and that module. */
import { prepared, scratch, sources, write, type Files } from '../kbuild/made-up-tree';

/** As much of kbuild as answers for a module's folder, or for all of a tree. */
const MAKEFILE = `VERSION = 6
PATCHLEVEL = 1
build-dir := .
OBJECT := $(if $(M),$(M),milk)/milk
FLAGS := -D__KERNEL__ -DMODULE -DKBUILD_MODNAME='"milk"' -O2 -fno-pic -fno-pie -fno-asynchronous-unwind-tables -I./include
$(if $(M),$(M),.):
\t@set -e; savedcmd='x'; trap 'rm -f $(OBJECT).o; trap - HUP; kill -s HUP $$$$' HUP; trap 'rm -f $(OBJECT).o; trap - PIPE; kill -s PIPE $$$$' PIPE; gcc $(FLAGS) -c -o $(OBJECT).o $(OBJECT).c
\t@set -e; trap 'rm -f $(OBJECT).mod; trap - HUP; kill -s HUP $$$$' HUP; trap 'rm -f $(OBJECT).mod; trap - PIPE; kill -s PIPE $$$$' PIPE; printf '%s\\n' milk.o | awk '!x[$$0]++ { print("$(if $(M),$(M),milk)/"$$0) }' > $(OBJECT).mod
.PHONY: $(if $(M),$(M),.)
`;
export const MODULE = `struct module { int (*init)(void); void (*exit)(void); struct { int a; } arch; const char *name; };
#define MODULE_ARCH_INIT {}
int init_module(void);
`;
export const pot = (members: string): string => `struct pot { ${members} };\n`;
export const MILK = `#include <linux/module.h>
#include <pot.h>
#include "own.h"
extern int kettle(struct pot *);
int warm(struct pot *p) { return kettle(p) + p->used; }
int cold(int a) { return a * OWN; }
`;

/** A prepared tree with a module of its own, and what else is given. */
export function tree(files: Files): string {
  const root = scratch();
  write(root, {
    ...sources(),
    ...prepared('gcc'),
    Makefile: MAKEFILE,
    'include/linux/module.h': MODULE,
    ...files,
  });
  return root;
}

export const OWN = { 'own.h': '#define OWN 3\n' };

/** The module's source in a folder of its own. */
export function outside(files: Files = {}): string {
  const root = scratch();
  write(root, { 'milk.c': MILK, ...OWN, 'milk.o': 'left by a build', ...files });
  return root;
}
