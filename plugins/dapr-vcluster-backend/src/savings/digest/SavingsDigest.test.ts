import { mockServices, TestDatabaseId } from '@backstage/backend-test-utils';
import { testDatabases } from '../../__testUtils__/testDatabases';
import { DigestOptions } from '../config';
import { advance, LedgerStore, openTotals } from '../ledger';
import { CLAIM_MS } from '../ledger/DigestStore';
import { Observation, SeenTenant } from '../ledger/types';
import { SavingsDigest } from './SavingsDigest';

const MINUTE = 60_000;
/** A quarter of an hour before the end of October. */
const START = Date.UTC(2026, 9, 31, 23, 45);
const NOVEMBER = Date.UTC(2026, 10, 1, 0, 5);
const RATES = { separate: 10, vcluster: 2, dedicated: 3 };

const tenant = (name: string, owner: string | null): SeenTenant => ({
  tenant: `h/${name}/${name}`,
  uid: `uid-${name}`,
  state: 'running',
  owner,
  preset: null,
  version: null,
  currency: 'EUR',
  weight: 1,
  rates: name === 'c' ? null : RATES,
  runningRates: RATES,
  createdAt: START - 10 * 60 * MINUTE,
});

const TENANTS = [
  tenant('a', 'group:default/a'),
  tenant('b', null),
  tenant('c', 'not a reference'),
];

const databases = testDatabases();

async function aStore(id: TestDatabaseId, ...times: number[]) {
  const client = await databases.init(id);
  const store = await LedgerStore.create({ getClient: async () => client });
  for (const now of times) {
    const before = await store.load('h');
    const seen: Observation = {
      host: 'h',
      now,
      tenants: TENANTS,
      shared: () => ({ cluster: 3, planes: 3 }),
    };
    await store.save(before, advance(before.host, before.open, seen)!);
  }
  const read = async () => [
    ...(await store.totals()),
    ...(await store.loadAll()).flatMap(openTotals),
  ];
  return { store, read };
}

function portal(
  options: DigestOptions | undefined = {
    platformTeam: ['group:default/ops'],
    owners: true,
  },
  now = NOVEMBER,
) {
  const send = jest.fn(async (_: unknown): Promise<void> => undefined);
  const logger = mockServices.logger.mock();
  const digest = new SavingsDigest({
    options,
    notifications: { send },
    logger,
    now: () => now,
  });
  return { digest, send, logger };
}

const recipientsOf = (calls: readonly unknown[][]) =>
  calls.map(([message]: any[]) => message.recipients.entityRef);

