import {
  formatTenantRef,
  Known,
  Tenant,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';

/** A vcluster that could not be reached is asked again after this time, then after three times as long, up to the last. */
const FIRST_RETRY_MS = 3_000;
const RETRY_FACTOR = 3;
const LAST_RETRY_MS = 30_000;
/** What was not asked for in this time is forgotten. */
const KEEP_MS = 10 * LAST_RETRY_MS;

type Unknown = Extract<Known<never>, { state: 'unknown' }>;

type Failure = {
  answer: Unknown;
  at: number;
  inARow: number;
  hostSide: string;
};

/**
 * Vclusters whose API server could not be reached. They are asked less and less often, by all who read them together,
 * until one answers or its host side changes.
 */
export class UnreachableVclusters {
  readonly #failures = new Map<string, Failure>();
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** Why a vcluster is not asked at the moment; undefined if it may be. */
  reason(tenant: Tenant): Unknown | undefined {
    const failure = this.#failureOf(tenant);
    return failure && this.#now() - failure.at < retryAfterMs(failure)
      ? failure.answer
      : undefined;
  }

  add(tenant: Tenant, answer: Unknown): void {
    const now = this.#now();
    const before = this.#failureOf(tenant);
    for (const [key, { at }] of this.#failures) {
      if (now - at >= KEEP_MS) {
        this.#failures.delete(key);
      }
    }
    this.#failures.set(formatTenantRef(tenant.ref), {
      answer,
      at: now,
      inARow: nextInARow(before, now),
      hostSide: hostSideOf(tenant),
    });
  }

  delete(ref: TenantRef): void {
    this.#failures.delete(formatTenantRef(ref));
  }

  /** The last failure while the host side looked as it does now. */
  #failureOf(tenant: Tenant): Failure | undefined {
    const failure = this.#failures.get(formatTenantRef(tenant.ref));
    return failure?.hostSide === hostSideOf(tenant) ? failure : undefined;
  }
}

/** Questions that were asked at the same time fail together, and count once. */
function nextInARow(before: Failure | undefined, now: number): number {
  if (!before) {
    return 1;
  }
  return now - before.at < FIRST_RETRY_MS ? before.inARow : before.inARow + 1;
}

function retryAfterMs({ inARow }: Failure): number {
  return Math.min(FIRST_RETRY_MS * RETRY_FACTOR ** (inARow - 1), LAST_RETRY_MS);
}

/** What changes on the host when a vcluster starts or stops. */
function hostSideOf({ phase, counts }: Tenant): string {
  return JSON.stringify([phase, counts]);
}
