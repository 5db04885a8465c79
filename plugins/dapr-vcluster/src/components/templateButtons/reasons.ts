import {
  Host,
  PortalOptions,
  Tenant,
} from 'backstage-plugin-dapr-vcluster-common';
import type { Text } from '../../hooks';

/** What of a tenant says whether a template can be used now. */
type Subject = Pick<Tenant, 'phase'> &
  Partial<Pick<Tenant, 'profile' | 'upgrade'>>;

/** Why a template cannot be used now: a sentence, and a few words for menus. */
export type Why = { full: string; short: string };

/** Phases of a vcluster whose control plane runs, or is to run. */
const RUNNING: readonly Tenant['phase'][] = ['ready', 'starting', 'failed'];

function byPhase(
  t: Text,
  key: 'notReady' | 'cannotPause' | 'cannotResume' | 'cannotUpgrade',
  tenantPhase: Tenant['phase'],
): Why {
  const phase = t(`status.phase.${tenantPhase}`).toLocaleLowerCase();
  return {
    full: t(`templateButtons.${key}`, { phase }),
    short: t('templateButtons.menu.phase', { phase }),
  };
}

/** Why nothing on a host can be changed; undefined if it can. */
export function whyReadOnly(
  t: Text,
  host: Pick<Host, 'name' | 'readOnly'> | undefined,
): Why | undefined {
  return host?.readOnly
    ? {
        full: t('templateButtons.readOnlyHost', { host: host.name }),
        short: t('templateButtons.menu.readOnlyHost'),
      }
    : undefined;
}

/** What is said to users without a permission. */
export function whyDenied(t: Text, permission: { name: string }): Why {
  return {
    full: t('templateButtons.denied', { permission: permission.name }),
    short: t('templateButtons.menu.denied'),
  };
}

/** Why nothing can be done in a vcluster now; undefined if it can. */
export function whyNotReady(
  t: Text,
  { phase = 'unknown' }: Partial<Subject>,
): Why | undefined {
  return phase === 'ready' ? undefined : byPhase(t, 'notReady', phase);
}

/** Why it cannot be paused now; undefined if it can. */
export function whyNotPausable(t: Text, { phase }: Subject): Why | undefined {
  return RUNNING.includes(phase) ? undefined : byPhase(t, 'cannotPause', phase);
}

/** Why it cannot be resumed now; undefined if it can. */
export function whyNotResumable(t: Text, { phase }: Subject): Why | undefined {
  return phase === 'paused' ? undefined : byPhase(t, 'cannotResume', phase);
}

/** Why there is nothing to upgrade now; undefined where it may be possible. */
export function whyNotUpgradable(
  t: Text,
  { phase, profile, upgrade }: Subject,
  profiles: PortalOptions['profiles'] | undefined,
): Why | undefined {
  if (upgrade && ['running', 'rolling-back'].includes(upgrade.state)) {
    return {
      full: t('templateButtons.upgrading', { version: upgrade.to }),
      short: t('templateButtons.menu.upgrading'),
    };
  }
  if (!RUNNING.includes(phase)) {
    return byPhase(t, 'cannotUpgrade', phase);
  }
  return profiles?.some(({ name }) => name === profile) === false
    ? {
        full: t('templateButtons.noProfile'),
        short: t('templateButtons.menu.noProfile'),
      }
    : undefined;
}
