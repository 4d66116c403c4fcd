// SPDX-License-Identifier: GPL-2.0-or-later
import type { SavedComparison } from '../../documents';
import type { Told } from '../../../text';
import { App } from './app';
import { modelOf } from './model';
import { show } from './shown';

show((told: Told<SavedComparison>) => <App model={modelOf(told)} />);
