import {
  HostObject,
  ProvisionProgress,
} from 'backstage-plugin-dapr-vcluster-node';
import { redactText } from 'backstage-plugin-dapr-vcluster-node/redaction';

type Condition = {
  type: string;
  status: string;
  reason?: string;
  message?: string;
};

type Release = {
  metadata: { generation?: number };
  spec?: { suspend?: boolean };
  status?: { observedGeneration?: number; conditions?: Condition[] };
};

/** A chart that the repository does not have does not appear by waiting; one that cannot be fetched may. */
const NO_SUCH_CHART = /no '[^']*' chart with version|chart version not found/;

/** How far Flux's helm-controller has got with a HelmRelease, by its conditions. */
export function releaseProgress(object: HostObject): ProvisionProgress {
  const { metadata, spec, status } = object as unknown as Release;
  if (spec?.suspend) {
    return {
      state: 'failed',
      reason: 'Flux is told to suspend the HelmRelease (spec.suspend)',
    };
  }
  const find = (type: string) =>
    status?.conditions?.find(each => each.type === type);
  const ready = find('Ready');
  if (
    !ready ||
    (status?.observedGeneration ?? 0) < (metadata.generation ?? 1)
  ) {
    return { state: 'waiting', reason: 'Flux has not begun with it' };
  }
  if (ready.status === 'True') {
    return { state: 'done' };
  }
  const message = redactText(ready.message ?? ready.reason ?? '');
  const isOver =
    find('Stalled')?.status === 'True' ||
    /^(Install|Upgrade|Test|Rollback)Failed$/.test(ready.reason ?? '') ||
    NO_SUCH_CHART.test(message);
  return {
    state: isOver && ready.status === 'False' ? 'failed' : 'waiting',
    reason: `Flux: ${message}`,
  };
}
