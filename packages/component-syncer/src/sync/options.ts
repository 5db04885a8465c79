import type { Finding } from 'backstage-plugin-dapr-vcluster-common';
import { Timers, WorkerLimits } from '../work';
import { SyncAction, SyncEntry, SyncState } from './SyncEntry';
import {
  DaprResource,
  HostCopy,
  HostSide,
  NamespacedName,
  SyncedKind,
  VirtualSide,
} from './types';

/**
 * What is to be done about one object: `copy` is to be on the host, with the digest of its content; without it the host
 * stays as it is, and `absent` says that nothing may be there.
 *
 * @public
 */
export type Plan = { findings?: Finding[] } & (
  | { copy: DaprResource; content: string }
  | {
      copy?: undefined;
      state: Exclude<SyncState, 'synced'>;
      reason: string;
      absent?: boolean;
      /** Said on a copy that stays on the host: the rules that refuse its source. */
      refused?: string;
    }
);

/**
 * What the copier needs.
 *
 * @public
 */
export type DaprSyncOptions = {
  virtual: VirtualSide;
  host: HostSide;
  kinds: SyncedKind[];
  /** Where an object of the vcluster lives on the host. */
  hostRef(virtual: NamespacedName): NamespacedName;
  /** Decides about one object; what it throws is reported and tried again. */
  plan(
    kind: SyncedKind,
    object: DaprResource,
    found: HostCopy | undefined,
  ): Promise<Plan>;
  timers: Timers;
  limits?: WorkerLimits;
  /** Told of the outcome of an object whenever it was dealt with; `entry` is undefined when the object is gone. */
  onOutcome?: (
    entry: SyncEntry | undefined,
    of: NamespacedName & { kind: string },
    action?: SyncAction,
  ) => void;
};
