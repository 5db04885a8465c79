import { DatabaseService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { advance, LedgerStore, monthOf } from '../savings/ledger';
import { SeenTenant } from '../savings/ledger/types';

const MINUTE = 60_000;
const RATES = { separate: 10, vcluster: 2, dedicated: 3 };

const today = new Date();
const thisMonth = Date.UTC(today.getUTCFullYear(), today.getUTCMonth());
/** The month that digests are about. */
export const LAST_MONTH = monthOf(thisMonth - 1);

const tenant = (name: string): SeenTenant => ({
  tenant: `gone/${name}/${name}`,
  uid: `uid-${name}`,
  state: 'running',
  owner: `group:default/${name}`,
  preset: null,
  version: null,
  currency: 'EUR',
  weight: 1,
  rates: RATES,
  runningRates: RATES,
  createdAt: thisMonth - 60 * MINUTE,
});

/** A host that was counted over the end of the last month, when nobody could send anything. */
export async function countedLastMonth(
  client: Knex,
  migrations?: DatabaseService['migrations'],
) {
  const store = await LedgerStore.create({
    getClient: async () => client,
    migrations,
  });
  for (const now of [thisMonth - 15 * MINUTE, thisMonth + 1]) {
    const before = await store.load('gone');
    await store.save(
      before,
      advance(before.host, before.open, {
        host: 'gone',
        now,
        tenants: [tenant('a'), tenant('b')],
        shared: () => ({ cluster: 3, planes: 3 }),
      })!,
    );
  }
}
