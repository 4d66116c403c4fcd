// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Why something about a declaration is not known, in words that follow "not known: ". The stages that read
 * types throw it and hand it on as a reason. No user meets it as an error.
 */
export class Unknown extends Error {
  constructor(readonly reason: string) {
    super(reason);
    this.name = 'Unknown';
  }
}
