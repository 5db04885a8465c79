import { UpgradeWave, WaveTenant } from 'backstage-plugin-dapr-vcluster-common';
import { nextStep } from './machine';
import { StoredMember, StoredWave, viewOf } from './types';

/** A wave as it is shown to somebody who may see some of its tenants. */
export function showWave(
  wave: StoredWave,
  isShown: (member: StoredMember) => boolean,
  now: number,
): UpgradeWave {
  const shown = wave.members.filter(isShown);
  const { notBefore } = nextStep(viewOf(wave), now);
  const { id, state, canary, batchSize, pauseMinutes, startedBy } = wave;
  return {
    id,
    state,
    ...(wave.reason !== undefined && { reason: reasonFor(wave, isShown) }),
    canary,
    batchSize,
    pauseMinutes,
    startedBy,
    startedAt: timeText(wave.startedAt)!,
    endedAt: timeText(wave.endedAt),
    nextBatchAt: timeText(notBefore),
    tenants: shown.map(showMember),
    hidden: wave.members.length - shown.length,
  };
}

/** The reason names the tenant that has failed. */
function reasonFor(
  { reason, members }: StoredWave,
  isShown: (member: StoredMember) => boolean,
): string | undefined {
  return members.filter(({ tenant }) => reason?.includes(tenant)).every(isShown)
    ? reason
    : 'A tenant that you may not read has failed.';
}

function showMember(member: StoredMember): WaveTenant {
  const { tenant: id, state, from, to, reason, batch } = member;
  const isUpgraded = state !== 'skipped' || member.startedAt !== undefined;
  return {
    id,
    state,
    from,
    to,
    ...(isUpgraded && state !== 'unchanged' && { batch }),
    reason,
    startedAt: timeText(member.startedAt),
    endedAt: timeText(member.endedAt),
  };
}

function timeText(time: number | undefined): string | undefined {
  return time === undefined ? undefined : new Date(time).toISOString();
}
