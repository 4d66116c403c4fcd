// SPDX-License-Identifier: GPL-2.0-or-later
import type { JudgedComparison } from '../../../kernel/judge';
import { itemsJson } from '../items-json';
import { reported, type Reported, type Reports } from '../formats';
import { symversReport } from '../symvers';
import { kernelsGithub } from './github';
import { kernelsJunit } from './junit';
import { kernelsMarkdown } from './markdown';
import { kernelsSarif } from './sarif';
import { savedOf } from './saved';
import { kernelsText } from './text';
import { toldComparison, type ToldComparison } from './told-comparison';

const REPORTS: Reports<JudgedComparison, ToldComparison> = {
  tell: toldComparison,
  told: {
    text: kernelsText,
    sarif: kernelsSarif,
    junit: kernelsJunit,
    github: kernelsGithub,
    markdown: kernelsMarkdown,
  },
  json: (comparison) => itemsJson(savedOf(comparison)),
  dropIn: ({ changes }, format) => symversReport(changes, format),
};

/** The reports of a comparison of kernels. */
export const kernelReports = (comparison: JudgedComparison): Reported<ToldComparison> =>
  reported(REPORTS, comparison);
