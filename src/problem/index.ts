// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Stage `problem`: the one error type, and the one shape in which anything found wrong is told.
 */
export { ModversionsError } from './error';
export { perrorText, systemError } from './system-error';
export { rawWarning, type Warning } from './warning';
/** For texts of the kernel within a message. */
export { printable } from '../text';

/** What was found wrong in a unit's text. Such a finding never stops the work on the unit. */
export interface Problem {
  kind:
    | 'syntax'
    | 'second-name'
    | 'redefinition'
    | 'undefined-type'
    | 'undefined-export'
    | 'endless'
    | 'too-deep'
    | 'old-export';
  /** Name of the file as the line markers give it; null before the first. */
  file: string | null;
  line: number;
  /** The text genksyms prints for it. */
  message: string;
}
