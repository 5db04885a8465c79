import type { Finding } from 'backstage-plugin-dapr-vcluster-common';
import { NamespacedName } from './types';

/**
 * `synced`: the host has it. `refused`: a rule, or the host, says no. `conflict`: somebody else has the name on the
 * host. `waiting`: something it needs is not on the host yet. `failed`: it is being tried again.
 *
 * @public
 */
export type SyncState =
  | 'synced'
  | 'refused'
  | 'conflict'
  | 'waiting'
  | 'failed';

/**
 * What became of one object of a vcluster.
 *
 * @public
 */
export type SyncEntry = {
  apiVersion: string;
  kind: string;
  virtual: NamespacedName;
  host: NamespacedName;
  state: SyncState;
  /** Generation of the object that this is about. */
  generation?: number;
  /** Whether the host has a copy, of this or an earlier generation. */
  onHost: boolean;
  /** Why it is not synced; one sentence. */
  reason?: string;
  findings: Finding[];
};

/**
 * What was done to the host just now; `restored`: the copy had been changed or deleted there.
 *
 * @public
 */
export type SyncAction = 'created' | 'updated' | 'restored' | 'removed';
