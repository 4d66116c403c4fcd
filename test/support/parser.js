// SPDX-License-Identifier: GPL-2.0-or-later
'use strict';
/** Tests read units without waiting, so the parser is loaded beforehand. */
beforeAll(() => require('../../dist/src/genksyms/parse').loadParser());
