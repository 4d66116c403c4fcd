// SPDX-License-Identifier: GPL-2.0-or-later
import { IntList } from '../compare';

/** Numbers of nodes by those of names, for one walk after the other: an array is quicker than a map for each. */
export class NodeNumbers {
  private readonly nodes = new IntList();
  /** By name: the walk that met it last. */
  private readonly walks = new IntList();
  private walk = 0;

  /** Begins another walk. */
  clear(): void {
    this.walk++;
  }

  /** The node of a name; -1 for none. */
  get(name: number): number {
    return this.walks.items[name] === this.walk ? this.nodes.items[name]! : -1;
  }

  set(name: number, node: number): void {
    this.nodes.makeRoom(name + 1);
    this.walks.makeRoom(name + 1);
    this.nodes.items[name] = node;
    this.walks.items[name] = this.walk;
  }
}
