import type {
  PauseTenantResult,
  ResumeTenantResult,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { PluginBackend } from '../../portal/PluginBackend';
import { OpenTenant } from '../Bench';
import { app } from '../objects';
import { Stage } from '../Stage';
import { until } from '../until';

const HOST = 'contract';

type Workload = KubeObject & {
  spec: { replicas: number };
  status?: { readyReplicas?: number };
};

/** That the portal pauses and resumes tenants so that the vcluster CLI understands it, in both modes. */
export function pausingSuite(stage: Stage) {
  describe('a tenant that the portal pauses', () => {
    let portal: PluginBackend;
    beforeAll(async () => {
      const connection = stage.bench.target.portal;
      portal = await PluginBackend.start([{ name: HOST, connection }]);
    });
    afterAll(() => portal?.stop());

    const ask = async <T>(verb: string, { namespace, name }: OpenTenant) => {
      const path = `/tenants/${HOST}/${namespace}/${name}/${verb}`;
      const { status, text } = await portal.post(path, {});
      expect([status, status === 200 ? '' : text]).toEqual([200, '']);
      return JSON.parse(text) as T;
    };
    const setOf = ({ namespace, name }: OpenTenant) =>
      stage.bench.host.get<Workload>(RESOURCES.statefulSets, {
        namespace,
        name,
      });
    const podsOf = async (namespace: string) =>
      (await stage.bench.host.list(RESOURCES.pods, { namespace })).items;

    it.each(['oss-hostmanaged', 'oss-multins'] as const)(
      'has no pods, the marks of the CLI, and comes back as it was: %s',
      async profile => {
        const tenant = stage.tenantOf(profile);
        await tenant.virtual.create(RESOURCES.deployments, app('resting', {}));
        await stage.bench.hostPod(tenant, 'resting');
        await until('its end', async () => {
          const { outcome } = await ask<PauseTenantResult>('pause', tenant);
          return outcome === 'unchanged' ? true : undefined;
        });
        const { metadata, spec } = await setOf(tenant);
        expect(spec.replicas).toBe(0);
        expect(metadata.annotations).toMatchObject({
          'loft.sh/paused': 'true',
          'loft.sh/paused-replicas': '1',
          'loft.sh/paused-date': expect.stringMatching(/^\d{4}-.*Z$/),
        });
        expect(await podsOf(tenant.hostNamespace)).toEqual([]);
        expect(await podsOf(tenant.namespace)).toEqual([]);

        const resumed = await ask<ResumeTenantResult>('resume', tenant);
        expect(resumed.outcome).toBe('resumed');
        await until('its control plane', async () =>
          (await setOf(tenant)).status?.readyReplicas ? true : undefined,
        );
        const pod = await stage.bench.hostPod(tenant, 'resting');
        expect(pod.status?.phase).toBe('Running');
        const again = await ask<ResumeTenantResult>('resume', tenant);
        expect(again.outcome).toBe('unchanged');
      },
    );
  });
}
