// SPDX-License-Identifier: GPL-2.0-or-later
/** An error a user can do something about: one line of what is wrong, one of what to do. */
export class ModversionsError extends Error {
  /**
   * @param message what is wrong, in one line, beginning with `FILE:LINE: ` or `FILE: ` where there is a file
   * @param remedy what to do about it, in one line
   */
  constructor(
    message: string,
    readonly remedy: string,
  ) {
    super(message);
    this.name = 'ModversionsError';
  }
}
