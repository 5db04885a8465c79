import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import kubernetesPlugin from '@backstage/plugin-kubernetes-backend';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { tenantEntity } from '../generate/entity';
import { range, VIEWED_TENANTS } from '../generate/tenants';
import { Connection } from './connection';
import { serveCalls } from './rpc';

/** A Backstage backend with its own Kubernetes plugin. */
const calls = {
  /** @returns where the plugin answers */
  async start({ url, caData, token }: Connection): Promise<string> {
    const cluster = {
      name: 'bench',
      url,
      caData,
      authProvider: 'serviceAccount',
      serviceAccountToken: token,
    };
    const { server } = await startTestBackend({
      features: [
        kubernetesPlugin,
        catalogServiceMock.factory({
          entities: range(VIEWED_TENANTS).map(tenantEntity),
        }),
        mockServices.rootConfig.factory({
          data: {
            kubernetes: {
              serviceLocatorMethod: { type: 'multiTenant' },
              clusterLocatorMethods: [{ type: 'config', clusters: [cluster] }],
              // Without these it would not show what the tenants' pages are about.
              customResources: [
                {
                  group: 'dapr.io',
                  apiVersion: 'v1alpha1',
                  plural: 'components',
                },
              ],
            },
          },
        }),
      ],
    });
    return `http://127.0.0.1:${server.port()}/api/kubernetes`;
  },
};

export type KubernetesPluginCalls = typeof calls;

serveCalls(calls);
