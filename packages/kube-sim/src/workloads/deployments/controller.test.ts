import {
  deleteIfPresent,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { Pod } from '../../controllerRuntime';
import { Deployment, ReplicaSet } from '../shared/kinds';
import { deployment } from '../../__testUtils__/workloads';
import { TestCluster } from '../../__testUtils__/TestCluster';

const ref = { namespace: 'default', name: 'web' };

describe('Deployments', () => {
  let cluster: TestCluster;
  beforeEach(async () => {
    cluster = await TestCluster.start();
  });
  afterEach(() => cluster.close());

  const rolledOut = (replicas: number, generation = 1) =>
    cluster.until<Deployment>(
      RESOURCES.deployments,
      'default/web',
      ({ status }) =>
        status?.observedGeneration === generation &&
        (status.availableReplicas ?? 0) === replicas &&
        (status.replicas ?? 0) === replicas &&
        (status.updatedReplicas ?? 0) === replicas,
    );
  const podImages = async () => {
    const { items } = await cluster.client.list<Pod>(RESOURCES.pods, {
      namespace: 'default',
      labelSelector: 'app=web',
    });
    return items.map(({ spec }) => spec.containers[0].image);
  };

  it('become a ReplicaSet and running pods', async () => {
    await cluster.client.create(RESOURCES.deployments, deployment('web', 2));
    const { metadata, status } = await rolledOut(2);
    expect(status).toMatchObject({ readyReplicas: 2, terminatingReplicas: 0 });
    expect(status).not.toHaveProperty('unavailableReplicas');
    expect(
      status?.conditions?.map(({ type, status: value }) => `${type}=${value}`),
    ).toEqual(['Available=True', 'Progressing=True']);
    expect(metadata.annotations?.['deployment.kubernetes.io/revision']).toBe(
      '1',
    );

    const { items } = await cluster.client.list<ReplicaSet>(
      RESOURCES.replicaSets,
    );
    const hash = items[0].metadata.labels?.['pod-template-hash'];
    expect(items.map(each => each.metadata.name)).toEqual([`web-${hash}`]);
    expect(items[0].metadata.annotations).toMatchObject({
      'deployment.kubernetes.io/desired-replicas': '2',
      'deployment.kubernetes.io/max-replicas': '3',
    });
    const pods = await cluster.client.list<Pod>(RESOURCES.pods, {
      namespace: 'default',
    });
    for (const pod of pods.items) {
      expect(pod.metadata.name).toMatch(new RegExp(`^web-${hash}-`));
      expect(pod.metadata.labels).toEqual({
        app: 'web',
        'pod-template-hash': hash,
      });
      expect(pod.status?.phase).toBe('Running');
    }
  });

  it('roll a new template out, keep the old ReplicaSet, and roll back to it', async () => {
    await cluster.client.create(RESOURCES.deployments, deployment('web', 3));
    const first = await rolledOut(3);
    const withImage = (image: string) =>
      cluster.client.patch(RESOURCES.deployments, ref, {
        spec: { template: { spec: { containers: [{ name: 'app', image }] } } },
      });
    await withImage('app:2');
    await rolledOut(3, 2);
    expect(await podImages()).toEqual(['app:2', 'app:2', 'app:2']);
    await withImage('app:1');
    const back = await rolledOut(3, 3);

    expect(await podImages()).toEqual(['app:1', 'app:1', 'app:1']);
    const revision = 'deployment.kubernetes.io/revision';
    expect(first.metadata.annotations?.[revision]).toBe('1');
    expect(back.metadata.annotations?.[revision]).toBe('3');
    const { items } = await cluster.client.list<ReplicaSet>(
      RESOURCES.replicaSets,
    );
    expect(
      items
        .map(({ metadata, spec }) => [
          metadata.annotations?.[revision],
          spec.replicas,
        ])
        .sort(),
    ).toEqual([
      ['2', 0],
      ['3', 3],
    ]);
  });

  it('scale to nothing and back', async () => {
    await cluster.client.create(RESOURCES.deployments, deployment('web', 2));
    await rolledOut(2);
    await cluster.client.patch(RESOURCES.deployments, ref, {
      spec: { replicas: 0 },
    });
    await rolledOut(0, 2);
    expect(await podImages()).toEqual([]);
    await cluster.client.patch(RESOURCES.deployments, ref, {
      spec: { replicas: 1 },
    });
    await rolledOut(1, 3);
    expect(await podImages()).toEqual(['app:1']);
  });

  it('replace a pod that is deleted', async () => {
    await cluster.client.create(RESOURCES.deployments, deployment('web', 1));
    await rolledOut(1);
    const { items } = await cluster.client.list<Pod>(RESOURCES.pods, {
      namespace: 'default',
    });
    await deleteIfPresent(cluster.client, RESOURCES.pods, {
      namespace: 'default',
      name: items[0].metadata.name,
    });
    const replacement = await cluster.when<Pod, Pod>(RESOURCES.pods, informer =>
      informer
        .list()
        .find(
          pod =>
            pod.metadata.uid !== items[0].metadata.uid &&
            pod.status?.phase === 'Running',
        ),
    );
    expect(replacement.metadata.name).not.toBe(items[0].metadata.name);
  });

  it('say what they do in Events', async () => {
    await cluster.client.create(RESOURCES.deployments, deployment('web', 1));
    await rolledOut(1);
    const events = await cluster.when(RESOURCES.events, informer => {
      const reasons = informer.list().map(({ reason }) => reason);
      return reasons.length >= 3 ? reasons.sort() : undefined;
    });
    expect(events).toEqual([
      'ScalingReplicaSet',
      'Scheduled',
      'SuccessfulCreate',
    ]);
  });
});
