import { KubeConfig } from '@kubernetes/client-node';
import {
  FIELD_MANAGER,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  getIfPresent,
  HttpKubeClient,
  KubeClient,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { until } from './until';

/** The admin kubeconfig of a tenant, once its syncer has written it to the host. */
export async function kubeConfigOf(
  host: KubeClient,
  { namespace, name }: TenantRef,
): Promise<KubeConfig> {
  const secret = await until(`kubeconfig of ${name}`, () =>
    getIfPresent(host, RESOURCES.secrets, { namespace, name: `vc-${name}` }),
  );
  const { config } = secret.data as { config: string };
  const kubeConfig = new KubeConfig();
  kubeConfig.loadFromString(Buffer.from(config, 'base64').toString('utf8'));
  return kubeConfig;
}

/** Waits until the API server of a tenant answers; gives its admin client. */
export async function adminOfTenant(
  host: KubeClient,
  ref: TenantRef,
): Promise<KubeClient> {
  const client = new HttpKubeClient(await kubeConfigOf(host, ref), {
    fieldManager: FIELD_MANAGER,
  });
  await until(`namespace default of ${ref.name}`, () =>
    getIfPresent(client, RESOURCES.namespaces, { name: 'default' }),
  );
  return client;
}
