import { StoredMember, StoredWave } from './types';

/** Tables. */
export const WAVES = 'upgrade_waves';
export const MEMBERS = 'upgrade_wave_tenants';

/** States of waves that somebody has to work at. */
export const GOING_ON = ['running', 'cancelling'];

/** PostgreSQL gives 64-bit numbers as texts. */
type Milliseconds = number | string;

/** A row of `upgrade_waves`. */
export type WaveRow = {
  id: string;
  state: string;
  reason: string | null;
  value_source: string;
  canary: number;
  batch_size: number;
  pause_minutes: number;
  started_by: string;
  run_by: string;
  started_ms: Milliseconds;
  ended_ms: Milliseconds | null;
  held_by: string | null;
  held_until_ms: Milliseconds | null;
};

/** A row of `upgrade_wave_tenants`. */
export type MemberRow = {
  wave: string;
  tenant: string;
  position: number;
  batch: number;
  state: string;
  attempt: number;
  /** SQLite gives numbers. */
  accepted: boolean | number;
  uid: string | null;
  owner: string | null;
  labels_hash: string | null;
  from_version: string | null;
  to_version: string | null;
  reason: string | null;
  started_ms: Milliseconds | null;
  ended_ms: Milliseconds | null;
  reserved: string | null;
};

/** The row of a wave that nobody works at. */
export function waveRow(wave: StoredWave): WaveRow {
  return {
    id: wave.id,
    state: wave.state,
    reason: wave.reason ?? null,
    value_source: wave.values,
    canary: wave.canary,
    batch_size: wave.batchSize,
    pause_minutes: wave.pauseMinutes,
    started_by: wave.startedBy,
    run_by: wave.runBy,
    started_ms: wave.startedAt,
    ended_ms: wave.endedAt ?? null,
    held_by: null,
    held_until_ms: null,
  };
}

/** The row of one tenant of a wave that goes on. */
export function memberRow(
  wave: string,
  member: StoredMember,
  position: number,
): MemberRow {
  return {
    wave,
    position,
    tenant: member.tenant,
    batch: member.batch,
    state: member.state,
    attempt: member.attempt,
    accepted: member.accepted,
    uid: member.uid ?? null,
    owner: member.owner ?? null,
    labels_hash: member.labelsHash ?? null,
    from_version: member.from ?? null,
    to_version: member.to ?? null,
    reason: member.reason ?? null,
    started_ms: member.startedAt ?? null,
    ended_ms: member.endedAt ?? null,
    reserved: member.state === 'waiting' ? member.tenant : null,
  };
}

/** A wave with its tenants, which are given in their order. */
export function readWave(row: WaveRow, members: MemberRow[]): StoredWave {
  return {
    id: row.id,
    state: row.state as StoredWave['state'],
    reason: row.reason ?? undefined,
    values: row.value_source as StoredWave['values'],
    canary: row.canary,
    batchSize: row.batch_size,
    pauseMinutes: row.pause_minutes,
    startedBy: row.started_by,
    runBy: row.run_by,
    startedAt: Number(row.started_ms),
    endedAt: time(row.ended_ms),
    members: members.map(readMember),
  };
}

function readMember(row: MemberRow): StoredMember {
  return {
    tenant: row.tenant,
    batch: row.batch,
    state: row.state as StoredMember['state'],
    attempt: row.attempt,
    accepted: Boolean(row.accepted),
    uid: row.uid ?? undefined,
    owner: row.owner ?? undefined,
    labelsHash: row.labels_hash ?? undefined,
    from: row.from_version ?? undefined,
    to: row.to_version ?? undefined,
    reason: row.reason ?? undefined,
    startedAt: time(row.started_ms),
    endedAt: time(row.ended_ms),
  };
}

function time(stored: Milliseconds | null): number | undefined {
  return stored === null ? undefined : Number(stored);
}
