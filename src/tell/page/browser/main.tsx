// SPDX-License-Identifier: GPL-2.0-or-later
import { render } from 'preact';
import type { SavedComparison } from '../../documents';
import type { Told } from '../../../text';
import { App } from './app';
import { modelOf } from './model';

const data = document.getElementById('comparison')!.textContent!;
const root = document.getElementById('page')!;
root.replaceChildren();
render(<App model={modelOf(JSON.parse(data) as Told<SavedComparison>)} />, root);
