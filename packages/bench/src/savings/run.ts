import { VIEWED_TENANTS } from '../generate/tenants';
import { Bench } from '../metrics/Bench';
import { openPages } from '../metrics/pages';
import { ourPath } from '../measure/pages';
import { Metric, overBase } from '../report/Metric';
import { Size } from '../size';
import { LedgerFigures, measureLedger } from './ledger';

/** The largest host by how many times the smallest: growth is linear when its processor time grows by as much. */
const TIMES = 4;

/** Measures the ledger with two years of intervals, and what answers about savings cost on a host. */
export async function runSavings(
  { hosts, pages, otherPods }: Size,
  progress: (line: string) => void,
): Promise<Metric[]> {
  const tenants = hosts.at(-1)!;
  progress(`${tenants} tenants: ledger of two years`);
  const [small, large] = await measureLedger([tenants / TIMES, tenants]);
  const bench = new Bench();
  try {
    progress(`${tenants} tenants: answers of a portal`);
    const { connection } = await bench.host({ tenants, others: otherPods });
    const { base } = await bench.portal(connection);
    const open = (path: (tenant: number) => string) => (tenant: number) =>
      bench.http.ask(`${base}${path(tenant % VIEWED_TENANTS)}`);
    const tenant = await openPages(
      open(each => `${ourPath(each)}/savings`),
      pages.ours / 10,
    );
    const fleet = await openPages(
      open(() => '/savings'),
      pages.ours / 10,
    );
    return metricsOf(small, large, { tenant: tenant.p99, fleet: fleet.p99 });
  } finally {
    await bench.close();
  }
}

function metricsOf(
  small: LedgerFigures,
  large: LedgerFigures,
  answers: { tenant: number; fleet: number },
): Metric[] {
  const limit = (name: string, unit: string, ours: number, bound: number) =>
    overBase(
      name,
      unit,
      { ours, base: ours },
      { of: 'ours', relation: '<', bound },
    );
  return [
    limit('ledger-first-update', 'ms', large.first, 2_000),
    limit('ledger-update-changed', 'ms', large.changed, 2_000),
    limit('ledger-update-quiet', 'ms', large.quiet, 2_000),
    limit('ledger-tenant-p99', 'ms', large.tenantP99, 50),
    overBase(
      'ledger-growth',
      'ms CPU',
      { ours: large.firstCpu, base: small.firstCpu * TIMES },
      { of: 'ratio', relation: '<=', bound: 1.5 },
    ),
    limit('ledger-size', 'B/tenant-hour', large.bytesPerTenantHour, 100),
    limit('tenant-answer-p99', 'ms', answers.tenant, 50),
    limit('fleet-answer-p99', 'ms', answers.fleet, 50),
  ];
}
