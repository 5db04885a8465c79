import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { abuseTable } from './abuse/report';
import { runAbuse } from './abuse/run';
import { bundleRows, bundleTable } from './bundle/report';
import { runBundle } from './bundle/run';
import { tableOf } from './report/table';
import { run } from './run';
import { runSavings } from './savings/run';
import { Size, SIZES } from './size';
import { runSyncer } from './syncer/run';

type Progress = (line: string) => void;

/** What a measurement prints, and writes into the file given by `--json`; `failed` ends it with an error. */
type Measured = { table: string; data: unknown; failed?: boolean };

/** Measurements by name; without a name, what the pages and the index cost. */
const COMMANDS: Record<
  string,
  (progress: Progress, size: Size) => Promise<Measured>
> = {
  costs: async (progress, size) => {
    const metrics = await run(size, progress);
    return { table: tableOf(metrics), data: metrics };
  },

  syncer: async (progress, size) => {
    const metrics = await runSyncer(size.syncer, progress);
    return { table: tableOf(metrics), data: metrics };
  },

  savings: async (progress, size) => {
    const metrics = await runSavings(size, progress);
    return { table: tableOf(metrics), data: metrics };
  },

  abuse: async progress => {
    const { results, health } = await runAbuse(progress);
    return { table: abuseTable(results, health), data: { results, health } };
  },

  bundle: async progress => {
    const rows = bundleRows(await runBundle(progress));
    const failed = rows.some(({ grown }) => grown);
    return { table: bundleTable(rows), data: rows, failed };
  },
};

const USAGE = `usage: npm run bench -- [${Object.keys(COMMANDS).join(
  '|',
)}] [--size ${Object.keys(SIZES).join('|')}] [--json FILE]`;

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      size: { type: 'string', default: 'full' },
      json: { type: 'string' },
    },
  });
  const [name = 'costs'] = positionals;
  if (!Object.hasOwn(COMMANDS, name)) {
    throw new Error(`"${name}" is not known; ${USAGE}`);
  }
  if (!Object.hasOwn(SIZES, values.size)) {
    throw new Error(`--size "${values.size}" is not known; ${USAGE}`);
  }
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1_000);
  const { table, data, failed } = await COMMANDS[name](
    line => process.stdout.write(`[${seconds()} s] ${line}\n`),
    SIZES[values.size],
  );
  process.stdout.write(`\n${table}\n\nmeasured in ${seconds()} s\n`);
  if (values.json) {
    writeFileSync(values.json, `${JSON.stringify(data, null, 2)}\n`);
  }
  if (failed) {
    throw new Error(
      'a figure has grown by more than a tenth; if that is meant, accept it in bundle/accepted.json',
    );
  }
}

main().then(
  () => process.exit(0),
  error => {
    process.stderr.write(`bench: ${(error as Error).message}\n`);
    process.exit(1);
  },
);
