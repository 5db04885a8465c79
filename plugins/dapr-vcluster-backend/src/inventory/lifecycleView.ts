import {
  ANNOTATION_ADOPTED,
  ANNOTATION_OWNER,
  Finding,
  LABEL_MANAGED_BY,
  LABEL_TENANT,
  MANAGED_BY,
  Tenant,
} from 'backstage-plugin-dapr-vcluster-common';
import { Lifecycle, parseLifecycle } from './model/lifecycle';
import { Placement } from './model/placement';

type LifecycleView = Pick<Tenant, 'expiry' | 'schedule'> & {
  findings: Finding[];
};

/** What a page shows of a tenant's expiry and schedule. */
export function lifecycleView({
  ref,
  own,
  workload,
}: Placement): LifecycleView {
  const lifecycle = own && parseLifecycle(own.annotations, own.createdAt);
  if (!own || !lifecycle) {
    return { findings: [] };
  }
  const { expiresAt, keptBy, schedule, state, problems } = lifecycle;
  const { pause } = state;
  const expiredSince = expiredOf(lifecycle);
  const asleepSince =
    pause?.cause === 'schedule' &&
    workload?.paused &&
    workload.pausedAt === pause.date
      ? pause.date
      : undefined;
  const isRegistered =
    own.labels[LABEL_TENANT] === ref.name &&
    (own.labels[LABEL_MANAGED_BY] === MANAGED_BY ||
      own.annotations[ANNOTATION_ADOPTED] !== undefined);
  return {
    ...((expiresAt !== undefined || keptBy !== undefined) && {
      expiry: {
        ...(expiresAt !== undefined && { expiresAt }),
        ...(keptBy !== undefined && { keptBy }),
        ...(expiredSince !== undefined && { expiredSince }),
      },
    }),
    ...(schedule && {
      schedule: {
        sleep: schedule.sleep,
        wake: schedule.wake,
        zone: schedule.zone,
        ...(asleepSince !== undefined && { asleepSince }),
      },
    }),
    findings: [
      ...(expiredSince === undefined ? [] : [expired(lifecycle, expiredSince)]),
      ...problems.map(unreadable),
      ...(isRegistered ? [] : [unregistered(own.annotations)]),
    ],
  };
}

function expiredOf({ expiresAt, keptBy, state }: Lifecycle) {
  const { at, expiredSince } = state.expiry ?? {};
  return keptBy === undefined && expiresAt !== undefined && at === expiresAt
    ? expiredSince
    : undefined;
}

function expired({ expiresAt = '' }: Lifecycle, since: string): Finding {
  return {
    ruleId: 'tenant/expired',
    severity: 'warning',
    title:
      'The tenant has expired: it is paused, and is deleted when its grace is over.',
    evidence: [
      { label: 'Expired at', value: expiresAt },
      { label: 'Grace since', value: since },
    ],
    fix: 'Extend the tenant if it is still needed: that resumes it.',
  };
}

function unreadable({
  part,
  annotation,
  value,
  why,
}: Lifecycle['problems'][number]): Finding {
  return {
    ruleId: 'tenant/lifecycle-unreadable',
    severity: 'warning',
    title:
      'An annotation about the expiry or the sleep schedule of the tenant cannot be followed, so nothing is done about either.',
    field: `metadata.annotations["${annotation}"]`,
    evidence: [
      { label: 'Value', value: value || 'none' },
      { label: 'Reason', value: why },
    ],
    fix:
      part === 'schedule'
        ? 'Set the sleep schedule of the tenant again, or remove it.'
        : 'Extend the tenant: that writes its expiry again.',
  };
}

function unregistered(annotations: Readonly<Record<string, string>>): Finding {
  const isOwned = annotations[ANNOTATION_OWNER] !== undefined;
  return {
    ruleId: 'tenant/lifecycle-unregistered',
    severity: 'warning',
    title:
      'The namespace says when the tenant expires or sleeps, but not that it is a tenant of this portal, so nothing is done about either.',
    evidence: [{ label: 'Missing label', value: LABEL_TENANT }],
    fix: isOwned
      ? `Set the labels ${LABEL_TENANT} and ${LABEL_MANAGED_BY} of the namespace as they were.`
      : 'Adopt the vcluster, or remove these annotations.',
  };
}
