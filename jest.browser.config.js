'use strict';

// Tests that need Chromium: `npm run test:browser`.
module.exports = {
  ...require('./jest.config.js'),
  testMatch: ['<rootDir>/dist/test/**/*.browser.js'],
};
