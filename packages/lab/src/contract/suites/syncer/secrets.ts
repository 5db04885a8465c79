import { Pod } from 'dapr-vcluster-kube-sim/controller-runtime';
import {
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { daprd } from '../../Bench';
import { app, secret, stateStore } from '../../objects';
import { SyncerStage } from '../../SyncerStage';

const { components } = RESOURCES;

/** What happens to copies whose Secrets come late, change, or are replaced. */
export function secretSuite(stage: SyncerStage) {
  describe('Secrets of Dapr Components', () => {
    const name = 'rotated';
    const declared = (secretName: string) =>
      stateStore(name, 'default', {
        address: stage.bench.target.redis.address,
        secret: secretName,
        keyPrefix: stage.tenant.name,
        scopes: [name],
      });
    const nameIn = ({ spec }: KubeObject) =>
      JSON.stringify(spec).match(/"secretKeyRef":\{[^}]*"name":"([^"]+)"/)?.[1];
    const onHost = (secretName: string) =>
      `${secretName}-x-default-x-${stage.tenant.name}`;

    it('one that is not on the host is waited for', async () => {
      await stage.apply(declared('first'));
      const { findings } = await stage.said(components, name, {
        state: 'waiting',
      });
      expect(findings[0].ruleId).toBe('sync/secret-missing');
      await stage.event(name, 'WaitingForSecret', /Create Secret "first"/);
      expect(await stage.onHost(components, name)).toBeUndefined();
      await stage.apply(secret('first', 'wrong'));
      await stage.said(components, name, { state: 'synced' });
      expect(nameIn(await stage.copy(components, name))).toBe(onHost('first'));
    });

    it('a new value reaches the sidecar, and the copy stays as it is', async () => {
      const before = await stage.copy(components, name);
      await stage.virtual.create(RESOURCES.deployments, app(name));
      const hasCrashed = (pod: Pod) =>
        [daprd(pod)?.state, daprd(pod)?.lastState].some(
          state => state?.terminated,
        );
      await stage.bench.hostPod(stage.tenant, name, hasCrashed);
      await stage.apply(secret('first', stage.bench.target.redis.password));
      // A new pod does not wait for its next try, as a container does that has crashed.
      const { items } = await stage.virtual.list<Pod>(RESOURCES.pods, {
        namespace: 'default',
        labelSelector: `app=${name}`,
      });
      for (const { metadata } of items) {
        await stage.virtual.delete(RESOURCES.pods, metadata);
      }
      const ready = (pod: Pod) => daprd(pod)?.ready;
      const pod = await stage.bench.hostPod(stage.tenant, name, ready);
      expect(await stage.bench.loaded(pod)).toContain(name);
      const { metadata } = await stage.copy(components, name);
      expect(metadata.resourceVersion).toBe(before.metadata.resourceVersion);
    });

    it('another one takes the place of the first when it is there', async () => {
      await stage.apply(declared('second'));
      const { onHost: kept } = await stage.said(components, name, {
        state: 'waiting',
      });
      expect(kept).toBe(true);
      expect(nameIn(await stage.copy(components, name))).toBe(onHost('first'));
      const { password } = stage.bench.target.redis;
      await stage.apply(secret('second', password));
      await stage.said(components, name, { state: 'synced' });
      await stage.copy(
        components,
        name,
        copy => nameIn(copy) === onHost('second'),
      );
    });
  });
}
