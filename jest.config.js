'use strict';

module.exports = {
  testEnvironment: '<rootDir>/test/support/jest-environment.js',
  testMatch: ['<rootDir>/dist/test/**/*.test.js'],
  setupFilesAfterEnv: ['<rootDir>/test/support/parser.js'],
  moduleNameMapper: { '^(tree-sitter|tree-sitter-c)$': '<rootDir>/test/support/addons/$1.js' },
};
