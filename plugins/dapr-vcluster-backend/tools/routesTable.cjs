// Writes the table of routes into the README, from the table of operations: yarn routes-table
const { readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { withRoutesTable } = require('../src/api/readme/routesTable.ts');

const file = join(__dirname, '..', 'README.md');
writeFileSync(file, withRoutesTable(readFileSync(file, 'utf8')));
