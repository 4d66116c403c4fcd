// SPDX-License-Identifier: GPL-2.0-or-later
'use strict';
/** Tests read units without waiting, so where the native parser cannot be loaded the one in WebAssembly is, beforehand. */
beforeAll(async () => {
  try {
    require('tree-sitter');
  } catch {
    await require('../../dist/src/genksyms/parse').loadParser();
  }
});
