/** What one tenant costs per hour, beside its part of what tenants share; null when one of the numbers is unknown. */
export type TenantRates = {
  /** A cluster of its own with its own Dapr (S1). */
  separate: number;
  /** Its vcluster. */
  vcluster: number;
  /** Dapr and further packs of its own (S1, S2). */
  dedicated: number;
} | null;

/** What the tenants of a host share, per hour; null when one of the numbers is unknown. */
export type SharedRates = {
  cluster: number;
  /** Shared packs with the Component syncer and the portal. */
  planes: number;
} | null;

/** Why an interval began. */
export type Cause =
  | 'created'
  | 'found'
  | 'paused'
  | 'resumed'
  | 'changed'
  | 'month'
  | 'after-gap';

/** What holds of a tenant for an interval: when one of these changes, the next interval begins. */
export type TenantFacts = {
  state: 'running' | 'stopped';
  owner: string | null;
  preset: string | null;
  version: string | null;
  currency: string;
  /** Its part of what is shared is this over the sum of all weights of the host. */
  weight: number;
  rates: TenantRates;
};

/** A tenant as seen now; times in milliseconds since 1970. */
export type SeenTenant = TenantFacts & {
  tenant: string;
  uid: string;
  createdAt?: number;
  pausedAt?: number;
  /** Its rates while it runs, whatever it does now. */
  runningRates: TenantRates;
  /** It was counted under another name of its host before: what it has behind it is not counted again. */
  wasElsewhere?: boolean;
};

/** A host as seen now. */
export type Observation = {
  host: string;
  now: number;
  tenants: readonly SeenTenant[];
  /** By the number of tenants there are. */
  shared: (tenants: number) => SharedRates;
};

/** An interval that has not ended. */
export type OpenInterval = TenantFacts & {
  id: string;
  tenant: string;
  uid: string;
  cause: Cause;
  from: number;
  /** Before the ledger began: from the creation time of the tenant, at the rates of the day it was first seen. */
  backfilled: boolean;
  /** The host's sums when the interval began, see {@link HostLedger}. */
  clusterFrom: number;
  planesFrom: number;
};

/** An interval that has ended, with what was saved in it; amounts are null when a rate was unknown. */
export type ClosedInterval = OpenInterval & {
  until: number;
  /** S1 - S3 */
  saved: number | null;
  /** S2 - S3 */
  bySharing: number | null;
};

/**
 * A host up to the time it was last seen. The sums are what one unit of weight has borne of what is shared since the ledger
 * began: the part of a tenant over an interval is its weight times the difference of the sums at both ends, so that the parts of
 * all tenants add up to the whole.
 */
export type HostLedger = {
  host: string;
  seen: number;
  clusterSum: number;
  planesSum: number;
  shared: SharedRates;
};
