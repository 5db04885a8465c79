import {
  ANNOTATION_DAPR_ENABLED,
  CONTROL_PLANE_APPS,
} from 'backstage-plugin-dapr-vcluster-common/rules';
import {
  ANNOTATION_OBJECT_HOST_NAME,
  ANNOTATION_OBJECT_NAME,
  ANNOTATION_OBJECT_NAMESPACE,
  LABEL_SYNCED_BY,
  POD_ANNOTATIONS,
} from 'backstage-plugin-dapr-vcluster-common';
import { wantsSidecar } from '../model/sidecarIdentity';
import {
  KubeObject,
  OwnerReference,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { VCLUSTER_APP } from '../model/apps';
import { PodItem } from '../model/model';
import { PodSpec, useOfPod, useText } from '../quota/podResources';
import { controlPlaneRequests } from './controlPlaneSize';
import { containerProblem, PodContainers, projectDaprd } from './daprd';
import { baseOf, pick } from './metadata';
import { shared } from './sharing';

type Pod = KubeObject & {
  spec?: PodContainers['spec'] & PodSpec & { nodeName?: string };
  status?: PodContainers['status'] & { phase?: string; startTime?: string };
};

const DAPR = 'dapr.io/';
/** Environment variables as text: may hold anything. */
const DAPR_ENV = `${DAPR}env`;
const IDENTITY = [
  ANNOTATION_OBJECT_NAME,
  ANNOTATION_OBJECT_NAMESPACE,
  ANNOTATION_OBJECT_HOST_NAME,
];

/** Keeps pods of control planes and pods that request or have a sidecar; any other is undefined. */
export function projectPod(object: KubeObject): PodItem | undefined {
  const pod = object as Pod;
  const { labels = {}, annotations = {} } = pod.metadata;
  const daprd = projectDaprd(pod);
  const role = roleOf(pod, daprd !== undefined);
  if (!role) {
    return undefined;
  }
  return {
    ...baseOf(object),
    role,
    app: role === 'app' ? undefined : labels.app,
    release: role === 'vcluster' ? labels.release : undefined,
    labels: pick(
      labels,
      key => key.startsWith(DAPR) || key === LABEL_SYNCED_BY,
    ),
    annotations: pick(
      annotations,
      key =>
        (key.startsWith(DAPR) && key !== DAPR_ENV) || IDENTITY.includes(key),
    ),
    workload: shared(workloadOf(pod)),
    phase: pod.status?.phase,
    startedAt: pod.status?.startTime,
    ...(daprd && { daprd }),
    ...(daprd &&
      role === 'app' && { takes: shared(useText(useOfPod(pod.spec ?? {}))) }),
    ...(role !== 'app' && {
      requests: controlPlaneRequests(pod.spec ?? {}),
      ...(pod.spec?.nodeName !== undefined && {
        node: shared(pod.spec.nodeName),
      }),
      problem: containerProblem(pod),
    }),
  };
}

function roleOf(pod: Pod, hasDaprd: boolean): PodItem['role'] | undefined {
  const { labels = {}, annotations = {} } = pod.metadata;
  const owner = controllerOf(pod.metadata.ownerReferences);
  // A tenant can give its pods any label, but its synced pods are never owned by a host workload.
  const onHost = owner !== undefined && owner.kind !== 'Service';
  if (onHost && labels.app === VCLUSTER_APP) {
    return 'vcluster';
  }
  if (onHost && CONTROL_PLANE_APPS.includes(labels.app ?? '')) {
    return 'dapr';
  }
  const wants = wantsSidecar(annotations[ANNOTATION_DAPR_ENABLED]);
  return wants || hasDaprd ? 'app' : undefined;
}

/** Name of the Deployment, StatefulSet or the like that made the pod, on its own side. */
function workloadOf(pod: Pod): string {
  const { annotations = {}, name } = pod.metadata;
  const virtualName = annotations[ANNOTATION_OBJECT_NAME] ?? name;
  const owner = controllerOf(
    virtualOwners(annotations[POD_ANNOTATIONS.ownerReferences]) ??
      pod.metadata.ownerReferences,
  );
  if (!owner || owner.kind === 'Service') {
    return virtualName;
  }
  // The pod-template hash is the ReplicaSet's own; people know the Deployment's name.
  return owner.kind === 'ReplicaSet'
    ? owner.name.replace(/-[a-z0-9]{5,10}$/, '')
    : owner.name;
}

function controllerOf(owners: OwnerReference[] | undefined) {
  return owners?.find(owner => owner.controller) ?? owners?.[0];
}

function virtualOwners(text: string | undefined): OwnerReference[] | undefined {
  try {
    const parsed: unknown = JSON.parse(text ?? '');
    return Array.isArray(parsed) ? parsed : undefined;
  } catch {
    // Older syncers do not write the annotation.
    return undefined;
  }
}
