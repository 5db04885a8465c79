import { Host, TenantSummary } from 'backstage-plugin-dapr-vcluster-common';
import { Text } from '../../../hooks';

/** What can be done with several tenants at once, besides upgrades. */
export type BulkAction = 'pause' | 'resume' | 'extend';

/** Phases in which each can be done. */
const PHASES: Record<BulkAction, readonly TenantSummary['phase'][]> = {
  pause: ['ready', 'starting', 'failed'],
  resume: ['paused'],
  extend: ['ready', 'starting', 'failed', 'paused'],
};

/** Why something cannot be done with a tenant now; undefined where it may be possible. Permissions are the backend's. */
export function whyNot(
  t: Text,
  action: BulkAction,
  { phase, ref, registered }: TenantSummary,
  hosts: readonly Host[],
): string | undefined {
  if (hosts.some(({ name, readOnly }) => name === ref.host && readOnly)) {
    return t('templateButtons.readOnlyHost', { host: ref.host });
  }
  if (!PHASES[action].includes(phase)) {
    return t('fleet.bulk.phase', {
      phase: t(`status.phase.${phase}`).toLocaleLowerCase(),
    });
  }
  return action === 'extend' && registered === false
    ? t('fleet.bulk.notRegistered')
    : undefined;
}
