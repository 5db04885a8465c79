module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  overrides: [
    {
      files: ['src/contract/suites/**'],
      rules: {
        // The suites are parts of one test file, so that they share its tenants.
        'jest/no-export': 'off',
        // `until` fails when what it waits for does not come.
        'jest/expect-expect': [
          'warn',
          { assertFunctionNames: ['expect', 'until'] },
        ],
      },
    },
  ],
});
