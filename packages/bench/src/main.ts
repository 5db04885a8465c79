import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { abuseTable } from './abuse/report';
import { runAbuse } from './abuse/run';
import { tableOf } from './report/table';
import { run } from './run';
import { SIZES } from './size';

const USAGE = `usage: npm run bench -- [abuse] [--size ${Object.keys(
  SIZES,
).join('|')}] [--json FILE]`;

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      size: { type: 'string', default: 'full' },
      json: { type: 'string' },
    },
  });
  const [command] = positionals;
  if (command !== undefined && command !== 'abuse') {
    throw new Error(`"${command}" is not known; ${USAGE}`);
  }
  const size = SIZES[values.size];
  if (!size) {
    throw new Error(`--size "${values.size}" is not known; ${USAGE}`);
  }
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1_000);
  const progress = (line: string) =>
    process.stdout.write(`[${seconds()} s] ${line}\n`);
  if (command === 'abuse') {
    const { results, health } = await runAbuse(progress);
    process.stdout.write(`\n${abuseTable(results, health)}\n`);
    return;
  }
  const metrics = await run(size, progress);
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
