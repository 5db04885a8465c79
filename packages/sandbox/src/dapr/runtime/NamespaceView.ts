import {
  DAPR_KIND_TABLE,
  DAPR_RESOURCE_KINDS,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  Informers,
  Pod,
  Secret,
} from 'dapr-vcluster-kube-sim/controller-runtime';
import {
  KubeObject,
  Resource,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import {
  BackendRegistry,
  DaprComponent,
  DaprConfiguration,
  DaprSubscription,
  NamedObjects,
  readSidecarArgs,
  RuntimeInfo,
  SidecarInput,
} from '../sidecar';

/** The kinds a sidecar reads, besides the Secrets its Dapr Components refer to. */
export const SIDECAR_KINDS: Resource[] = Object.values(DAPR_KIND_TABLE);

const NAMED_KINDS = DAPR_RESOURCE_KINDS.filter(
  kind => 'told' in DAPR_KIND_TABLE[kind],
);

/** Gathers what the sidecar of a pod can see in its host namespace. */
export function sidecarInput(
  pod: Pod,
  informers: Informers,
  options: {
    appRunning: boolean;
    backends: BackendRegistry;
    runtime: RuntimeInfo;
    unreachable: SidecarInput['unreachable'];
  },
): SidecarInput {
  const all = <T extends KubeObject>(resource: Resource) =>
    informers
      .of<T>(resource)
      .listIn(pod.metadata.namespace)
      .sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));
  return {
    pod,
    components: all<DaprComponent>(RESOURCES.components),
    configurations: all<DaprConfiguration>(RESOURCES.configurations),
    subscriptions: all<DaprSubscription>(RESOURCES.subscriptions),
    named: Object.fromEntries(
      NAMED_KINDS.map(kind => [kind, all(DAPR_KIND_TABLE[kind])]),
    ) as NamedObjects,
    secrets: all<Secret>(RESOURCES.secrets),
    backends: options.backends,
    unreachable: options.unreachable,
    appListening: options.appRunning && listensOnAppPort(pod),
    runtime: {
      ...options.runtime,
      version: imageVersion(pod) ?? options.runtime.version,
    },
  };
}

/** An app listens on the ports it declares; one that declares none listens wherever it is asked for. */
export function listensOnAppPort(pod: Pod) {
  const declared = pod.spec.containers
    .filter(({ name }) => name !== 'daprd')
    .flatMap(({ ports }) => ports ?? [])
    .map(({ containerPort }) => containerPort);
  const port = readSidecarArgs(pod)?.appPort;
  return declared.length === 0 || declared.includes(port ?? 0);
}

/** The version in the tag of daprd's image, without digest and variant. */
function imageVersion(pod: Pod): string | undefined {
  const image = [...pod.spec.containers, ...(pod.spec.initContainers ?? [])]
    .find(({ name }) => name === 'daprd')
    ?.image.split('@')[0];
  const tag = /:([^/:]+)$/.exec(image ?? '')?.[1];
  return tag?.replace(/-.*$/, '');
}
