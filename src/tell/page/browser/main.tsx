// SPDX-License-Identifier: GPL-2.0-or-later
import { render } from 'preact';
import type { SavedComparison } from '../../documents';
import type { Told } from '../../../text';
import type { ToldMatrix, ToldPairs } from '../../report';
import { App } from './app';
import type { SavedCheck } from './check-model';
import { CheckView } from './check-view';
import { MatrixView } from './matrix-view';
import { modelOf } from './model';
import { PairsView } from './pairs-view';

const data = document.getElementById('comparison')!.textContent!;
const root = document.getElementById('page')!;
root.replaceChildren();
const told = JSON.parse(data) as Told<SavedComparison> | ToldMatrix | ToldPairs | SavedCheck;
switch (told.format) {
  case 'modversions-module-matrix':
    render(<MatrixView matrix={told} />, root);
    break;
  case 'modversions-pairs':
    render(<PairsView told={told} />, root);
    break;
  case 'modversions-module-check':
    render(<CheckView check={told} />, root);
    break;
  default:
    render(<App model={modelOf(told)} />, root);
}
