// SPDX-License-Identifier: GPL-2.0-or-later
import type { ModuleCheck } from '../../../kernel/usage';
import type { RawText } from '../../../text';
import type { ModuleCheckDocument } from '../../documents';
import { piecesInUtf8, reported, type Reported, type Reports } from '../formats';
import { itemsJson } from '../items-json';
import { NOT_COVERED } from '../not-covered';
import { modulesCsv } from './csv';
import { checkDropIn } from './drop-in';
import { modulesGithub } from './github';
import { modulesJunit } from './junit';
import { modulesMarkdown } from './markdown';
import { modulesSarif } from './sarif';
import { modulesText } from './text';
import { toldCheck, type ToldCheck } from './told-check';

const REPORTS: Reports<ModuleCheck, ToldCheck> = {
  tell: toldCheck,
  told: {
    text: modulesText,
    sarif: modulesSarif,
    junit: modulesJunit,
    github: modulesGithub,
    markdown: modulesMarkdown,
  },
  json: (check) => itemsJson(documentOf(check)),
  dropIn: checkDropIn,
};

/** What is there only where there is something to say stays out otherwise. */
function documentOf({ warnings, ...check }: ModuleCheck): ModuleCheckDocument {
  const document = { ...check, notCovered: { sentence: NOT_COVERED } };
  return warnings.length > 0 ? { ...document, warnings } : document;
}

/** The reports of a check of modules. */
export const checkReports = (check: ModuleCheck): Reported<ToldCheck> => reported(REPORTS, check);

/** A check of modules as a table for programs that reckon with such. */
export const checkCsv = (check: ModuleCheck): Iterable<RawText> => piecesInUtf8(modulesCsv(toldCheck(check)));