describe.each(databases.eachSupportedId())('SavingsDigest on %p', id => {
  it('tells owners and the platform team what was saved, once', async () => {
    const { store, read } = await aStore(id, START, NOVEMBER);
    const { digest, send } = portal();
    await digest.send(store, read);
    expect(
      send.mock.calls.map(([{ recipients }]: any[]) => recipients),
    ).toEqual([
      { type: 'entity', entityRef: 'group:default/ops' },
      { type: 'entity', entityRef: 'group:default/a' },
    ]);
    const [[ops], [owner]]: any = send.mock.calls;
    // Ten and a quarter hours of two tenants: 8 - 2 each.
    expect(ops.payload.title).toMatch(
      /in 2026-10: EUR.123\.00 saved for all tenants/,
    );
    expect(ops.payload.description).toContain('h/b/b: EUR');
    expect(ops.payload.description).toContain(
      'Without an owner, who would be told: h/b/b, h/c/c',
    );
    expect(ops.payload.description).toContain(
      'h/c/c: unknown, 11 hours without an amount',
    );
    expect(owner.payload).toMatchObject({
      title: expect.stringMatching(/EUR.61\.50 saved for your tenants/),
      scope: 'dapr-vcluster-savings:2026-10:group:default/a',
    });
    expect(owner.payload.description).not.toContain('h/b/b');

    await digest.send(store, read);
    // Another portal of the same database, which has not sent anything yet.
    const other = portal();
    await other.digest.send(store, read);
    expect(send).toHaveBeenCalledTimes(2);
    expect(other.send).not.toHaveBeenCalled();
  });

  it('two portals at once send each message once', async () => {
    const { store, read } = await aStore(id, START, NOVEMBER);
    const portals = [portal(), portal()];
    await Promise.all(portals.map(({ digest }) => digest.send(store, read)));
    const recipients = recipientsOf(
      portals.flatMap(({ send }) => send.mock.calls),
    );
    expect(recipients.sort()).toEqual(['group:default/a', 'group:default/ops']);
  });

  it('tries again what was not sent', async () => {
    const { store, read } = await aStore(id, START, NOVEMBER);
    const { digest, send, logger } = portal();
    send.mockRejectedValueOnce(new Error('no notifications'));
    await digest.send(store, read);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('tried again: Error: no notifications'),
    );
    await digest.send(store, read);
    expect(recipientsOf(send.mock.calls)).toEqual([
      'group:default/ops',
      'group:default/a',
      'group:default/ops',
    ]);
  });

  it.each([
    ['before it has sent', false],
    ['after it has sent, before it could note so', true],
  ])('lets another portal send when one was killed %s', async (_, hadSent) => {
    const { store, read } = await aStore(id, START, NOVEMBER);
    const killed = portal();
    let reached = () => {};
    const sending = new Promise<void>(resolve => {
      reached = resolve;
    });
    const reachedBy: unknown[] = [];
    // What comes after never happens.
    killed.send.mockImplementation(message => {
      reachedBy.push(...(hadSent ? [message] : []));
      reached();
      return new Promise(() => {});
    });
    void killed.digest.send(store, read);
    await sending;

    const soon = portal();
    await soon.digest.send(store, read);
    expect(recipientsOf(soon.send.mock.calls)).toEqual(['group:default/a']);
    const later = portal(undefined, NOVEMBER + CLAIM_MS);
    await later.digest.send(store, read);
    expect(recipientsOf(later.send.mock.calls)).toEqual(['group:default/ops']);
    const [[again]] = later.send.mock.calls as any;
    expect(again.payload.scope).toBe(
      'dapr-vcluster-savings:2026-10:group:default/ops',
    );
    // The same again: Backstage replaces it.
    expect(reachedBy).toEqual(hadSent ? [again] : []);
    const last = portal(undefined, NOVEMBER + 10 * CLAIM_MS);
    await last.digest.send(store, read);
    expect(last.send).not.toHaveBeenCalled();
  });

  it('sends what was begun with in the next month too, and gives it up after three', async () => {
    const { store, read } = await aStore(id, START, NOVEMBER);
    const begun = portal();
    begun.send.mockRejectedValue(new Error('no notifications'));
    await begun.digest.send(store, read);
    expect(begun.logger.warn.mock.calls).toEqual([
      [expect.stringContaining('to group:default/ops and 1 more, which is')],
    ]);
    const february = portal(undefined, Date.UTC(2027, 1, 1));
    await february.digest.send(store, read);
    expect(february.send).not.toHaveBeenCalled();
    const december = portal(undefined, Date.UTC(2026, 11, 5));
    await december.digest.send(store, read);
    expect(recipientsOf(december.send.mock.calls)).toEqual([
      'group:default/ops',
      'group:default/a',
    ]);
  });

  it('forgets whom an older configuration named', async () => {
    const { store, read } = await aStore(id, START, NOVEMBER);
    const before = portal();
    before.send.mockRejectedValue(new Error('no notifications'));
    await before.digest.send(store, read);
    const after = portal({
      platformTeam: ['group:default/new'],
      owners: false,
    });
    await after.digest.send(store, read);
    expect(recipientsOf(after.send.mock.calls)).toEqual(['group:default/new']);
    expect(await store.digests.pending('2026-01')).toEqual([]);
  });

  it('waits until the month is over and counted to its end', async () => {
    const { store, read } = await aStore(id, START, START + 10 * MINUTE);
    const { digest, send } = portal();
    await digest.send(store, read);
    expect(send).not.toHaveBeenCalled();
  });

  it('tells nothing of a month that was only counted back to', async () => {
    const { store, read } = await aStore(id, NOVEMBER, NOVEMBER + 5 * MINUTE);
    const { digest, send } = portal(undefined, NOVEMBER + 5 * MINUTE);
    await digest.send(store, read);
    expect(send).not.toHaveBeenCalled();
  });

  it('tells nobody unless it is configured', async () => {
    const { store, read } = await aStore(id, START, NOVEMBER);
    const send = jest.fn(async () => undefined);
    const digest = new SavingsDigest({
      options: undefined,
      notifications: { send },
      logger: mockServices.logger.mock(),
      now: () => NOVEMBER,
    });
    await digest.send(store, read);
    expect(send).not.toHaveBeenCalled();
  });
});
