/**
 * Why something about a declaration is not known: what it was, in words that follow "not known: ". Thrown inside the
 * stages that read types, and handed on as a reason by all they offer; no user meets it as an error.
 */
export class Unknown extends Error {
  constructor(readonly reason: string) {
    super(reason);
    this.name = 'Unknown';
  }
}
