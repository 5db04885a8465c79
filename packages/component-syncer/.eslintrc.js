module.exports = require('../../scripts/lint/eslint-config.cjs')(__dirname, {
  overrides: [
    {
      files: ['**/*.test.ts'],
      rules: {
        // a property that fast-check asserts and a condition that must come true are assertions too
        'jest/expect-expect': [
          'error',
          {
            assertFunctionNames: [
              'expect',
              'fc.assert',
              'until',
              'gone',
              'host.onHost',
            ],
          },
        ],
      },
    },
  ],
});
