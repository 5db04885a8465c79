const { basename, dirname } = require('node:path');
const createConfig = require('@backstage/cli/config/eslint-factory');

/** A member that only TypeScript keeps private. */
const PRIVATE_KEYWORD = [
  'PropertyDefinition[accessibility="private"]',
  'MethodDefinition[accessibility="private"][kind!="constructor"]',
  'TSParameterProperty[accessibility="private"]',
].join(', ');

const TESTS = ['**/*.test.*', '**/__testUtils__/**', '**/testdata/**'];

/** What tenants write reaches the plugins: no regular expression may take more than linear time. */
const LINEAR_TIME = {
  files: ['src/**/*.ts', 'src/**/*.tsx'],
  excludedFiles: TESTS,
  rules: {
    'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
    'regexp/no-super-linear-move': ['error', { report: 'potential' }],
  },
};

/** Backstage reads the schema of the configuration from an interface. */
const CONFIG_SCHEMA = {
  files: ['config.d.ts'],
  rules: { '@typescript-eslint/consistent-type-definitions': 'off' },
};

/**
 * ESLint configuration of every package: Backstage's, the code style that all packages share, and for plugins regular
 * expressions that take linear time.
 *
 * @param dir folder of the package
 * @param extra options of Backstage's `eslint-factory`
 */
module.exports = (dir, extra = {}) =>
  createConfig(dir, {
    ...extra,
    plugins: ['regexp', ...(extra.plugins ?? [])],
    rules: { curly: ['error', 'all'], ...extra.rules },
    tsRules: {
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      ...extra.tsRules,
    },
    restrictedSyntax: [
      {
        selector: PRIVATE_KEYWORD,
        message: 'Declare a #private member instead.',
      },
      ...(extra.restrictedSyntax ?? []),
    ],
    overrides: [
      CONFIG_SCHEMA,
      ...(basename(dirname(dir)) === 'plugins' ? [LINEAR_TIME] : []),
      ...(extra.overrides ?? []),
    ],
  });
