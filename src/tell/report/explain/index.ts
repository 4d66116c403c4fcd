// SPDX-License-Identifier: GPL-2.0-or-later
/** Single exports and types in full, as text and as JSON. */
export type { Look as ExplainLook } from './look';
export { explainReports } from './reports';
