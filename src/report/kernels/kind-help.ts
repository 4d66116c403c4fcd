import type { KindId } from '../../judge';

/** What people are told of a kind of change. */
export interface KindHelp {
  title: string;
  explanation: string;
  rule: string;
  advice: readonly string[];
  page: string;
}

/** The table's entry of a kind. */
export function kindHelp(id: KindId): KindHelp {
  return { title: id.replace(/-/g, ' '), explanation: '', rule: '', advice: [], page: `docs/kinds/${id}.md` };
}
