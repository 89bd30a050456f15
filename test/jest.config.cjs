// All tests on SQLite; those that have to do with the database once more on PostgreSQL.

const { availableParallelism } = require('node:os');
const { resolve } = require('node:path');

const rootDir = resolve(__dirname, '..');

const base = {
  rootDir,
  roots: ['<rootDir>/test'],
  testEnvironment: 'node',
  runtime: '<rootDir>/test/runner/runtime.cjs',
  transform: { '\\.(ts|js|mjs)$': ['@swc/jest', require('./runner/swc.cjs')] },
};

module.exports = {
  rootDir,
  // Of two processors jest would use one; but half the tests wait for a browser, a server or another process.
  maxWorkers: Math.max(2, availableParallelism() - 1),
  workerIdleMemoryLimit: '1GB',
  testSequencer: '<rootDir>/test/stages.cjs',
  testTimeout: 240_000,
  projects: [
    {
      ...base,
      displayName: 'sqlite',
      testMatch: ['**/*.test.ts'],
      testPathIgnorePatterns: ['/test/store/postgres/'],
      globals: { testStore: 'sqlite' },
    },
    {
      ...base,
      displayName: 'postgres',
      testMatch: [
        '**/test/{store,turns,staff,desk,faults,retention}/**/*.test.ts',
        '**/test/conversations/stories.test.ts',
      ],
      testPathIgnorePatterns: [
        '/test/store/sqlite',
        '/test/(retention|desk/results)/(scrub|plans)[.]test',
      ],
      globalSetup: '<rootDir>/test/support/postgres/before-all.ts',
      globalTeardown: '<rootDir>/test/support/postgres/after-all.ts',
      globals: { testStore: 'postgres' },
    },
  ],
};
