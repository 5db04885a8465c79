import { startTestBackend } from '@backstage/backend-test-utils';
import type {
  KubeConfig,
  KubernetesListObject,
  KubernetesObject,
} from '@kubernetes/client-node';
import { Connection, kubeConfigOf } from './connection';
import { COMPONENTS, Kind, KINDS, PODS, RELEASES, RESOURCES } from './kinds';
import { memory, Memory } from './memory';
import { serveCalls } from './rpc';

type ClientNode = typeof import('@kubernetes/client-node');
type List = (kind: Kind) => Promise<KubernetesListObject<KubernetesObject>>;

/** A Backstage backend with client-node's own informers in it. */
const calls = {
  /** Memory after each step, and how many objects the informers keep. */
  async measure(connection: Connection): Promise<{
    bare: Memory;
    frame: Memory;
    components: Memory & { count: number };
    pods: Memory & { count: number };
  }> {
    await startTestBackend({ features: [] });
    const bare = await memory();
    // Loaded only now, so that the backend without it could be measured.
    const client = await import('@kubernetes/client-node');
    const inform = informing(client, kubeConfigOf(client, connection));
    const rest = KINDS.filter(kind => kind !== COMPONENTS && kind !== PODS);
    for (const kind of rest) {
      await inform(kind);
    }
    const frame = await memory();
    const components = { count: await inform(COMPONENTS), ...(await memory()) };
    const pods = { count: await inform(PODS), ...(await memory()) };
    return { bare, frame, components, pods };
  },
};

/** Starts an informer of a kind; resolves with the number of objects it keeps once it is complete. */
function informing(client: ClientNode, kubeConfig: KubeConfig) {
  const lists = listsOf(client, kubeConfig);
  return async (kind: Kind): Promise<number> => {
    const { path, labelSelector } = kind;
    const list = () => lists[path](kind);
    const informer = client.makeInformer(kubeConfig, path, list, labelSelector);
    await informer.start();
    return informer.list().length;
  };
}

/** The calls a user of client-node would give to its informers. */
function listsOf(
  { AppsV1Api, CoreV1Api, CustomObjectsApi }: ClientNode,
  kubeConfig: KubeConfig,
): Record<string, List> {
  const core = kubeConfig.makeApiClient(CoreV1Api);
  const apps = kubeConfig.makeApiClient(AppsV1Api);
  const custom = kubeConfig.makeApiClient(CustomObjectsApi);
  const customList: List = ({ path }) => {
    const [group, version, plural] = path.split('/').slice(2);
    return custom.listCustomObjectForAllNamespaces({
      group,
      version,
      resourcePlural: plural,
    });
  };
  return {
    '/api/v1/namespaces': () => core.listNamespace(),
    '/apis/apps/v1/statefulsets': kind =>
      apps.listStatefulSetForAllNamespaces(kind),
    '/apis/apps/v1/deployments': kind =>
      apps.listDeploymentForAllNamespaces(kind),
    [PODS.path]: () => core.listPodForAllNamespaces(),
    [COMPONENTS.path]: customList,
    [RELEASES.path]: customList,
    ...Object.fromEntries(RESOURCES.map(({ path }) => [path, customList])),
  };
}

export type InformersCalls = typeof calls;

serveCalls(calls);
