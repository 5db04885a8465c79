// Searches every row of every SQLite file below a folder for the texts given as
// JSON on standard input, and prints where they are. Needs the portal's own Node.
const { readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const Database = require('../../node_modules/better-sqlite3');

const [, , dir] = process.argv;
const needles = JSON.parse(readFileSync(0, 'utf8'));
const found = [];
let rows = 0;

for (const name of readdirSync(dir, { recursive: true })) {
  if (!name.endsWith('.sqlite')) {
    continue;
  }
  const db = new Database(join(dir, name), { readonly: true });
  const tables = db
    .prepare("select name from sqlite_master where type = 'table'")
    .all();
  for (const table of tables) {
    const all = db.prepare(`select * from "${table.name}"`).all();
    rows += all.length;
    const text = JSON.stringify(all);
    if (needles.some(needle => text.includes(needle))) {
      found.push(`${name}: ${table.name}`);
    }
  }
  db.close();
}
process.stdout.write(JSON.stringify({ rows, found }));
