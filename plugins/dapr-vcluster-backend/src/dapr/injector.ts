import { AllowList } from 'backstage-plugin-dapr-vcluster-common';
import { KubeClient, KubeObject, RESOURCES } from '../hosts';
import { getIfPresent } from '../writes';

const DEPLOYMENT = 'dapr-sidecar-injector';

type Container = {
  image?: string;
  env?: Array<{ name: string; value?: string }>;
};

type Deployment = KubeObject & {
  spec?: { template?: { spec?: { containers?: Container[] } } };
};

/** The allow-list in the injector's Deployment; undefined when its version cannot be told. */
export function allowListOf(deployment: KubeObject): AllowList | undefined {
  const { containers } = (deployment as Deployment).spec?.template?.spec ?? {};
  const container = containers?.[0];
  const daprVersion = versionOf(container?.image ?? '');
  if (!container || !daprVersion) return undefined;
  const env = (name: string) =>
    container.env?.find(variable => variable.name === name)?.value;
  return {
    daprVersion,
    serviceAccounts: env('ALLOWED_SERVICE_ACCOUNTS'),
    prefixNames: env('ALLOWED_SERVICE_ACCOUNTS_PREFIX_NAMES'),
  };
}

/** Reads the injector's allow-list from a host; undefined when there is no injector to be seen. */
export async function readAllowList(
  client: KubeClient,
  daprNamespace: string,
): Promise<AllowList | undefined> {
  const deployment = await getIfPresent(client, RESOURCES.deployments, {
    namespace: daprNamespace,
    name: DEPLOYMENT,
  });
  return deployment && allowListOf(deployment);
}

/** `ghcr.io/dapr/injector:1.18.3-mariner@sha256:…` -> `1.18.3`. */
function versionOf(image: string): string | undefined {
  const tag = image.split('@')[0].split('/').pop()?.split(':')[1];
  return tag?.match(/^v?(\d+\.\d+\.\d+)/)?.[1];
}
