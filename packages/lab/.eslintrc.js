module.exports = require('../../scripts/lint/eslint-config.cjs')(__dirname, {
  rules: {
    // Processes are started and ended by the same code here as in scripts/, which has to run before any package is
    // installed and so is part of none.
    '@backstage/no-relative-monorepo-imports': 'off',
  },
  overrides: [
    {
      files: ['src/contract/suites/**'],
      rules: {
        // The suites are parts of one test file, so that they share its tenants.
        'jest/no-export': 'off',
        // These fail when what they wait for does not come.
        'jest/expect-expect': [
          'warn',
          {
            assertFunctionNames: [
              'expect',
              'until',
              'stage.copy',
              'stage.gone',
            ],
          },
        ],
      },
    },
  ],
});
