import type { RecordSyntax } from '../syntax';

/** What code is known to do with types; what differs may be safe as long as it does not. */
export interface Uses {
  /** Why a module holds objects of the type in its own memory, or fills them in: a sentence; null if nothing shows it. */
  madeByModules(record: RecordSyntax): string | null;
  /** In which declaration besides its own enum an enumerator is used: `struct pot`; null for none. */
  userOf(enumerator: string): string | null;
}
