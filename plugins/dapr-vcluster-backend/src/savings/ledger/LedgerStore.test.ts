import { testDatabases } from '../../__testUtils__/testDatabases';
import { advance } from './advance';
import { LedgerStore } from './LedgerStore';
import { openTotals, summarize } from './summary';
import { Observation, SeenTenant } from './types';

const MINUTE = 60_000;
const START = Date.UTC(2026, 10, 10, 12);
const RATES = { separate: 10, vcluster: 2, dedicated: 3 };

const tenant = (name: string): SeenTenant => ({
  tenant: `h/${name}/${name}`,
  uid: `uid-${name}`,
  state: 'running',
  owner: name === 'b' ? null : 'group:default/a',
  preset: 'small',
  version: '0.37.2',
  currency: 'EUR',
  weight: 1,
  rates: RATES,
  runningRates: RATES,
  createdAt: START - 60 * MINUTE,
});

const seeing = (now: number, tenants: SeenTenant[]): Observation => ({
  host: 'h',
  now,
  tenants,
  shared: () => ({ cluster: 4, planes: 2 }),
});

const databases = testDatabases();

describe.each(databases.eachSupportedId())('LedgerStore on %p', id => {
  async function start() {
    const client = await databases.init(id);
    return LedgerStore.create({ getClient: async () => client });
  }

  async function see(store: LedgerStore, observation: Observation) {
    const before = await store.load('h');
    const update = advance(before.host, before.open, observation)!;
    return store.save(before, update);
  }

  it('keeps what was counted, also when it is opened again', async () => {
    const client = await databases.init(id);
    const database = { getClient: async () => client };
    const store = await LedgerStore.create(database);
    expect(await store.newest('h/a/a')).toBe(undefined);
    await see(store, seeing(START, [tenant('a'), tenant('b')]));
    await see(store, seeing(START + 6 * MINUTE, [tenant('a')]));
    const again = await LedgerStore.create(database);
    const { host, open } = await again.load('h');
    expect(host!.seen).toBe(START + 6 * MINUTE);
    expect(open.map(each => each.tenant)).toEqual(['h/a/a']);
    const all = [
      ...(await again.totals()),
      ...(await again.loadAll()).flatMap(openTotals),
    ];
    const ledger = summarize(all)!;
    expect(ledger.since).toBe('2026-11-10T11:00:00.000Z');
    expect(ledger.countedUntil).toBe('2026-11-10T12:06:00.000Z');
    // One hour of two: 2 × 8 - 6; six minutes of one: 0.1 × (8 - 6).
    expect(ledger.total).toEqual([
      {
        currency: 'EUR',
        saved: expect.closeTo(10.2, 6),
        bySharing: expect.closeTo(4.1, 6),
      },
    ]);
    expect(ledger.hours).toEqual({
      counted: expect.closeTo(2.1, 6),
      backfilled: 2,
      stopped: 0,
      unknown: 0,
      gap: 0,
    });
  });

  it('of two portals that count the same time only one writes', async () => {
    const store = await start();
    const first = await store.load('h');
    const begin = advance(undefined, [], seeing(START, [tenant('a')]))!;
    expect(await store.save(first, begin)).toBe(true);
    const same = advance(undefined, [], seeing(START + 1, [tenant('a')]))!;
    expect(await store.save(first, same)).toBe(false);

    const before = await store.load('h');
    const one = advance(
      before.host,
      before.open,
      seeing(START + 5 * MINUTE, []),
    )!;
    const other = advance(
      before.host,
      before.open,
      seeing(START + 6 * MINUTE, []),
    )!;
    expect(await store.save(before, one)).toBe(true);
    expect(await store.save(before, other)).toBe(false);
    expect((await store.load('h')).host!.seen).toBe(START + 5 * MINUTE);
    const counted = await store.totals({ tenant: 'h/a/a', uid: 'uid-a' });
    expect(counted.reduce((sum, { ms }) => sum + ms, 0)).toBe(60 * MINUTE);
  });

  it('shows a gap as a gap', async () => {
    const store = await start();
    await see(store, seeing(START, [tenant('a')]));
    await see(store, seeing(START + 60 * MINUTE, [tenant('a')]));
    await see(store, seeing(START + 66 * MINUTE, [tenant('a')]));
    const uid = (await store.newest('h/a/a'))!;
    const ledger = summarize([
      ...(await store.totals({ tenant: 'h/a/a', uid })),
      ...openTotals(await store.load('h')),
    ])!;
    expect(ledger.hours).toMatchObject({
      gap: 1,
      counted: expect.closeTo(1.1, 6),
    });
  });
});
