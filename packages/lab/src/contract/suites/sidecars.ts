import { Pod } from 'dapr-vcluster-kube-sim/controller-runtime';
import { RESOURCES } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { daprd } from '../Bench';
import { app, secret, stateStore } from '../objects';
import { Stage } from '../Stage';

/** What a sidecar does about its Dapr Components, and what it answers. */
export function sidecarSuite(stage: Stage) {
  describe('a sidecar and its Dapr Components', () => {
    const store = (name: string, secretName: string, more: object = {}) =>
      stateStore(name, stage.multi.hostNamespace, {
        address: stage.bench.target.redis.address,
        secret: secretName,
        scopes: [name],
        ...more,
      });
    const declare = (component: ReturnType<typeof store>) =>
      stage.multi.virtual.create(RESOURCES.components, {
        ...component,
        metadata: { ...component.metadata, namespace: 'default' },
      });
    const onHost = (name: string) =>
      stage.bench.onHost(stage.multi, RESOURCES.components, name);
    const isReady = (pod: Pod) => daprd(pod)?.ready;
    const hasCrashed = (pod: Pod) =>
      (daprd(pod)?.restartCount ?? 0) > 0 && daprd(pod)?.lastState.terminated;

    it('crashes over a missing Secret and recovers when the tenant makes it', async () => {
      await declare(store('waiting', 'late'));
      await onHost('waiting');
      await stage.multi.virtual.create(RESOURCES.deployments, app('waiting'));
      const crashed = await stage.bench.hostPod(
        stage.multi,
        'waiting',
        hasCrashed,
      );
      expect(daprd(crashed)?.lastState.terminated?.exitCode).toBe(1);
      expect(daprd(crashed)?.ready).toBe(false);
      await stage.multi.virtual.create(
        RESOURCES.secrets,
        secret('late', stage.bench.target.redis.password),
      );
      const pod = await stage.bench.hostPod(stage.multi, 'waiting', isReady);
      expect(await stage.bench.loaded(pod)).toEqual(['waiting']);
    });

    it('answers health and metadata through the host’s API server', async () => {
      const pod = await stage.bench.hostPod(stage.multi, 'waiting', isReady);
      expect((await stage.bench.ask(pod, '/v1.0/healthz')).status).toBe(204);
      const { body } = await stage.bench.ask(pod, '/v1.0/metadata');
      expect(JSON.parse(body)).toMatchObject({
        id: 'waiting',
        runtimeVersion: expect.stringMatching(/^1\.\d+\.\d+$/),
        components: [{ name: 'waiting', type: 'state.redis', version: 'v1' }],
      });
    });

    it('crashes over a wrong password', async () => {
      await stage.multi.virtual.create(
        RESOURCES.secrets,
        secret('wrong', 'not-the-password'),
      );
      await declare(store('refused', 'wrong'));
      await onHost('refused');
      await stage.multi.virtual.create(RESOURCES.deployments, app('refused'));
      const crashed = await stage.bench.hostPod(
        stage.multi,
        'refused',
        hasCrashed,
      );
      expect(daprd(crashed)?.ready).toBe(false);
    });

    it('runs without the Dapr Component when its errors are ignored', async () => {
      await declare(store('ignored', 'wrong', { ignoreErrors: true }));
      await onHost('ignored');
      await stage.multi.virtual.create(RESOURCES.deployments, app('ignored'));
      const pod = await stage.bench.hostPod(stage.multi, 'ignored', isReady);
      expect((await stage.bench.ask(pod, '/v1.0/healthz')).status).toBe(204);
      expect(await stage.bench.loaded(pod)).toEqual([]);
    });

    it('loads what is scoped to it and nothing else', async () => {
      await stage.multi.virtual.create(RESOURCES.deployments, app('elsewhere'));
      const pod = await stage.bench.hostPod(stage.multi, 'elsewhere', isReady);
      expect(await stage.bench.loaded(pod)).toEqual([]);
    });
  });
}
