// SPDX-License-Identifier: GPL-2.0-or-later
/** How many differences are told in full. */
const TOLD = 10;

/** The first differences of a run, each a text of one or more lines, in the order in which they were met. */
export class Findings {
  readonly told: string[] = [];

  add(finding: string): void {
    if (this.told.length < TOLD) this.told.push(finding);
  }
}

/** Counts the checks of one kind. */
export class Tally {
  passed = 0;
  failed = 0;

  constructor(private readonly findings: Findings) {}

  /** Counts one check; `finding` is the difference that it met, if any. */
  check(finding: string | undefined): void {
    if (finding === undefined) {
      this.passed++;
    } else {
      this.failed++;
      this.findings.add(finding);
    }
  }

  /** For a table: how many of how many passed. */
  toString(): string {
    return `${this.passed} of ${this.passed + this.failed} equal`;
  }
}
