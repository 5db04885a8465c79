import { singleNamespaceName } from 'backstage-plugin-dapr-vcluster-common';
import {
  deleteIfPresent,
  getIfPresent,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { secret } from '../objects';
import { PROFILES_TRIED, Stage } from '../Stage';
import { until } from '../until';

type Secret = {
  data?: Record<string, string>;
} & KubeObject;

/** Which objects reach the host, and that they follow their originals. */
export function syncingSuite(stage: Stage) {
  describe.each(PROFILES_TRIED)('what is synced (%s)', profile => {
    const hostName = (name: string) =>
      profile === 'oss-hostmanaged'
        ? singleNamespaceName(name, 'default', stage.single.name)
        : name;

    it('copies Secrets, their changes and their end', async () => {
      const { virtual, hostNamespace } = stage.tenantOf(profile);
      const ref = { namespace: hostNamespace, name: hostName('kept') };
      await virtual.create(RESOURCES.secrets, secret('kept', 'first'));
      const value = async () =>
        (await getIfPresent<Secret>(stage.bench.host, RESOURCES.secrets, ref))
          ?.data?.password;
      const encoded = (text: string) => Buffer.from(text).toString('base64');
      await until('the copy', async () => (await value()) === encoded('first'));
      await virtual.patch(
        RESOURCES.secrets,
        { namespace: 'default', name: 'kept' },
        { data: { password: encoded('second') } },
      );
      await until(
        'the change',
        async () => (await value()) === encoded('second'),
      );
      await deleteIfPresent(virtual, RESOURCES.secrets, {
        namespace: 'default',
        name: 'kept',
      });
      await until('the end', async () => (await value()) === undefined);
    });
  });

  describe('Dapr resources', () => {
    const minimal = {
      components: {
        spec: { type: 'state.in-memory', version: 'v1', metadata: [] },
      },
      configurations: { spec: { tracing: { samplingRate: '0' } } },
      resiliencies: { spec: { policies: {}, targets: {} } },
      subscriptions: {
        spec: { topic: 'orders', pubsubname: 'bus', routes: { default: '/' } },
      },
    } as const;

    it.each(Object.keys(minimal) as (keyof typeof minimal)[])(
      'reach the host under their names where the syncer copies them: %s',
      async plural => {
        const resource = RESOURCES[plural];
        const ref = { namespace: stage.multi.hostNamespace, name: 'copied' };
        await stage.multi.virtual.create(resource, {
          apiVersion: resource.apiVersion,
          kind: resource.kind,
          metadata: { namespace: 'default', name: 'copied' },
          ...minimal[plural],
        });
        await until('the copy', () =>
          getIfPresent(stage.bench.host, resource, ref),
        );
        await deleteIfPresent(stage.multi.virtual, resource, {
          namespace: 'default',
          name: 'copied',
        });
        await until(
          'its end',
          async () => !(await getIfPresent(stage.bench.host, resource, ref)),
        );
      },
    );

    it('are unknown inside a vcluster whose Components are kept on the host', async () => {
      const { status } = await stage.single.virtual.raw(
        '/apis/dapr.io/v1alpha1/components',
      );
      expect(status).toBe(404);
    });
  });
}
