import { ObjectOutcome } from 'backstage-plugin-dapr-vcluster-common';
import {
  KubeClient,
  Resource,
  resourceName,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';

type Groups = {
  groups: Array<{ versions: Array<{ groupVersion: string }> }>;
};
type Kinds = {
  resources: Array<{
    name: string;
    kind: string;
    namespaced: boolean;
    verbs?: string[];
  }>;
};

/** What clusters write by themselves all the time. */
const NOISE = [
  'endpoints', // of Services, which are listed
  'events',
  'events.events.k8s.io',
  'leases.coordination.k8s.io',
  'pods.metrics.k8s.io',
  'nodes.metrics.k8s.io',
];

async function json<T>(client: KubeClient, path: string): Promise<T> {
  return JSON.parse((await client.raw(path)).body);
}

/** Every kind that a server has and lets clients list. */
async function allKinds(client: KubeClient): Promise<Resource[]> {
  const { groups } = await json<Groups>(client, '/apis');
  const apiVersions = [
    'v1',
    ...groups.flatMap(({ versions }) =>
      versions.map(({ groupVersion }) => groupVersion),
    ),
  ];
  const kinds = new Map<string, Resource>();
  for (const apiVersion of apiVersions) {
    const root = apiVersion === 'v1' ? '/api' : '/apis';
    const { resources } = await json<Kinds>(client, `${root}/${apiVersion}`);
    for (const { name, kind, namespaced, verbs = [] } of resources) {
      if (!name.includes('/') && verbs.includes('list')) {
        const found = { apiVersion, kind, plural: name, namespaced };
        // One version of each kind will do.
        kinds.set(resourceName(found), found);
      }
    }
  }
  return [...kinds.values()].filter(
    kind => !NOISE.includes(resourceName(kind)),
  );
}

/** Names of all objects of a host, as `<Kind> <namespace>/<name>`, with their uids. */
export async function wholeHost(
  client: KubeClient,
): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const resource of await allKinds(client)) {
    const { items } = await client.list(resource);
    for (const { metadata } of items) {
      const { namespace = '', name, uid = '' } = metadata;
      found[`${resource.kind} ${namespace}/${name}`] = uid;
    }
  }
  return found;
}

/** Names of objects of an answer, as {@link wholeHost} has them. */
export function keysOf(objects: readonly ObjectOutcome[]): string[] {
  return objects.map(
    ({ kind, namespace = '', name }) => `${kind} ${namespace}/${name}`,
  );
}
