import { Pod, Secret } from 'dapr-vcluster-kube-sim/controller-runtime';
import { RESOURCES } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { RecordedTenant, recordedObjects } from '../../recorded/data';
import { Placement } from '../config/Placement';
import { hostMetadata } from './metadata';
import { hostPod } from './pod';
import { Service } from './podEnv';

const TENANTS = [
  { name: 'team-a', mode: 'multi', minor: 25, owner: undefined },
  {
    name: 'team-b',
    mode: 'single',
    minor: 36,
    owner: {
      apiVersion: 'v1',
      kind: 'Service',
      name: 'team-b',
      uid: '605661f5-35c0-4d5d-8c87-ef0dfb123ec7',
      controller: false,
    },
  },
] as const;

function placementOf({ name, mode }: (typeof TENANTS)[number]) {
  return new Placement({ namespace: `vcluster-${name}`, name }, mode);
}

function find<T>(
  tenant: RecordedTenant,
  side: 'host' | 'virtual',
  kind: string,
) {
  return recordedObjects(tenant, side, [kind]) as unknown as T[];
}

/** The host pod without what injector, scheduler and API server added; token names made equal. */
function asCreated(pod: Pod) {
  const spec = {
    ...pod.spec,
    nodeName: undefined,
    containers: pod.spec.containers
      .filter(each => each.name !== 'daprd')
      .map(each => ({
        ...each,
        env: each.env?.filter(
          ({ name }) => !/^(DAPR_|APP_PROTOCOL)/.test(name),
        ),
      })),
  };
  const { name, namespace, labels, annotations, ownerReferences } =
    pod.metadata;
  const text = JSON.stringify({
    metadata: { name, namespace, labels, annotations, ownerReferences },
    spec,
  });
  return JSON.parse(
    text
      .replace(/token-[a-z]{8}("?: *)"[^"]*"/g, 'token-xxx$1"t"')
      .replace(/token-[a-z]{8}/g, 'token-xxx'),
  );
}

describe.each(TENANTS)('translation for $name', tenant => {
  const placement = placementOf(tenant);
  const services = find<Service>(
    tenant.name,
    'virtual',
    RESOURCES.services.plural,
  );
  const namespaces = recordedObjects(tenant.name, 'virtual', [
    RESOURCES.namespaces.plural,
  ]);
  const hostPods = find<Pod>(tenant.name, 'host', 'pods');
  const pods = find<Pod>(tenant.name, 'virtual', 'pods')
    .map(pod => ({
      pod,
      host: hostPods.find(
        each =>
          each.metadata.annotations?.['vcluster.loft.sh/uid'] ===
          pod.metadata.uid,
      ),
    }))
    .filter(each => each.host !== undefined);

  it.each(
    pods.map(({ pod, host }) => [pod.metadata.name, pod, host!] as const),
  )('makes the recorded host pod of %s', (_, pod, host) => {
    const ip = (name: string) =>
      services.find(each => each.metadata.name === name)!.spec.clusterIP!;
    const made = hostPod(pod, {
      placement,
      minor: tenant.minor,
      apiIp: ip('kubernetes'),
      dnsIp: ip('kube-dns'),
      services,
      namespaceLabels: namespaces.find(
        each => each.metadata.name === pod.metadata.namespace,
      )!.metadata.labels!,
      owner: tenant.owner,
    });
    expect(asCreated(made as Pod)).toEqual(asCreated(host));
  });

  it('makes the metadata of the recorded Secrets', () => {
    const copies = find<Secret>(tenant.name, 'virtual', 'secrets').map(secret =>
      hostMetadata(placement, secret, tenant.owner),
    );
    const recorded = find<Secret>(tenant.name, 'host', 'secrets');
    for (const copy of copies) {
      const {
        labels,
        annotations = {},
        ownerReferences,
      } = recorded.find(
        each =>
          each.metadata.name === copy.name &&
          each.metadata.namespace === copy.namespace,
      )!.metadata;
      // The recording dropped kubectl's last-applied-configuration itself, but not its name.
      delete annotations['vcluster.loft.sh/managed-annotations'];
      expect({ labels, annotations, ownerReferences }).toEqual({
        labels: copy.labels,
        annotations: copy.annotations,
        ownerReferences: copy.ownerReferences,
      });
    }
    expect(copies).toHaveLength(1);
  });
});

it('covers all injected and uninjected apps', () => {
  const names = TENANTS.flatMap(({ name }) =>
    recordedObjects(name, 'virtual', ['pods']).map(
      pod => pod.metadata.name.split('-')[0],
    ),
  );
  expect(names).toEqual(['go', 'java', 'bad', 'cart', 'yes', 'orders']);
});
