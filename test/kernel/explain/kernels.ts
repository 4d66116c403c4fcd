// SPDX-License-Identifier: GPL-2.0-or-later
/** Pairs of made-up kernels, as explanations see them. */
import { Records } from '../../../src/formats/corpus';
import {
  Explainer,
  type Explained,
  type ExportExplanation,
  type TypeExplanation,
} from '../../../src/kernel/explain';
import { explainReports, type ExplainLook } from '../../../src/tell/report';
import { kernelOf, type Texts } from '../judge/scan-of';

export const plain: ExplainLook = { color: false, width: null, isFull: false };

/** @param names one character a byte */
export async function explained(base: Texts, next: Texts, ...names: string[]): Promise<Explained> {
  const explainer = await explainerOf(base, next);
  return explainer.explain(names.flatMap((name) => explainer.subjectsOf(name)));
}

export async function explainerOf(base: Texts, next: Texts): Promise<Explainer> {
  return new Explainer(await kernelOf(base), await kernelOf(next), new Records());
}

export async function typeNamed(base: Texts, next: Texts, name: string): Promise<TypeExplanation> {
  const { explanations } = await explained(base, next, name);
  return explanations.find((one): one is TypeExplanation => one.what === 'type')!;
}

export async function exportNamed(base: Texts, next: Texts, name: string): Promise<ExportExplanation> {
  const { explanations } = await explained(base, next, name);
  return explanations.find((one): one is ExportExplanation => one.what === 'export')!;
}

/** What people read, in UTF-8. */
export function textOf(one: Explained, look: Partial<ExplainLook> = {}): string {
  const bytes = [...explainReports.of(one, 'text', { ...plain, ...look })].join('');
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
