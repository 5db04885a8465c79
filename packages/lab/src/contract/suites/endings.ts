import { OpenTenant } from '../Bench';
import { K } from '../kinds';
import { secret } from '../objects';
import { Stage } from '../Stage';
import { until } from '../until';

/** What pausing and uninstalling leave. */
export function endingSuite(stage: Stage) {
  describe('pause, deletion and what is left', () => {
    const scale = ({ namespace, name }: OpenTenant, replicas: number) =>
      stage.bench.host.patch(
        K.statefulSets,
        { namespace, name },
        { spec: { replicas } },
      );

    it('leaves the apps running while the control plane is paused, and its data when it is back', async () => {
      await scale(stage.single, 0);
      await until('no control plane', async () => {
        const answer = await stage.single.virtual
          .get(K.namespaces, { name: 'default' })
          .catch(() => 'closed');
        return answer === 'closed';
      });
      const pod = await stage.bench.hostPod(stage.single, 'plain');
      expect(pod.status?.phase).toBe('Running');
      await scale(stage.single, 1);
      const deployment = await until('the Deployment in the vcluster', () =>
        stage.single.virtual
          .get(K.deployments, { namespace: 'default', name: 'plain' })
          .catch(() => undefined),
      );
      expect(deployment.metadata.name).toBe('plain');
    });

    it('leaves apps, namespaces, Secrets and the claim when only the chart is uninstalled', async () => {
      const { namespace, name } = stage.multi;
      await stage.multi.virtual.create(K.secrets, secret('left', 'behind'));
      const left = { namespace: stage.multi.hostNamespace, name: 'left' };
      await until('the copy', () => stage.bench.host.get(K.secrets, left));
      await stage.bench.target.uninstall(stage.multi);
      await until(
        'the end of the StatefulSet',
        async () =>
          !(await stage.bench.host.get(K.statefulSets, { namespace, name })),
      );
      expect(await stage.bench.host.get(K.secrets, left)).toBeDefined();
      const claim = { namespace, name: `data-${name}-0` };
      expect(await stage.bench.host.get(K.claims, claim)).toBeDefined();
      const pod = await stage.bench.hostPod(stage.multi, 'plain');
      expect(pod.metadata.name).toContain('plain');
    });
  });
}
