// SPDX-License-Identifier: GPL-2.0-or-later
/** Two units of our own, compiled in all forms that debug information comes in: `test/programs/dwarf/record-forms`. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** By form: objects by name, packed. */
export type Forms = Record<string, Record<string, string>>;

const folder = resolve(__dirname, '../../..', 'test/cases/dwarf');
export const FORMS_FILE = resolve(folder, 'forms.json');

const source = (name: string): string => readFileSync(resolve(folder, name), 'utf8');
export const SOURCES = { 'pot.h': source('pot.h'), 'pot.c': source('pot.c'), 'lid.c': source('lid.c') };

export const readForms = (): Forms => JSON.parse(readFileSync(FORMS_FILE, 'utf8')) as Forms;
