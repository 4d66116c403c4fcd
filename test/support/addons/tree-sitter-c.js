'use strict';
/** Stands for `tree-sitter-c` in tests; see jest-environment.js. */
module.exports = globalThis.loadAddon('tree-sitter-c');
