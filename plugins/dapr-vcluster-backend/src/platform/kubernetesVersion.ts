import { KubeClient } from 'backstage-plugin-dapr-vcluster-node/kubernetes';

/** What an API server says its version is, e.g. `v1.36.3`; undefined where it does not say. */
export async function readKubernetesVersion(
  client: Pick<KubeClient, 'raw'>,
  signal?: AbortSignal,
): Promise<string | undefined> {
  try {
    const { body } = await client.raw('/version', { signal });
    const { gitVersion } = JSON.parse(body);
    return typeof gitVersion === 'string' ? gitVersion : undefined;
  } catch {
    return undefined;
  }
}
