import {
  namespaceLabelKey,
  POD_ANNOTATIONS,
  workloadServiceAccount,
} from 'backstage-plugin-dapr-vcluster-common';
import { Pod, PodSpec } from 'dapr-vcluster-kube-sim/controller-runtime';
import {
  NewObject,
  OwnerReference,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { Placement } from '../config/Placement';
import { hostMetadata } from './metadata';
import { hostEnv, Service, serviceEnv } from './podEnv';
import { hostVolumes } from './podVolumes';

/** What a pod's translation needs to know besides the pod. */
export type PodSurroundings = {
  placement: Placement;
  minor: number;
  /** Address of the virtual API server inside the host. */
  apiIp: string;
  /** Address of the vcluster's own DNS. */
  dnsIp: string;
  services: Service[];
  /** Labels of the pod's namespace in the vcluster. */
  namespaceLabels: Record<string, string>;
  owner?: OwnerReference;
};

/** The pod as the syncer creates it on the host. */
export function hostPod(pod: Pod, around: PodSurroundings): NewObject<Pod> {
  const { placement } = around;
  const { volumes, tokens } = hostVolumes(placement, pod);
  const metadata = hostMetadata(
    placement,
    pod,
    around.owner && { ...around.owner, controller: true },
  );
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      ...metadata,
      labels: {
        ...metadata.labels,
        ...namespaceLabels(placement, around.namespaceLabels),
      },
      annotations: {
        'cluster-autoscaler.kubernetes.io/safe-to-evict': 'true',
        ...metadata.annotations,
        ...podAnnotations(pod),
        ...tokens,
      },
    },
    spec: hostSpec(pod, around, volumes),
  };
}

/** The annotations through which a host pod shows what its virtual twin is. */
export function podAnnotations({
  metadata,
  spec,
}: Pod): Record<string, string> {
  const [owner] = metadata.ownerReferences ?? [];
  const labels = Object.entries(metadata.labels ?? {})
    .sort(([one], [two]) => (one < two ? -1 : 1))
    .map(([key, value]) => `${key}=${JSON.stringify(value)}`);
  return {
    [POD_ANNOTATIONS.labels]: labels.join('\n'),
    [POD_ANNOTATIONS.name]: metadata.name,
    [POD_ANNOTATIONS.namespace]: metadata.namespace!,
    ...(owner && {
      [POD_ANNOTATIONS.ownerReferences]: JSON.stringify(
        metadata.ownerReferences!.map(ownerInOrder),
      ),
      [POD_ANNOTATIONS.ownerSetKind]: owner.kind,
    }),
    [POD_ANNOTATIONS.serviceAccountName]: spec.serviceAccountName ?? 'default',
    [POD_ANNOTATIONS.uid]: metadata.uid ?? '',
  };
}

/** Host labels that stand for the labels of the pod's namespace. */
export function namespaceLabels(
  { vcluster }: Placement,
  labels: Record<string, string>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(labels).map(([key, value]) => [
      namespaceLabelKey(key, vcluster.name),
      value,
    ]),
  );
}

function hostSpec(
  pod: Pod,
  around: PodSurroundings,
  volumes: PodSpec['volumes'],
): PodSpec {
  const { placement, minor, apiIp, dnsIp } = around;
  const namespace = pod.metadata.namespace!;
  const { nodeName: _, ...spec } = pod.spec;
  const services = serviceEnv(
    around.services,
    namespace,
    spec.enableServiceLinks !== false,
  );
  const translate = (container: PodSpec['containers'][number]) => ({
    ...container,
    ...hostEnv(placement, namespace, container, services),
  });
  const account = workloadServiceAccount(placement.vcluster.name);
  return {
    ...spec,
    automountServiceAccountToken: false,
    containers: spec.containers.map(translate),
    ...(spec.initContainers && {
      initContainers: spec.initContainers.map(translate),
    }),
    ...(volumes?.length ? { volumes } : {}),
    ...(spec.dnsPolicy === 'Default' || spec.dnsPolicy === 'None'
      ? {}
      : dns(namespace, dnsIp)),
    enableServiceLinks: false,
    hostAliases: [
      {
        hostnames: [
          ...(minor >= 26 ? ['kubernetes.default.svc.cluster.local'] : []),
          'kubernetes',
          'kubernetes.default',
          'kubernetes.default.svc',
        ],
        ip: apiIp,
      },
      ...((spec.hostAliases as unknown[]) ?? []),
    ],
    hostname: spec.hostname ?? pod.metadata.name.slice(0, 63),
    serviceAccount: account,
    serviceAccountName: account,
  };
}

function dns(namespace: string, ip: string) {
  return {
    dnsPolicy: 'None',
    dnsConfig: {
      nameservers: [ip],
      options: [{ name: 'ndots', value: '5' }],
      searches: [
        `${namespace}.svc.cluster.local`,
        'svc.cluster.local',
        'cluster.local',
      ],
    },
  };
}

// The order in which Go prints the fields.
function ownerInOrder({
  apiVersion,
  kind,
  name,
  uid,
  controller,
  blockOwnerDeletion,
}: OwnerReference) {
  return { apiVersion, kind, name, uid, controller, blockOwnerDeletion };
}
