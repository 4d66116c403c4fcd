// SPDX-License-Identifier: GPL-2.0-or-later
'use strict';
/** Stands for `tree-sitter-c` in tests; see jest-environment.js. */
module.exports = globalThis.loadAddon('tree-sitter-c');
