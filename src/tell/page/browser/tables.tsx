// SPDX-License-Identifier: GPL-2.0-or-later
/** The program of pages beside that of a comparison, which need not carry theirs. */
import type { JSX } from 'preact';
import type { ToldMatrix, ToldPairs } from '../../report';
import type { SavedCheck } from './check-model';
import { CheckView } from './check-view';
import { MatrixView } from './matrix-view';
import { PairsView } from './pairs-view';
import { show } from './shown';

show((told: ToldMatrix | ToldPairs | SavedCheck): JSX.Element => {
  switch (told.format) {
    case 'modversions-module-matrix':
      return <MatrixView matrix={told} />;
    case 'modversions-pairs':
      return <PairsView told={told} />;
    default:
      return <CheckView check={told} />;
  }
});
