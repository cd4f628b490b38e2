// Few rules, all of them errors; each says why it is here.
import tseslint from 'typescript-eslint'

export default tseslint.config(
  {
    ignores: [
      'dist/**',
      'node_modules/**',
      'coverage/**',
      'console/dist/**',
      '**/*.gen.ts',
      'examples/**',
      'tests/bench/peers/**',
      '**/*.mjs',
      '**/*.cjs',
    ],
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    plugins: { '@typescript-eslint': tseslint.plugin },
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      // A forgotten await is a change that is lost without a word.
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      // `any` switches the compiler off for whatever it touches.
      '@typescript-eslint/no-explicit-any': 'error',
      // Decorated signatures and start-up time both need to know what is only a type.
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      // A new state must be thought of everywhere.
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // A file is one noun in one role.
      'max-lines': ['error', { max: 300, skipBlankLines: false, skipComments: false }],
      // Configuration is read once, in config.ts.
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Read configuration in config.ts.' },
      ],
      'no-control-regex': 'error',
      // A barrel hides where a thing is; one for each idea in shared is enough.
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true } }],
      eqeqeq: 'error',
      'prefer-const': 'error',
      'no-console': 'error',
    },
  },
  // Programs talk to people on the console, and configuration is read in config.ts.
  { files: ['scripts/**/*.ts', 'tests/bench/**/*.ts', '**/main.ts'], rules: { 'no-console': 'off' } },
  { files: ['**/config.ts', 'tests/**/*.ts', 'shared/config/**/*.ts'], rules: { 'no-restricted-properties': 'off' } },
)
