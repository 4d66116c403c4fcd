// SPDX-License-Identifier: GPL-2.0-or-later
/** What the kernel's program ends with: `error: gendwarfksyms: WHERE: WHAT`, and the exit status 1. */
export class Refused extends Error {
  /** @param where the function of the kernel's program that says it */
  constructor(
    readonly where: string,
    readonly what: string,
  ) {
    super(`${where}: ${what}`);
  }
}
