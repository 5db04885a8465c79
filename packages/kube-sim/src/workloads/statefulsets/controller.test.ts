import {
  getIfPresent,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { Pod } from '../../controllerRuntime';
import { StatefulSet } from '../shared/kinds';
import { statefulSet } from '../../__testUtils__/workloads';
import { TestCluster } from '../../__testUtils__/TestCluster';

const ref = { namespace: 'default', name: 'db' };

describe('StatefulSets', () => {
  let cluster: TestCluster;
  beforeAll(async () => {
    cluster = await TestCluster.start();
  });
  afterAll(() => cluster.close());

  const ready = (replicas: number, generation: number) =>
    cluster.until<StatefulSet>(
      RESOURCES.statefulSets,
      'default/db',
      ({ status }) =>
        status?.observedGeneration === generation &&
        (status.readyReplicas ?? 0) === replicas &&
        status.replicas === replicas,
    );
  const podNames = async () => {
    const { items } = await cluster.client.list<Pod>(RESOURCES.pods, {
      namespace: 'default',
    });
    return items.map(({ metadata }) => metadata.name).sort();
  };

  it('number their pods, give each its claim, and scale to nothing and back', async () => {
    await cluster.client.create(RESOURCES.statefulSets, statefulSet('db', 2));
    const { status } = await ready(2, 1);
    expect(status).toMatchObject({ updatedReplicas: 2, collisionCount: 0 });
    expect(status?.currentRevision).toBe(status?.updateRevision);
    expect(await podNames()).toEqual(['db-0', 'db-1']);

    const pod = await getIfPresent<Pod>(cluster.client, RESOURCES.pods, {
      ...ref,
      name: 'db-0',
    });
    expect(pod?.metadata).toMatchObject({
      generateName: 'db-',
      labels: {
        app: 'db',
        'apps.kubernetes.io/pod-index': '0',
        'controller-revision-hash': status?.updateRevision,
        'statefulset.kubernetes.io/pod-name': 'db-0',
      },
    });
    expect(pod?.spec).toMatchObject({ hostname: 'db-0', subdomain: 'db' });
    expect(pod?.spec.volumes).toContainEqual({
      name: 'data',
      persistentVolumeClaim: { claimName: 'data-db-0' },
    });
    const claim = await cluster.until(
      RESOURCES.persistentVolumeClaims,
      'default/data-db-1',
      object => (object.status as { phase: string }).phase === 'Bound',
    );
    expect(claim.metadata.labels).toEqual({ app: 'db' });

    await cluster.client.patch(RESOURCES.statefulSets, ref, {
      spec: { replicas: 0 },
    });
    await ready(0, 2);
    expect(await podNames()).toEqual([]);
    // Claims outlive their pods: that is what a paused vcluster comes back from.
    const claims = await cluster.client.list(RESOURCES.persistentVolumeClaims);
    expect(claims.items).toHaveLength(2);

    await cluster.client.patch(RESOURCES.statefulSets, ref, {
      spec: { replicas: 1 },
    });
    await ready(1, 3);
    expect(await podNames()).toEqual(['db-0']);
  });

  it('replace their pods when the template changes', async () => {
    await cluster.client.patch(RESOURCES.statefulSets, ref, {
      spec: {
        template: { metadata: { annotations: { changed: 'yes' } } },
      },
    });
    await cluster.until<StatefulSet>(
      RESOURCES.statefulSets,
      'default/db',
      ({ status }) =>
        status?.observedGeneration === 4 &&
        status.updatedReplicas === 1 &&
        status.readyReplicas === 1 &&
        status.currentRevision === status.updateRevision,
    );
    const pod = await getIfPresent<Pod>(cluster.client, RESOURCES.pods, {
      ...ref,
      name: 'db-0',
    });
    expect(pod?.metadata.annotations).toEqual({ changed: 'yes' });
  });
});
