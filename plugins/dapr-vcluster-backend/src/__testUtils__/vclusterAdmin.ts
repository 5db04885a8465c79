import { KubeConfig } from '@kubernetes/client-node';
import { FIELD_MANAGER } from 'backstage-plugin-dapr-vcluster-common';
import { LiveHost } from 'dapr-vcluster-sandbox';
import {
  HttpKubeClient,
  KubeClient,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { until } from './until';

/** A client of a simulated vcluster that may do everything there, once it answers; close it. */
export async function vclusterAdmin(
  live: LiveHost,
  { namespace, name }: { namespace: string; name: string },
): Promise<KubeClient> {
  const { controlPlane } = await until(`vcluster ${name} to answer`, async () =>
    live.tenants.get(namespace, name),
  );
  const { url, caData, token } = controlPlane.access;
  const config = new KubeConfig();
  config.loadFromClusterAndUser(
    { name, server: url, caData, skipTLSVerify: false },
    { name, token },
  );
  return new HttpKubeClient(config, { fieldManager: FIELD_MANAGER });
}
