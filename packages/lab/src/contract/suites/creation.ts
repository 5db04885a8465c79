import { KubeObject } from 'dapr-vcluster-kube-sim/client';
import { K } from '../kinds';
import { PROFILES_TRIED, Stage } from '../Stage';
import { until } from '../until';

type Secret = {
  data?: Record<string, string>;
} & KubeObject;

/** What creating a tenant leaves on the host. */
export function creationSuite(stage: Stage) {
  describe.each(PROFILES_TRIED)(
    'what creating a tenant leaves (%s)',
    profile => {
      it('has the control plane under the chart’s labels', async () => {
        const { namespace, name } = stage.tenantOf(profile);
        const set = await stage.bench.host.get(K.statefulSets, {
          namespace,
          name,
        });
        expect(set?.metadata.labels).toMatchObject({
          app: 'vcluster',
          release: name,
          chart: expect.stringMatching(/^vcluster-0\.\d+\.\d+$/),
        });
        const service = await stage.bench.host.get(K.services, {
          namespace,
          name,
        });
        expect(service?.metadata.labels?.['vcluster.loft.sh/service']).toBe(
          'true',
        );
        await until('a bound claim', async () => {
          const claim = await stage.bench.host.get<
            KubeObject & { status?: { phase?: string } }
          >(K.claims, { namespace, name: `data-${name}-0` });
          return claim?.status?.phase === 'Bound';
        });
      });

      it('has both service accounts, the configuration and the kubeconfig', async () => {
        const { namespace, name } = stage.tenantOf(profile);
        for (const account of [`vc-${name}`, `vc-workload-${name}`]) {
          const found = await stage.bench.host.get(K.serviceAccounts, {
            namespace,
            name: account,
          });
          expect(found?.metadata.name).toBe(account);
        }
        const config = await stage.bench.host.get<Secret>(K.secrets, {
          namespace,
          name: `vc-config-${name}`,
        });
        expect(Object.keys(config?.data ?? {})).toEqual(['config.yaml']);
        const kubeconfig = await stage.bench.host.get<Secret>(K.secrets, {
          namespace,
          name: `vc-${name}`,
        });
        expect(Object.keys(kubeconfig?.data ?? {})).toContain('config');
      });

      it('has the rights that the profile needs, and no wider ones', async () => {
        const { namespace, name } = stage.tenantOf(profile);
        const role = await stage.bench.host.get(K.roles, {
          namespace,
          name: `vc-${name}`,
        });
        const wide = await stage.bench.host.get(K.clusterRoles, {
          name: `vc-mn-${name}-v-${namespace}`.slice(0, 63),
        });
        expect(Boolean(role)).toBe(profile === 'oss-hostmanaged');
        expect(Boolean(wide)).toBe(profile === 'oss-multins');
      });
    },
  );
}
