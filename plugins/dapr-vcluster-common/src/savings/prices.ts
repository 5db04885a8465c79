import { byDefault, Sourced } from './sourced';
import { HOURS_PER_MONTH } from './units';

/**
 * Prices per month after discounts, in one currency.
 *
 * @public
 */
export type Prices = {
  /** ISO 4217 */
  currency: string;
  /** One core for a month. */
  cpu: Sourced<number>;
  /** One GiB of memory for a month. */
  memory: Sourced<number>;
  /** One GiB of storage for a month, unless its class has a price of its own. */
  storage: Sourced<number>;
  /** One GiB of storage for a month, by the name of its StorageClass. */
  storageClasses: Readonly<Record<string, Sourced<number>>>;
  /** What the provider charges for the control plane of one real cluster. */
  controlPlane: Sourced<number>;
  /** Fixed cost of one more real cluster besides: its smallest nodes, network, work. */
  clusterExtras: Sourced<number>;
};

const OPENCOST =
  "OpenCost's default.json (GCP us-central1 list prices), 730 hours";

/**
 * List prices for when nobody configured any, in USD.
 *
 * Sources: default.json of OpenCost (0.031611 per core-hour, 0.004237 per GiB-hour, 0.00005479452 per GiB-hour of storage);
 * 0.10 per cluster-hour is what EKS and GKE list.
 *
 * @public
 */
export const DEFAULT_PRICES: Prices = {
  currency: 'USD',
  cpu: byDefault(0.031611 * HOURS_PER_MONTH, OPENCOST),
  memory: byDefault(0.004237 * HOURS_PER_MONTH, OPENCOST),
  storage: byDefault(0.00005479452 * HOURS_PER_MONTH, OPENCOST),
  storageClasses: {},
  controlPlane: byDefault(
    0.1 * HOURS_PER_MONTH,
    'List price of EKS and GKE, 0.10 per cluster-hour, 730 hours',
  ),
  clusterExtras: byDefault(0, 'Left out unless configured'),
};
