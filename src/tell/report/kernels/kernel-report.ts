import type { JudgedComparison } from '../../../kernel/judge';
import { DROP_IN_FORMATS, symversReport } from '../symvers';
import { kernelsGithub } from './github';
import { kernelsJunit } from './junit';
import { kernelsMarkdown } from './markdown';
import { kernelsSarif } from './sarif';
import { kernelsJson } from './saved-writer';
import { kernelsText } from './text';
import type { TextLook } from '../text-look';

/** The forms in which a comparison of kernels is told. */
export const KERNEL_FORMATS = [
  'text',
  ...DROP_IN_FORMATS,
  'json',
  'sarif',
  'junit',
  'github',
  'markdown',
] as const;

export type KernelFormat = (typeof KERNEL_FORMATS)[number];

/**
 * A comparison of kernels in one of its forms.
 * @param look of the terminal, for what is shown there
 * @returns one character a byte, whole or in pieces
 */
export function kernelReport(
  comparison: JudgedComparison,
  format: KernelFormat,
  look: TextLook,
): string | Iterable<string> {
  switch (format) {
    case 'text':
      return kernelsText(comparison, look);
    case 'json':
      return kernelsJson(comparison);
    case 'sarif':
      return kernelsSarif(comparison);
    case 'junit':
      return kernelsJunit(comparison);
    case 'github':
      return kernelsGithub(comparison);
    case 'markdown':
      return kernelsMarkdown(comparison);
    default:
      return symversReport(comparison.changes, format);
  }
}
