// Tests run from the TypeScript sources; worker threads and child processes run the build in dist/,
// which the global set-up brings up to date first.
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  globalSetup: '<rootDir>/test/support/build.mjs',
  testSequencer: '<rootDir>/test/support/longest-first.mjs',
  transform: {
    '^.+\\.(ts|js|mjs)$': '@swc/jest',
    '^.+\\.tsx$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic', importSource: 'preact' } },
        },
        module: { type: 'commonjs' },
        sourceMaps: true,
      },
    ],
  },
  transformIgnorePatterns: [
    '/node_modules/(?!(@libpdf|@noble|@scure|preact|preact-render-to-string|yauzl)/)',
  ],
  maxWorkers: 2,
  testTimeout: 60_000,
  workerIdleMemoryLimit: '1500MB',
};
