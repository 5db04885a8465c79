import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { redactText } from 'backstage-plugin-dapr-vcluster-node/redaction';
import { ReleaseCondition, ReleaseItem } from '../model/model';
import { baseOf } from './metadata';

type Release = KubeObject & {
  spec?: {
    releaseName?: string;
    targetNamespace?: string;
    suspend?: boolean;
    chart?: { spec?: { chart?: string; version?: string } };
  };
  status?: { observedGeneration?: number; conditions?: ReleaseCondition[] };
};

/** Keeps Flux releases of the vcluster chart; any other is undefined. */
export function projectRelease(object: KubeObject): ReleaseItem | undefined {
  const { spec = {}, status = {}, metadata } = object as Release;
  const chart = spec.chart?.spec;
  if (chart?.chart !== 'vcluster') {
    return undefined;
  }
  const { namespace = '', name, generation = 0 } = metadata;
  const outdated = (status.observedGeneration ?? 0) < generation;
  const conditions = (status.conditions ?? []).map(
    ({ type, status: value, reason, message, lastTransitionTime }) => ({
      type,
      status: value,
      reason,
      ...(message !== undefined && { message: redactText(message) }),
      lastTransitionTime,
    }),
  );
  return {
    ...baseOf(object),
    tool: 'flux',
    releaseName: spec.releaseName ?? name,
    targetNamespace: spec.targetNamespace ?? namespace,
    version: chart.version,
    suspended: spec.suspend ?? false,
    outdated,
    failure: outdated ? undefined : failureOf(conditions),
    conditions,
  };
}

function failureOf(
  conditions: readonly ReleaseCondition[],
): ReleaseItem['failure'] {
  const holds = (type: string, status: string) =>
    conditions.find(each => each.type === type && each.status === status);
  const failure =
    holds('Stalled', 'True') ??
    (holds('Reconciling', 'True') ? undefined : holds('Ready', 'False'));
  return (
    failure && {
      reason: failure.reason ?? failure.type,
      message: failure.message ?? '',
    }
  );
}
