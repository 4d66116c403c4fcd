// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Stage `progress`: the one bus on which long work tells how far it is. Who shows it is not its concern.
 */

/** How far a piece of work is. */
export interface Step {
  /** What is being done, in the plural: `units`. */
  what: string;
  done: number;
  total: number;
}

export type Listener = (step: Step) => void;

export class Progress {
  private readonly listeners: Listener[] = [];

  listen(listener: Listener): void {
    this.listeners.push(listener);
  }

  tell(step: Step): void {
    for (const listener of this.listeners) listener(step);
  }
}
