import { ANNOTATION_OWNER } from 'backstage-plugin-dapr-vcluster-common';
import { KubeObject } from 'dapr-vcluster-kube-sim';
import { recordedObjects } from 'dapr-vcluster-sandbox';
import { copies, suffix } from './template';

/** Each generated tenant has so many Dapr Components and pods; every second pod has a sidecar. */
export const COMPONENTS_PER_TENANT = 10;
export const PODS_PER_TENANT = 20;

/** Pages are opened of the first so many tenants, which every generated host has. */
export const VIEWED_TENANTS = 10;

/** What the recorded objects are called. */
const TENANT = 'team-b';
const APP = 'orders';
const STORE = 'my-statestore';
const POD_SUFFIX = /5dd78c65bf-52ppg|5dd78c65bf/;

/** A tenant's name by its number. */
export function tenantName(number: number): string {
  return `t${String(number).padStart(4, '0')}`;
}

/** Its host namespace. */
export function tenantNamespace(number: number): string {
  return `vcluster-${tenantName(number)}`;
}

type Generator = (number: number) => KubeObject[];

/** Makes tenants like the recorded one of vcluster 0.36: what proves them, their Dapr Components, their pods. */
export function tenantGenerators(): {
  frame: Generator;
  components: Generator;
  pods: Generator;
} {
  const recorded = recordedObjects(TENANT, 'host');
  const find = (kind: string, name: string) =>
    recorded.find(
      object => object.kind === kind && object.metadata.name?.startsWith(name),
    )!;
  const namespace = copies(owned(find('Namespace', `vcluster-${TENANT}`)));
  const workload = copies(ready(find('StatefulSet', TENANT)));
  const component = copies(find('Component', STORE));
  const pod = find('Pod', APP);
  const injected = copies(pod);
  const plain = copies(withoutSidecar(pod));
  const names = (number: number) => ({ [TENANT]: tenantName(number) });
  return {
    frame: number => [namespace(names(number)), workload(names(number))],
    components: number =>
      range(COMPONENTS_PER_TENANT).map(index =>
        component({
          ...names(number),
          [STORE]: `store-${index}`,
          [APP]: `app-${index * 2}`,
        }),
      ),
    pods: number =>
      range(PODS_PER_TENANT).map(index =>
        (index % 2 === 0 ? injected : plain)({
          ...names(number),
          ...podNames(pod),
          [APP]: `app-${index}`,
        }),
      ),
  };
}

function podNames({ metadata }: KubeObject): Record<string, string> {
  const found = POD_SUFFIX.exec(metadata.name ?? '')?.[0] ?? '';
  const [hash, end] = found.split('-');
  return { [hash]: suffix(10), [end]: suffix(5) };
}

function owned(namespace: KubeObject): KubeObject {
  const annotations = { [ANNOTATION_OWNER]: 'group:default/team' };
  return { ...namespace, metadata: { ...namespace.metadata, annotations } };
}

function ready(workload: KubeObject): KubeObject {
  const status = { replicas: 1, readyReplicas: 1, availableReplicas: 1 };
  return { ...workload, status };
}

type Named = { name: string };

/** The same pod, had the injector passed it by. */
function withoutSidecar(pod: KubeObject): KubeObject {
  const { spec, status, metadata } = pod as KubeObject & {
    spec: { containers: Named[] };
    status?: { containerStatuses?: Named[] };
  };
  const own = ({ name }: Named) => name !== 'daprd';
  const notDapr = (record: Record<string, string> = {}) =>
    Object.fromEntries(
      Object.entries(record).filter(([key]) => !key.startsWith('dapr.io/')),
    );
  return {
    ...pod,
    metadata: {
      ...metadata,
      labels: notDapr(metadata.labels),
      annotations: notDapr(metadata.annotations),
    },
    spec: { ...spec, containers: spec.containers.filter(own) },
    status: {
      ...status,
      containerStatuses: status?.containerStatuses?.filter(own),
    },
  };
}

/** 0 to `count - 1`. */
export function range(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}
