import {
  isInvalid,
  KubeClient,
  KubeError,
  KubeObject,
  Resource,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { DAPR_INJECTOR_APP } from '../../inventory/model/apps';
import { HostHandle } from '../../platform/hosts';

/** What a host is known to do about the isolation of tenants; `unknown` where it does not tell. */
export type Enforcement = {
  /** Whether its API server refuses pods by the labels of their namespace. */
  podSecurity: 'enforced' | 'not-enforced' | 'unknown';
  networkPolicies:
    | { state: 'enforced' | 'not-enforced'; plugin: string }
    | { state: 'unknown' };
  /** Whether the injector gives sidecars a security context that fits `restricted`; absent while unknown. */
  sidecarsDropCapabilities?: boolean;
};

/** Pods of network plugins, and whether they enforce NetworkPolicies. Those that do only when told to are not listed. */
const PLUGINS: Array<{ selector: string; plugin: string; enforces: boolean }> =
  [
    ...['calico-node', 'canal', 'cilium', 'kube-router', 'azure-npm'].map(
      app => ({ selector: `k8s-app=${app}`, plugin: app, enforces: true }),
    ),
    { selector: 'component=antrea-agent', plugin: 'antrea', enforces: true },
    { selector: 'name=weave-net', plugin: 'weave-net', enforces: true },
    { selector: 'app=ovnkube-node', plugin: 'ovn-kubernetes', enforces: true },
    { selector: 'app=flannel', plugin: 'flannel', enforces: false },
    { selector: 'k8s-app=flannel', plugin: 'flannel', enforces: false },
  ];

/** Finds out what a host enforces; nothing is stored on it. */
export async function readEnforcement({
  client,
  dapr,
}: HostHandle): Promise<Enforcement> {
  const [podSecurity, networkPolicies, sidecarsDropCapabilities] =
    await Promise.all([
      tryPodSecurity(client),
      findPlugin(client),
      readDropCapabilities(client, dapr.namespace),
    ]);
  return { podSecurity, networkPolicies, sidecarsDropCapabilities };
}

/**
 * Pod Security admission refuses a new namespace whose label names no level, also in a dry run; an API server without it
 * takes any label.
 */
async function tryPodSecurity(
  client: KubeClient,
): Promise<Enforcement['podSecurity']> {
  const labels = { 'pod-security.kubernetes.io/enforce': 'no-such-level' };
  try {
    await client.create(
      RESOURCES.namespaces,
      { metadata: { generateName: 'dapr-vcluster-probe-', labels } },
      { dryRun: true },
    );
    return 'not-enforced';
  } catch (error) {
    if (isInvalid(error) && error instanceof KubeError) {
      return error.message.includes('pod-security') ? 'enforced' : 'unknown';
    }
    // A right, or a webhook, is in the way: it says nothing about this admission.
    if (error instanceof KubeError && [400, 403].includes(error.status)) {
      return 'unknown';
    }
    throw error;
  }
}

async function findPlugin(
  client: KubeClient,
): Promise<Enforcement['networkPolicies']> {
  const found = await Promise.all(
    PLUGINS.map(async each => ({
      ...each,
      isThere: await exists(client, RESOURCES.pods, each.selector),
    })),
  );
  const running = found.filter(({ isThere }) => isThere);
  const best = running.find(({ enforces }) => enforces) ?? running[0];
  return best
    ? {
        state: best.enforces ? 'enforced' : 'not-enforced',
        plugin: best.plugin,
      }
    : { state: 'unknown' };
}

/** Whether there is any; of a plugin that runs on a thousand nodes, one pod is read. */
async function exists(
  client: KubeClient,
  resource: Resource,
  labelSelector: string,
): Promise<boolean> {
  for await (const { items } of client.pages(resource, {
    labelSelector,
    limit: 1,
  })) {
    return items.length > 0;
  }
  return false;
}

type Injector = KubeObject & {
  spec?: {
    template?: {
      spec?: {
        containers?: Array<{ env?: Array<{ name: string; value?: string }> }>;
      };
    };
  };
};

/** Dapr's Helm value `dapr_sidecar_injector.sidecarDropALLCapabilities`. */
async function readDropCapabilities(
  client: KubeClient,
  namespace: string,
): Promise<boolean | undefined> {
  const { items } = await client.list<Injector>(RESOURCES.deployments, {
    namespace,
    labelSelector: `app=${DAPR_INJECTOR_APP}`,
  });
  const [injector] = items;
  if (!injector) {
    return undefined;
  }
  const containers = injector.spec?.template?.spec?.containers ?? [];
  const value = containers
    .flatMap(({ env = [] }) => env)
    .find(({ name }) => name === 'SIDECAR_DROP_ALL_CAPABILITIES')?.value;
  // The words that Dapr takes for true.
  return ['y', 'yes', 'true', 't', 'on', '1'].includes(
    value?.toLowerCase() ?? '',
  );
}
