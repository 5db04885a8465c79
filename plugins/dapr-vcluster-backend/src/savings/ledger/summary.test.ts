import { Totals } from './LedgerStore';
import { summarize } from './summary';
import { HOUR_MS } from '../../platform/milliseconds';

const START = Date.UTC(2016, 0, 1);

const total = (tenant: number, hour: number): Totals => ({
  host: 'h',
  tenant: `h/t${tenant}/t${tenant}`,
  uid: String(tenant),
  owner: null,
  month: '2016-01',
  currency: 'EUR',
  state: 'running',
  backfilled: false,
  known: true,
  saved: 1,
  bySharing: 0.5,
  from: START + hour * HOUR_MS,
  until: START + (hour + 1) * HOUR_MS,
  ms: HOUR_MS,
});

it('adds up ten years of a thousand tenants', () => {
  const all = Array.from({ length: 130_000 }, (_, index) =>
    total(index % 1_000, Math.floor(index / 1_000)),
  );
  expect(summarize(all)).toMatchObject({
    since: '2016-01-01T00:00:00.000Z',
    countedUntil: '2016-01-06T10:00:00.000Z',
    total: [{ currency: 'EUR', saved: 130_000, bySharing: 65_000 }],
    hours: { counted: 130_000, gap: 0 },
  });
});
