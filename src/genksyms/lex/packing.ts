/** `#pragma pack` as GCC reads it; what it does not know it ignores. */
const PRAGMA = /^#\s*pragma\s+pack\s*\(\s*(push|pop)?\s*(?:,\s*[A-Za-z_]\w*\s*)?,?\s*(\d+)?\s*\)/;

/** The packing of structs that `#pragma pack` lines ask for, a stack of it. */
export class Packing {
  private readonly stack: number[] = [];
  /** Bytes; 0 where nothing is asked for. */
  current = 0;

  /** All that decides what later pragmas mean; empty where no packing is in force. */
  get state(): string {
    return this.current === 0 && this.stack.length === 0 ? '' : [...this.stack, this.current].join();
  }

  set state(state: string) {
    this.stack.length = 0;
    this.current = 0;
    if (state === '') return;
    this.stack.push(...state.split(',').map(Number));
    this.current = this.stack.pop()!;
  }

  /** Takes in a line that begins with `#pragma`. */
  take(line: string): void {
    const found = PRAGMA.exec(line);
    if (!found) return;
    const [, action, bytes] = found;
    if (action === 'push') this.stack.push(this.current);
    else if (action === 'pop') this.current = this.stack.pop() ?? 0;
    if (bytes !== undefined) this.current = Number(bytes);
    else if (action === undefined) this.current = 0;
  }
}
