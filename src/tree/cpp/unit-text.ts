// SPDX-License-Identifier: GPL-2.0-or-later
import { Begins, marker, wayTo } from './segment-text';
import type { Trace } from './trace';

/** The text of a unit, put together from the texts of stretches. */
export class UnitText {
  private readonly pieces: Buffer[] = [];
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

  /** All pieces of the text, which ends here. */
  end(): readonly Buffer[] {
    if (this.isBegun) this.text('\n');
    this.piece(Buffer.alloc(0));
    return this.pieces;
  }

  private piece(piece: Buffer): void {
    if (this.between !== '') this.pieces.push(Buffer.from(this.between, 'latin1'));
    this.between = '';
    this.pieces.push(piece);
  }
}
