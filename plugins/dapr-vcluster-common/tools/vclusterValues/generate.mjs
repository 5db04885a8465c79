// Writes src/rules/check/vcluster/schema/valuesSchema.data.json: the keys and types of the values of every version of the
// vcluster chart from 0.20 on, read from a clone of github.com/loft-sh/vcluster with its tags:
//   yarn vcluster-values <folder of the clone>
// With --check: exits 1 when the file is not what the clone gives.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { encode } from './encode.mjs';
import { addSchema } from './merge.mjs';
import { dayOf, schemaAt, versionsIn } from './schemas.mjs';

const file = fileURLToPath(
  new URL(
    '../../src/rules/check/vcluster/schema/valuesSchema.data.json',
    import.meta.url,
  ),
);
const [repository] = process.argv
  .slice(2)
  .filter(argument => !argument.startsWith('--'));
if (!repository) {
  process.stderr.write('Give the folder of a clone of vcluster\n');
  process.exit(2);
}

const versions = versionsIn(repository);
const root = [];
versions.forEach(({ tag }, index) => {
  const schema = schemaAt(repository, tag);
  addSchema(root, schema, schema.$defs ?? {}, index);
});
const data = {
  asOf: dayOf(repository, versions[versions.length - 1].tag),
  versions: versions.map(({ tag }) => tag.slice(1)),
  ...encode(root, versions),
};
const text = `${JSON.stringify(data)}\n`;

if (process.argv.includes('--check')) {
  if (readFileSync(file, 'utf8') !== text) {
    process.stderr.write('valuesSchema.data.json is stale\n');
    process.exit(1);
  }
  process.stdout.write('valuesSchema.data.json is up to date\n');
} else {
  writeFileSync(file, text);
  process.stdout.write(
    `wrote ${Buffer.byteLength(text)} bytes of ${
      versions.length
    } versions, the newest ${versions[versions.length - 1].tag}\n`,
  );
}
