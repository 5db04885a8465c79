import {
  getIfPresent,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
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
        const set = await getIfPresent(
          stage.bench.host,
          RESOURCES.statefulSets,
          {
            namespace,
            name,
          },
        );
        expect(set?.metadata.labels).toMatchObject({
          app: 'vcluster',
          release: name,
          chart: expect.stringMatching(/^vcluster-0\.\d+\.\d+$/),
        });
        const service = await getIfPresent(
          stage.bench.host,
          RESOURCES.services,
          {
            namespace,
            name,
          },
        );
        expect(service?.metadata.labels?.['vcluster.loft.sh/service']).toBe(
          'true',
        );
        await until('a bound claim', async () => {
          const claim = await getIfPresent<
            KubeObject & { status?: { phase?: string } }
          >(stage.bench.host, RESOURCES.persistentVolumeClaims, {
            namespace,
            name: `data-${name}-0`,
          });
          return claim?.status?.phase === 'Bound';
        });
      });

      it('has both service accounts, the configuration and the kubeconfig', async () => {
        const { namespace, name } = stage.tenantOf(profile);
        for (const account of [`vc-${name}`, `vc-workload-${name}`]) {
          const found = await getIfPresent(
            stage.bench.host,
            RESOURCES.serviceAccounts,
            {
              namespace,
              name: account,
            },
          );
          expect(found?.metadata.name).toBe(account);
        }
        const config = await getIfPresent<Secret>(
          stage.bench.host,
          RESOURCES.secrets,
          {
            namespace,
            name: `vc-config-${name}`,
          },
        );
        expect(Object.keys(config?.data ?? {})).toEqual(['config.yaml']);
        const kubeconfig = await getIfPresent<Secret>(
          stage.bench.host,
          RESOURCES.secrets,
          {
            namespace,
            name: `vc-${name}`,
          },
        );
        expect(Object.keys(kubeconfig?.data ?? {})).toContain('config');
      });

      it('has the rights that the profile needs, and no wider ones', async () => {
        const { namespace, name } = stage.tenantOf(profile);
        const role = await getIfPresent(stage.bench.host, RESOURCES.roles, {
          namespace,
          name: `vc-${name}`,
        });
        const wide = await getIfPresent(
          stage.bench.host,
          RESOURCES.clusterRoles,
          {
            name: `vc-mn-${name}-v-${namespace}`.slice(0, 63).replace(/-$/, ''),
          },
        );
        expect(Boolean(role)).toBe(profile === 'oss-hostmanaged');
        expect(Boolean(wide)).toBe(profile === 'oss-multins');
      });
    },
  );
}
