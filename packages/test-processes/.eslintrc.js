module.exports = require('../../scripts/lint/eslint-config.cjs')(__dirname);
