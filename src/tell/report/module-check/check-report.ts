import type { ModuleCheck } from '../../../kernel/usage';
import { modulesGithub } from './github';
import { modulesJson } from './json';
import { modulesJunit } from './junit';
import { modulesMarkdown } from './markdown';
import { modulesSarif } from './sarif';
import { CHECK_DROP_INS, modulesReport, modulesText } from './text';

/** The forms in which a check of modules is told. */
export const CHECK_FORMATS = [
  'text',
  ...CHECK_DROP_INS,
  'json',
  'sarif',
  'junit',
  'github',
  'markdown',
] as const;

export type CheckFormat = (typeof CHECK_FORMATS)[number];

/**
 * A check of modules in one of its forms.
 * @param color whether the terminal shows colours
 * @returns one character a byte, whole or in pieces
 */
export function checkReport(
  check: ModuleCheck,
  format: CheckFormat,
  color: boolean,
): string | Iterable<string> {
  switch (format) {
    case 'text':
      return modulesText(check, color);
    case 'json':
      return modulesJson(check);
    case 'sarif':
      return modulesSarif(check);
    case 'junit':
      return modulesJunit(check);
    case 'github':
      return modulesGithub(check);
    case 'markdown':
      return modulesMarkdown(check);
    default:
      return modulesReport(check, format);
  }
}
