import { Pod } from 'dapr-vcluster-kube-sim/controller-runtime';
import {
  deleteIfPresent,
  getIfPresent,
  KubeClient,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { OpenTenant } from '../Bench';
import { secret } from '../objects';
import { Stage } from '../Stage';
import { until } from '../until';

type Marks = Record<string, string | null>;

async function isClosed(virtual: KubeClient): Promise<boolean> {
  const answer = await getIfPresent(virtual, RESOURCES.namespaces, {
    name: 'default',
  }).catch(() => 'closed');
  return answer === 'closed';
}

/** What pausing and uninstalling leave. */
export function endingSuite(stage: Stage) {
  describe('pause, deletion and what is left', () => {
    const scale = ({ namespace, name }: OpenTenant, replicas: number) =>
      stage.bench.host.patch(
        RESOURCES.statefulSets,
        { namespace, name },
        { spec: { replicas } },
      );

    it('leaves the apps running while the control plane is paused, and its data when it is back', async () => {
      await scale(stage.single, 0);
      await until('no control plane', () => isClosed(stage.single.virtual));
      const pod = await stage.bench.hostPod(stage.single, 'plain');
      expect(pod.status?.phase).toBe('Running');
      await scale(stage.single, 1);
      const deployment = await until('the Deployment in the vcluster', () =>
        getIfPresent(stage.single.virtual, RESOURCES.deployments, {
          namespace: 'default',
          name: 'plain',
        }).catch(() => undefined),
      );
      expect(deployment.metadata.name).toBe('plain');
    });

    it('is paused and resumed as the vcluster CLI does it', async () => {
      const { namespace, name, virtual } = stage.single;
      const set = { namespace, name };
      const mark = (marks: Marks, replicas: number) =>
        stage.bench.host.patch(RESOURCES.statefulSets, set, {
          metadata: { annotations: marks },
          spec: { replicas },
        });
      const pods = () =>
        stage.bench.host.list<Pod>(RESOURCES.pods, {
          namespace,
          labelSelector: `vcluster.loft.sh/managed-by=${name}`,
        });
      await mark(
        {
          'loft.sh/paused': 'true',
          'loft.sh/paused-replicas': '1',
          'loft.sh/paused-date': new Date().toISOString(),
        },
        0,
      );
      await until('no control plane', () => isClosed(virtual));
      for (const { metadata } of (await pods()).items) {
        await deleteIfPresent(stage.bench.host, RESOURCES.pods, metadata);
      }
      await until(
        'no pods of apps',
        async () => (await pods()).items.length === 0,
      );
      const paused = await getIfPresent(
        stage.bench.host,
        RESOURCES.statefulSets,
        set,
      );
      expect(paused?.metadata.annotations).toMatchObject({
        'loft.sh/paused': 'true',
        'loft.sh/paused-replicas': '1',
      });

      await mark(
        {
          'loft.sh/paused': null,
          'loft.sh/paused-replicas': null,
          'loft.sh/paused-date': null,
        },
        1,
      );
      const pod = await stage.bench.hostPod(stage.single, 'plain');
      expect(pod.status?.phase).toBe('Running');
    });

    it('leaves apps, namespaces, Secrets and the claim when only the chart is uninstalled', async () => {
      const { namespace, name } = stage.multi;
      await stage.multi.virtual.create(
        RESOURCES.secrets,
        secret('left', 'behind'),
      );
      const left = { namespace: stage.multi.hostNamespace, name: 'left' };
      await until('the copy', () =>
        getIfPresent(stage.bench.host, RESOURCES.secrets, left),
      );
      await stage.bench.target.uninstall(stage.multi);
      await until(
        'the end of the StatefulSet',
        async () =>
          !(await getIfPresent(stage.bench.host, RESOURCES.statefulSets, {
            namespace,
            name,
          })),
      );
      expect(
        await getIfPresent(stage.bench.host, RESOURCES.secrets, left),
      ).toBeDefined();
      const claim = { namespace, name: `data-${name}-0` };
      expect(
        await getIfPresent(
          stage.bench.host,
          RESOURCES.persistentVolumeClaims,
          claim,
        ),
      ).toBeDefined();
      const pod = await stage.bench.hostPod(stage.multi, 'plain');
      expect(pod.metadata.name).toContain('plain');
    });
  });
}
