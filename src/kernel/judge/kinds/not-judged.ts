import type { Kind } from './kind';

export const notJudged: Kind<'not-judged'> = {
  id: 'not-judged',
  title: 'not judged',
  explanation: 'The declaration differs, and nothing tells its layout on both sides.',
  rule: 'Unknown: verdicts need the texts of declarations, which only scans hold.',
  advice: ['Compare scans: modversions scan TREE for both kernels.'],
  macros: null,
  page: 'docs/kinds/not-judged.md',
  sample: null,
};
