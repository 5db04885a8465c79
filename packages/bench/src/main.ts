import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { tableOf } from './report/table';
import { run } from './run';
import { SIZES } from './size';

const USAGE = `usage: npm run bench -- [--size ${Object.keys(SIZES).join(
  '|',
)}] [--json FILE]`;

async function main() {
  const { values } = parseArgs({
    options: {
      size: { type: 'string', default: 'full' },
      json: { type: 'string' },
    },
  });
  const size = SIZES[values.size];
  if (!size) {
    throw new Error(`--size "${values.size}" is not known; ${USAGE}`);
  }
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1_000);
  const metrics = await run(size, line =>
    process.stdout.write(`[${seconds()} s] ${line}\n`),
  );
  process.stdout.write(`\n${tableOf(metrics)}\n\nmeasured in ${seconds()} s\n`);
  if (values.json) {
    writeFileSync(values.json, `${JSON.stringify(metrics, null, 2)}\n`);
  }
}

main().then(
  () => process.exit(0),
  error => {
    process.stderr.write(`bench: ${(error as Error).message}\n`);
    process.exit(1);
  },
);
