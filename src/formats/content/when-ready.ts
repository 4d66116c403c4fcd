// SPDX-License-Identifier: GPL-2.0-or-later
/** Milliseconds to wait for a descriptor that is not ready. */
const PAUSE = 5;

/** Repeats an action on a descriptor while the system says EAGAIN, as it does for pipes that do not wait. */
export function whenReady<T>(act: () => T): T {
  for (;;) {
    try {
      return act();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE);
    }
  }
}
