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
  return {
    ...baseOf(object),
    releaseName: spec.releaseName ?? name,
    targetNamespace: spec.targetNamespace ?? namespace,
    version: chart.version,
    suspended: spec.suspend ?? false,
    outdated: (status.observedGeneration ?? 0) < generation,
    conditions: (status.conditions ?? []).map(
      ({ type, status: value, reason, message, lastTransitionTime }) => ({
        type,
        status: value,
        reason,
        ...(message !== undefined && { message: redactText(message) }),
        lastTransitionTime,
      }),
    ),
  };
}
