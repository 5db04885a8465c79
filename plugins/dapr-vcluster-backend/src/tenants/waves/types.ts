import { UpgradeTenant } from 'backstage-plugin-dapr-vcluster-common';
import { Member, WaveView } from './machine';

/** One tenant of a wave as the database has it; times are milliseconds of the epoch. */
export type StoredMember = Member & {
  /** How often it was begun with on purpose: 1, and one more for each time that it was retried. */
  attempt: number;
  /** Of the host namespace that the permission was checked on; absent for one that is skipped. */
  uid?: string;
  /** Entity ref of its owner then. */
  owner?: string;
  /** Hash of the labels that permission rules can look at. */
  labelsHash?: string;
  from?: string;
  to?: string;
  reason?: string;
  startedAt?: number;
};

/** A wave as the database has it. */
export type StoredWave = Omit<WaveView, 'members' | 'pauseMs'> & {
  id: string;
  values: NonNullable<UpgradeTenant['values']>;
  canary: number;
  pauseMinutes: number;
  /** Entity ref of the user. */
  startedBy: string;
  /** Entity ref of the user who has started or resumed it last: upgrades are in their name. */
  runBy: string;
  startedAt: number;
  endedAt?: number;
  reason?: string;
  members: StoredMember[];
};

/** What becomes of a tenant. */
export type Settled = {
  state: Exclude<Member['state'], 'waiting' | 'running'>;
  reason?: string;
};

/** The wave as the order of upgrades depends on it. */
export function viewOf({
  state,
  batchSize,
  pauseMinutes,
  members,
}: StoredWave): WaveView<StoredMember> {
  return { state, batchSize, pauseMs: pauseMinutes * 60_000, members };
}

/** Marks the upgrade of a tenant as that of a wave, and of one attempt of it. */
export function markOf({ id }: StoredWave, { attempt }: StoredMember): string {
  return `${id}#${attempt}`;
}
