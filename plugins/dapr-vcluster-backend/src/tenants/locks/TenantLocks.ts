import { randomUUID } from 'node:crypto';
import { DatabaseService } from '@backstage/backend-plugin-api';
import {
  formatTenantRef,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { conflict } from '../../platform/errors';
import { LockStore, RunningOperation } from './LockStore';

/** How long an operation of a process that has ended keeps others away. */
const HOLD_MS = 60_000;
const RENEW_MS = 20_000;

/** What is said of each operation that keeps others away. */
const DOING = {
  create: 'is being created',
  upgrade: 'is being upgraded',
  pause: 'is being paused',
  resume: 'is being resumed',
  delete: 'is being deleted',
  adopt: 'is being registered',
  release: 'is being released',
  'change-profile': 'is being moved to another profile',
} as const;

/** An operation that changes the whole of a tenant. */
export type TenantOperation = keyof typeof DOING;

/** Who does what. */
export type Claim = {
  operation: TenantOperation;
  /** Entity ref of the user. */
  by: string;
};

/** What became of an attempt: the answer of the work, or what is in its way. */
export type Attempt<T> = { value: T } | { taken: RunningOperation };

/**
 * Lets one operation at a time work at a tenant, in whatever portal of those that share the database. Upgrades last longer
 * than their calls: between these, the record on the host keeps others away.
 */
export class TenantLocks {
  readonly #store: LockStore;

  constructor(database: DatabaseService) {
    this.#store = new LockStore(database);
  }

  /** @throws ConflictError naming which operation runs, since when, and by whom; and whatever the work throws. */
  async run<T>(
    ref: TenantRef,
    claim: Claim,
    work: () => Promise<T>,
  ): Promise<T> {
    const attempt = await this.attempt(ref, claim, work);
    if ('value' in attempt) {
      return attempt.value;
    }
    const id = formatTenantRef(ref);
    throw conflict(
      `tenant "${id}" ${describeOperation(attempt.taken, claim)}`,
      { field: 'tenant', value: id, fix: 'Wait until that has ended.' },
    );
  }

  /** The same, for those who can wait; @throws whatever the work throws. */
  async attempt<T>(
    ref: TenantRef,
    { operation, by }: Claim,
    work: () => Promise<T>,
  ): Promise<Attempt<T>> {
    const since = Date.now();
    const holder = randomUUID();
    const call = { tenant: formatTenantRef(ref), operation, by, since, holder };
    const taken = await this.#store.take(call, since + HOLD_MS);
    if (taken) {
      return { taken };
    }
    const timer = setInterval(() => {
      // When the database does not answer now, it is asked again before the time is up.
      this.#store.renew(call, Date.now() + HOLD_MS).catch(() => {});
    }, RENEW_MS);
    try {
      return { value: await work() };
    } finally {
      clearInterval(timer);
      // What cannot be given back ends by itself.
      await this.#store.give(call).catch(() => {});
    }
  }
}

/**
 * Says what runs. Whoever creates a tenant may know nothing of the one that is there, so that it is not told whose
 * operation that is.
 */
export function describeOperation(
  { operation, by, since }: RunningOperation,
  claim?: Claim,
): string {
  const doing = DOING[operation as TenantOperation] ?? 'is being changed';
  const who = claim?.operation === 'create' ? '' : ` by ${by}`;
  return `${doing} since ${new Date(since).toISOString()}${who}`;
}
