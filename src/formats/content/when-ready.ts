/** Milliseconds to wait for a descriptor that is not ready. */
const PAUSE = 5;

/** Does something to a descriptor, again and again while the system says EAGAIN: pipes need not wait by themselves. */
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
