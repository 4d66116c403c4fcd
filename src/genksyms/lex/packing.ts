// SPDX-License-Identifier: GPL-2.0-or-later
/** As GCC reads them; with junk behind, or an unknown word, it warns and goes on. */
const PACK =
  /^#\s*pragma\s+pack\s*\(\s*(?:(push|pop)\s*(?:,\s*([A-Za-z_$][\w$]*)\s*)?(?:,\s*(\w+)\s*)?|(\w+)\s*)?\)/;
const ORDER = /^#\s*pragma\s+scalar_storage_order\s+(big-endian|little-endian|default)/;
/** What Clang alone heeds; `reset` takes back the last alignment that was asked for, or else the last `pack`. */
const MS_STRUCT = /^#\s*pragma\s+ms_struct\s+(on|off|reset)\b/;
const MS_STRUCTS = /^#\s*pragma\s+clang\s+attribute\b.*\bms_struct\b/;
const ALIGN = /^#\s*pragma\s+(?:options\s+)?align\s*=\s*(\w+)/;
const CLANG_ALONE = /align|ms_struct/;
const SIZES: ReadonlySet<number> = new Set([0, 1, 2, 4, 8, 16]);

/** What was in force before a push, and the name that the push bears. */
interface Pushed {
  before: number;
  name: string;
}

/** What pragmas ask for in structs whose braces come now: `pack` in bytes, and others by name. */
export class Packing {
  private stack: Pushed[] = [];
  /** Bytes; 0 where nothing is asked for. */
  current = 0;
  /** By pragma: what it asks for, in a word that has no comma. */
  private readonly others = new Map<string, string>();

  /** Pragmas beside `pack` that are in force, each with what it asks for: `ms_struct on`, joined by `;`. */
  get asked(): string {
    return [...this.others]
      .map((one) => one.join(' '))
      .sort()
      .join(';');
  }

  /** All that decides what later pragmas mean; empty where nothing is in force. */
  get state(): string {
    const { stack, current, others } = this;
    if (current === 0 && others.size === 0 && stack.length === 0) return '';
    return [this.asked, current, ...stack.flatMap(({ before, name }) => [before, name])].join();
  }

  set state(state: string) {
    // Nearly every block of header text ends as it began.
    if (state === this.state) return;
    const [asked = '', current = '0', ...pushed] = state.split(',');
    this.others.clear();
    for (const [kind, word] of pairsIn(asked)) this.others.set(kind, word);
    this.current = Number(current);
    this.stack = [];
    for (let at = 0; at < pushed.length; at += 2)
      this.stack.push({ before: Number(pushed[at]), name: pushed[at + 1]! });
  }

  /** Takes in a line that begins with `#pragma`; whether it bears on structs. */
  take(line: string): boolean {
    const order = ORDER.exec(line);
    if (order) return this.ask('scalar_storage_order', order[1] === 'default' ? '' : order[1]!);
    if (CLANG_ALONE.test(line) && this.takeOfClang(line)) return true;
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

  private takeOfClang(line: string): boolean {
    const struct = MS_STRUCT.exec(line);
    if (struct) return this.ask('ms_struct', struct[1] === 'on' ? 'on' : '');
    // Which of several attributes a later pop takes back is not looked for: the rest of the unit is not known.
    if (MS_STRUCTS.test(line)) return this.ask('ms_structs', 'pushed');
    const align = ALIGN.exec(line)?.[1];
    if (align === undefined) return false;
    const before = this.others.get('align') ?? '';
    const isBack = align === 'reset' && before !== '' && !before.endsWith('reset');
    const all = before === '' ? [] : before.split('+');
    return this.ask('align', (isBack ? all.slice(0, -1) : [...all, align]).join('+'));
  }

  /** @param word empty where nothing is asked for any more */
  private ask(kind: string, word: string): true {
    if (word === '') this.others.delete(kind);
    else this.others.set(kind, word);
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

/** Pragmas of `Packing.asked`, each with what it asks for. */
export function pairsIn(asked: string): [kind: string, word: string][] {
  if (asked === '') return [];
  return asked.split(';').map((one) => one.split(' ') as [string, string]);
}
