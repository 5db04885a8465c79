import { cloneDeep, merge, omit, unset } from 'lodash';
import {
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { Pod } from '../controllerRuntime';
import recorded from './testdata/recorded-workloads.json';
import { Deployment, ReplicaSet, StatefulSet } from './shared/kinds';
import { TestCluster } from '../__testUtils__/TestCluster';

/**
 * What differs on purpose or by nature. The recorded node was kwok's, marked
 * not ready later, and its objects had been given region labels by a plugin.
 */
const DIFFERENCES = [
  // chosen by the server
  'metadata.uid',
  'metadata.resourceVersion',
  'metadata.creationTimestamp',
  'metadata.managedFields',
  'metadata.name',
  'metadata.generateName',
  'metadata.ownerReferences[0].uid',
  'metadata.ownerReferences[0].name',
  // a hash of Go's own print of the template
  'metadata.labels.pod-template-hash',
  'metadata.labels.controller-revision-hash',
  'spec.selector.matchLabels.pod-template-hash',
  'spec.template.metadata.labels.pod-template-hash',
  // written by the scheduler's topology plugin
  'metadata.labels["topology.kubernetes.io/region"]',
  // readiness and times: compared where they are made
  'status',
];

function comparable(object: object) {
  const copy = cloneDeep(object);
  DIFFERENCES.forEach(path => unset(copy, path));
  return withSameTokenVolume(copy);
}

/** The volume with the service account's token has a random name. */
function withSameTokenVolume(object: object): object {
  return JSON.parse(
    JSON.stringify(object).replace(
      /"kube-api-access-\w+"/g,
      '"kube-api-access-xxxxx"',
    ),
  );
}

/** Pods are assigned by an update here, not through their binding: one generation more. */
function scheduled(pod: object) {
  return merge(comparable(pod), { metadata: { generation: 2 } });
}

/** What a chart applies: the recorded object without what the cluster added. */
function asApplied(object: object): KubeObject {
  const copy = omit(cloneDeep(object), 'status') as KubeObject;
  copy.metadata = omit(copy.metadata, [
    'uid',
    'resourceVersion',
    'creationTimestamp',
    'generation',
    'managedFields',
  ]) as KubeObject['metadata'];
  delete copy.metadata.annotations?.['deployment.kubernetes.io/revision'];
  return copy;
}

describe('compared with objects of a real cluster', () => {
  let cluster: TestCluster;
  beforeAll(async () => {
    cluster = await TestCluster.start();
    await cluster.client.create(RESOURCES.namespaces, {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'dapr-system' },
    });
    for (const name of ['dapr-operator', 'dapr-placement']) {
      await cluster.client.create(RESOURCES.serviceAccounts, {
        apiVersion: 'v1',
        kind: 'ServiceAccount',
        metadata: { name, namespace: 'dapr-system' },
      });
    }
    await cluster.client.create(RESOURCES.configMaps, {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'dapr-trust-bundle', namespace: 'dapr-system' },
    });
  });
  afterAll(() => cluster.close());

  it('a Deployment, its ReplicaSet and its pod', async () => {
    await cluster.client.create(
      RESOURCES.deployments,
      asApplied(recorded.deployment),
    );
    const deployment = await cluster.until<Deployment>(
      RESOURCES.deployments,
      'dapr-system/dapr-operator',
      ({ status }) => status?.availableReplicas === 1,
    );
    const owned = <T extends KubeObject>(informerList: T[]) =>
      informerList.find(({ metadata }) =>
        metadata.name.startsWith('dapr-operator-'),
      );
    const replicaSet = await cluster.when<ReplicaSet, ReplicaSet>(
      RESOURCES.replicaSets,
      informer => owned(informer.list()),
    );
    const pod = await cluster.when<Pod, Pod>(RESOURCES.pods, informer =>
      owned(informer.list()),
    );
    expect(comparable(deployment)).toEqual(comparable(recorded.deployment));
    expect(comparable(replicaSet)).toEqual(comparable(recorded.replicaSet));
    expect(comparable(pod)).toEqual(scheduled(recorded.pod));
    // The recorded status is that of a Deployment whose node went away.
    expect(Object.keys(deployment.status ?? {}).sort()).toEqual(
      [
        ...Object.keys(recorded.deployment.status).filter(
          field => field !== 'unavailableReplicas',
        ),
        'availableReplicas',
        'readyReplicas',
      ].sort(),
    );
  });

  it('a StatefulSet and its pod', async () => {
    await cluster.client.create(
      RESOURCES.statefulSets,
      asApplied(recorded.statefulSet),
    );
    const statefulSet = await cluster.until<StatefulSet>(
      RESOURCES.statefulSets,
      'dapr-system/dapr-placement-server',
      ({ status }) => status?.readyReplicas === 1,
    );
    const pod = await cluster.until<Pod>(
      RESOURCES.pods,
      'dapr-system/dapr-placement-server-0',
      ({ status }) => status?.phase === 'Running',
    );
    expect(comparable(statefulSet)).toEqual(comparable(recorded.statefulSet));
    expect(comparable(pod)).toEqual(scheduled(recorded.statefulSetPod));
    expect(pod.metadata.name).toBe(recorded.statefulSetPod.metadata.name);
    expect(Object.keys(statefulSet.status ?? {}).sort()).toEqual(
      [...Object.keys(recorded.statefulSet.status), 'readyReplicas'].sort(),
    );
  });
});
