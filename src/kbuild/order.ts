/** The order of bytes, which no locale moves. Texts are one character a byte, or plain ASCII. */
export function byBytes(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
