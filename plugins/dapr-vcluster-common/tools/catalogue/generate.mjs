// Writes src/componentCatalogue/catalogue.data.json from what daprd registers, and from the published metadata and the source of its components. Needs Go.
// With --check: exits 1 when the file is not what the source gives.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { encodeCatalogue } from './encode.mjs';
import { readSource } from './source.mjs';

const file = fileURLToPath(
  new URL('../../src/componentCatalogue/catalogue.data.json', import.meta.url),
);
const text = encodeCatalogue(readSource());

if (process.argv.includes('--check')) {
  if (readFileSync(file, 'utf8') !== text) {
    process.stderr.write(
      'catalogue.data.json is stale: run `yarn catalogue`\n',
    );
    process.exit(1);
  }
  process.stdout.write('catalogue.data.json is up to date\n');
} else {
  writeFileSync(file, text);
  process.stdout.write(`wrote ${Buffer.byteLength(text)} bytes\n`);
}
