// SPDX-License-Identifier: GPL-2.0-or-later
/** As GCC reads them; with junk behind, or an unknown word, it warns and goes on. */
const PACK =
  /^#\s*pragma\s+pack\s*\(\s*(?:(push|pop)\s*(?:,\s*([A-Za-z_$][\w$]*)\s*)?(?:,\s*(\w+)\s*)?|(\w+)\s*)?\)/;
const ORDER = /^#\s*pragma\s+scalar_storage_order\s+(big-endian|little-endian|default)/;
const SIZES: ReadonlySet<number> = new Set([0, 1, 2, 4, 8, 16]);

/** What was in force before a push, and the name that the push bears. */
interface Pushed {
  before: number;
  name: string;
}

/** What `#pragma pack` and `#pragma scalar_storage_order` ask for in structs whose closing brace comes now. */
export class Packing {
  private stack: Pushed[] = [];
  /** Bytes; 0 where nothing is asked for. */
  current = 0;
  /** `big-endian`, `little-endian`, or empty where nothing is asked for. */
  order = '';

  /** All that decides what later pragmas mean; empty where nothing is in force. */
  get state(): string {
    const { stack, current, order } = this;
    if (current === 0 && order === '' && stack.length === 0) return '';
    return [order, current, ...stack.flatMap(({ before, name }) => [before, name])].join();
  }

  set state(state: string) {
    // Nearly every block of header text ends as it began.
    if (state === this.state) return;
    const [order = '', current = '0', ...pushed] = state.split(',');
    this.order = order;
    this.current = Number(current);
    this.stack = [];
    for (let at = 0; at < pushed.length; at += 2)
      this.stack.push({ before: Number(pushed[at]), name: pushed[at + 1]! });
  }

  /** Takes in a line that begins with `#pragma`; whether it bears on structs. */
  take(line: string): boolean {
    const order = ORDER.exec(line);
    if (order) {
      this.order = order[1] === 'default' ? '' : order[1]!;
      return true;
    }
    const found = PACK.exec(line);
    if (!found) return false;
    const [, action, name = '', argument, alone] = found;
    const bytes = argument ?? alone;
    const size = bytes === undefined ? undefined : Number(bytes);
    if (size !== undefined && !SIZES.has(size)) return false;
    if (action === 'pop') {
      if (size === undefined) this.pop(name);
      return true;
    }
    if (action === 'push') this.stack.push({ before: this.current, name });
    this.current = size ?? (action === 'push' ? this.current : 0);
    return true;
  }

  /** With a name, down to the push that bears it; a name that none bears is passed over. */
  private pop(name: string): void {
    if (name !== '') {
      const at = this.stack.map((one) => one.name).lastIndexOf(name);
      if (at >= 0) this.stack.length = at + 1;
    }
    const top = this.stack.pop();
    if (top) this.current = top.before;
  }
}
