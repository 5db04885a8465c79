import type { Basis } from '../contract/savings';
import { Sourced } from './sourced';
import { Bytes, Millicores } from './units';

/**
 * A volume of a footprint.
 *
 * @public
 */
export type FootprintVolume = {
  size: Sourced<Bytes>;
  /** Absent for the default class of the cluster. */
  storageClass?: string;
};

/**
 * What some software takes up, all its replicas together. Footprints of the two bases are different types.
 *
 * @public
 */
export type Footprint<B extends Basis> = {
  basis: B;
  name: string;
  pods: number;
  cpu: Sourced<Millicores>;
  memory: Sourced<Bytes>;
  volumes: FootprintVolume[];
  /** Prices of the nodes that it runs on, where they have prices of their own. */
  nodePrices?: { cpu: Sourced<number>; memory: Sourced<number> };
};

/**
 * A shared operator: Dapr, or one that the platform team configured.
 *
 * @public
 */
export type Pack<B extends Basis> = {
  name: string;
  /** One installation for a single tenant (S1, S2). */
  dedicated: Footprint<B>;
  /** The installation that tenants share (S0, S3). */
  shared: Footprint<B>;
  /** By which part of itself the shared one grows with each tenant after the first: 0.01 for 1 %. */
  growthPerTenant: number;
};
