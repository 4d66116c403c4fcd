// SPDX-License-Identifier: GPL-2.0-or-later
import { render } from 'preact';
import type { SavedComparison } from '../../documents';
import type { Told } from '../../../text';
import type { ToldMatrix } from '../../report';
import { App } from './app';
import { MatrixView } from './matrix-view';
import { modelOf } from './model';

const data = document.getElementById('comparison')!.textContent!;
const root = document.getElementById('page')!;
root.replaceChildren();
const told = JSON.parse(data) as Told<SavedComparison> | ToldMatrix;
const isMatrix = told.format === 'modversions-module-matrix';
render(isMatrix ? <MatrixView matrix={told} /> : <App model={modelOf(told)} />, root);
