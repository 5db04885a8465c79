import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const PLUGIN = dirname(
  require.resolve('backstage-plugin-dapr-vcluster-backend/package.json'),
);

/** What the ledger of some number of tenants costs; times in milliseconds. */
export type LedgerFigures = {
  tenants: number;
  /** Two years back to the creation of each tenant. */
  first: number;
  /** The same in time of the processor. */
  firstCpu: number;
  quiet: number;
  /** Every tenant has changed. */
  changed: number;
  tenantP99: number;
  fleet: number;
  bytesPerTenantHour: number;
};

/** Measures the ledger in a process of its own, once for each number of tenants. */
export async function measureLedger(
  tenants: readonly number[],
): Promise<LedgerFigures[]> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      '--require',
      require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      join(PLUGIN, 'tools/measureSavings.cjs'),
      '--json',
      ...tenants.map(count => String(Math.ceil(count))),
    ],
    { cwd: PLUGIN },
  );
  return JSON.parse(stdout);
}
