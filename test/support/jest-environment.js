// SPDX-License-Identifier: GPL-2.0-or-later
'use strict';
/**
 * Jest gives every test file modules of its own. An addon that is loaded twice in one process breaks, so
 * `tree-sitter` and its grammar are loaded here, outside of that, and every test file is handed the same.
 */
const { TestEnvironment } = require('jest-environment-node');

module.exports = class extends TestEnvironment {
  async setup() {
    await super.setup();
    this.global.loadAddon = (name) => require(name);
  }
};
