import { Finding } from 'backstage-plugin-dapr-vcluster-common';
import { FullResource } from './roomLeft';

/** What `kubectl describe resourcequota` shows of a resource. */
export function useText({
  used,
  hard,
}: Pick<FullResource, 'used' | 'hard'>): string {
  return `${used} of ${hard} used`;
}

const MORE_ROOM =
  'Ask the platform team for more quota, delete what is not needed, or give app and sidecar smaller requests and limits (dapr.io/sidecar-cpu-limit and the like): a LimitRange gives both its defaults otherwise.';

/** No other pod with a sidecar fits into a quota; pods may not be refused yet. */
export function quotaFull(full: readonly FullResource[]): Finding {
  const names = [...new Set(full.map(({ resource }) => resource))];
  return {
    ruleId: 'tenant/quota-full',
    severity: 'warning',
    title: `The quota has no room for another pod with a sidecar: ${names.join(
      ', ',
    )}.`,
    evidence: full.map(({ namespace, quota, resource, ...use }) => ({
      label: `${resource} (ResourceQuota ${namespace}/${quota})`,
      value: useText(use),
    })),
    fix: MORE_ROOM,
  };
}

/** A quota has refused pods of the vcluster. */
export function quotaRefuses(
  pods: number,
  full: readonly Omit<FullResource, 'namespace'>[],
): Finding {
  const names = [...new Set(full.map(({ resource }) => resource))];
  return {
    ruleId: 'tenant/quota-refuses-pods',
    severity: 'error',
    title: `A quota of the host keeps ${pods} ${
      pods === 1 ? 'pod' : 'pods'
    } from starting: ${names.join(', ')}.`,
    evidence: full.map(({ quota, resource, ...use }) => ({
      label: `${resource} (ResourceQuota ${quota})`,
      value: useText(use),
    })),
    fix: MORE_ROOM,
  };
}
