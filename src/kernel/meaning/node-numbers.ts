// SPDX-License-Identifier: GPL-2.0-or-later

/** Numbers of nodes by those of names, for one walk after the other: an array is quicker than a map for each. */
export class NodeNumbers {
  private nodes = new Int32Array(1 << 16);
  /** By name: the walk that met it last. */
  private walks = new Int32Array(1 << 16);
  private walk = 0;

  /** Begins another walk. */
  clear(): void {
    this.walk++;
  }

  get(name: number): number | undefined {
    return this.walks[name] === this.walk ? this.nodes[name] : undefined;
  }

  set(name: number, node: number): void {
    while (name >= this.nodes.length) {
      this.nodes = doubled(this.nodes);
      this.walks = doubled(this.walks);
    }
    this.nodes[name] = node;
    this.walks[name] = this.walk;
  }
}

function doubled(numbers: Int32Array): Int32Array<ArrayBuffer> {
  const twice = new Int32Array(2 * numbers.length);
  twice.set(numbers);
  return twice;
}
