'use strict';
/** Stands for `tree-sitter` in tests; see jest-environment.js. */
module.exports = globalThis.loadAddon('tree-sitter');
