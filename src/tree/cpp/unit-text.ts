// SPDX-License-Identifier: GPL-2.0-or-later
import { Begins, marker, wayTo } from './segment-text';
import { Rope } from './rope';
import type { Trace } from './trace';
import type { Whole } from './whole';

/** The text of a unit, put together from the texts of stretches. */
export class UnitText {
  private readonly pieces: (Buffer | Rope)[] = [];
  /** What comes before the next piece. */
  private between = '';
  private line = 1;
  private isBegun = false;
  private counter = 0;

  /** @param file the name of the file that the stretch is in */
  add(trace: Trace, file: string): void {
    const { begins, parts, counters } = trace;
    if (begins === Begins.NOT) return;
    if (begins === Begins.AT_LINE) this.goTo(trace.firstLine, file);
    else if (this.isBegun) this.text('\n');
    parts.forEach((part, at) => {
      if (at > 0) this.text(String(this.counter + counters[at - 1]!));
      if (part.length > 0) this.piece(part);
    });
    this.counter += trace.counts;
    this.line = trace.line;
    this.isBegun = trace.isBegun;
  }

  /** Goes to a line of the file as GCC does. */
  goTo(line: number, file: string): void {
    if (this.isBegun || line !== this.line) this.text(wayTo(line, this.line, this.isBegun, file));
    this.line = line;
    this.isBegun = false;
  }

  marker(line: number, file: string, flags = ''): void {
    this.text((this.isBegun ? '\n' : '') + marker(line, file, flags));
    this.line = line;
    this.isBegun = false;
  }

  /** Adds a line marker as it is. */
  text(text: string): void {
    this.between += text;
  }

  /** Begins a part that may be handed out by itself. */
  begin(): number {
    this.flush();
    return this.pieces.length;
  }

  /** Ends a part that began at a place. Its text stands where it stood, as one piece now. */
  end(start: number): Pick<Whole, 'text' | 'line' | 'isBegun'> {
    this.flush();
    const text = new Rope(this.pieces.splice(start));
    this.pieces.push(text);
    const { line, isBegun } = this;
    return { text, line, isBegun };
  }

  /** Adds a part as it was handed out, where the same stands before it. */
  addWhole({ text, line, isBegun }: Whole): void {
    this.piece(text);
    this.line = line;
    this.isBegun = isBegun;
  }

  /** All of the text, which ends here. */
  whole(): Rope {
    if (this.isBegun) this.text('\n');
    this.flush();
    return new Rope(this.pieces);
  }

  private piece(piece: Buffer | Rope): void {
    this.flush();
    this.pieces.push(piece);
  }

  private flush(): void {
    if (this.between !== '') this.pieces.push(Buffer.from(this.between, 'latin1'));
    this.between = '';
  }
}
