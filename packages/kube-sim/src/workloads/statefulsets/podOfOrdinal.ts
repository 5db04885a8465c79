import { NewObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { Pod, Volume } from '../../controllerRuntime';
import { podOf } from '../replicasets/podOf';
import { StatefulSet } from '../shared/kinds';
import { templateHash } from '../shared/templateHash';

export const REVISION_LABEL = 'controller-revision-hash';

/** Name of the present revision of a StatefulSet's template. */
export function revisionOf({ metadata, spec }: StatefulSet) {
  return `${metadata.name}-${templateHash(spec.template)}`;
}

/** Name of the claim that a claim template makes for a pod. */
export function claimName(template: string, pod: string) {
  return `${template}-${pod}`;
}

/** The pod with an ordinal: stable name, host name, and its own volume claims. */
export function podOfOrdinal(
  statefulSet: StatefulSet,
  ordinal: number,
): NewObject<Pod> {
  const { spec, metadata } = statefulSet;
  const name = `${metadata.name}-${ordinal}`;
  const claims = (spec.volumeClaimTemplates ?? []).map(
    ({ metadata: { name: volume } }) => volume,
  );
  const volumes: Volume[] = [
    ...claims.map(volume => ({
      name: volume,
      persistentVolumeClaim: { claimName: claimName(volume, name) },
    })),
    ...(spec.template.spec.volumes ?? []).filter(
      volume => !claims.includes(volume.name),
    ),
  ];
  return podOf(statefulSet, spec.template, {
    name,
    labels: {
      'apps.kubernetes.io/pod-index': `${ordinal}`,
      [REVISION_LABEL]: revisionOf(statefulSet),
      'statefulset.kubernetes.io/pod-name': name,
    },
    spec: {
      hostname: name,
      ...(spec.serviceName && { subdomain: spec.serviceName }),
      ...(volumes.length && { volumes }),
    },
  });
}

/** The number at the end of a pod's name; -1 when it belongs to no ordinal. */
export function ordinalOf({ metadata }: Pod) {
  const match = /-(\d+)$/.exec(metadata.name);
  return match ? Number(match[1]) : -1;
}
