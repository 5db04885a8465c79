// Writes docs/actions.md from the actions' schemas and examples: yarn actions-page
const { writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { actionsPage } = require('../src/docs/actionsPage.ts');

writeFileSync(join(__dirname, '../../../docs/actions.md'), actionsPage());
