'use strict';

module.exports = {
  testEnvironment: '<rootDir>/test/jest-environment.js',
  testMatch: ['<rootDir>/dist/test/**/*.test.js'],
  moduleNameMapper: { '^(tree-sitter|tree-sitter-c)$': '<rootDir>/test/addons/$1.js' },
};
