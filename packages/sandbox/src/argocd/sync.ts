import { cloneDeep, get, isEqual, isPlainObject, set, unset } from 'lodash';
import {
  deleteIfPresent,
  getIfPresent,
  KubeClient,
  KubeObject,
  Resource,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { ensure } from 'dapr-vcluster-kube-sim/controller-runtime';
import { KindIndex } from '../helm';
import { Rendered } from '../helm/chart/types';
import { Application, ApplicationStatus, IgnoredDifference } from './types';

const FIELD_MANAGER = 'argocd-controller';

/** An object of an Application as it is to be and as it is. */
type Pair = { wanted: Rendered; resource: Resource; live?: KubeObject };

/** Compares and brings together what an Application asks for and what is on the host. */
export class Sync {
  readonly #client: KubeClient;
  readonly #kinds: KindIndex;

  constructor(client: KubeClient) {
    this.#client = client;
    this.#kinds = new KindIndex(client);
  }

  /** Objects with their live counterparts, and those of the status that are wanted no more. */
  async compare(application: Application, objects: Rendered[]) {
    const pairs: Pair[] = [];
    for (const wanted of objects) {
      const resource = await this.#kinds.resourceOf(wanted);
      const live = await getIfPresent<KubeObject>(
        this.#client,
        resource,
        refOf(wanted, resource),
      );
      pairs.push({ wanted, resource, live });
    }
    const names = new Set(objects.map(nameOf));
    const obsolete = (application.status?.resources ?? []).filter(
      each => !names.has(`${each.kind}/${each.namespace ?? ''}/${each.name}`),
    );
    const { ignoreDifferences = [] } = application.spec;
    const differing = pairs.filter(pair => differs(pair, ignoreDifferences));
    return { pairs, obsolete, differing };
  }

  /** @throws KubeError of the first object that the API server refuses. */
  async apply(
    { spec }: Application,
    { pairs, obsolete }: Awaited<ReturnType<Sync['compare']>>,
  ): Promise<void> {
    const { syncOptions = [], automated } = spec.syncPolicy ?? {};
    if (syncOptions.includes('CreateNamespace=true')) {
      await ensure(this.#client, RESOURCES.namespaces, {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name: spec.destination.namespace ?? 'default' },
      });
    }
    const isRespected = syncOptions.includes('RespectIgnoreDifferences=true');
    for (const pair of pairs) {
      const ignored = isRespected ? spec.ignoreDifferences ?? [] : [];
      const { metadata, ...rest } = withLive(pair, ignored);
      const { namespace } = metadata;
      await this.#client.apply(
        pair.resource,
        {
          ...rest,
          metadata: pair.resource.namespaced
            ? { ...metadata, namespace }
            : { ...metadata, namespace: undefined },
        },
        { fieldManager: FIELD_MANAGER, force: true },
      );
    }
    if (automated?.prune) {
      await this.remove(obsolete);
    }
  }

  /** Deletes what an Application has made. */
  async remove(
    resources: NonNullable<ApplicationStatus['resources']>,
  ): Promise<void> {
    for (const { group, version, kind, namespace, name } of [
      ...resources,
    ].reverse()) {
      const apiVersion = group ? `${group}/${version}` : version;
      const resource = await this.#kinds.resourceOf({ apiVersion, kind });
      await deleteIfPresent(this.#client, resource, { namespace, name });
    }
  }
}

/** What an Application's status says of its objects. */
export function resourcesOf(
  pairs: readonly Pair[],
  differing: readonly Pair[],
): NonNullable<ApplicationStatus['resources']> {
  return pairs.map(pair => {
    const { apiVersion, kind, metadata } = pair.wanted;
    const [version, group] = apiVersion.split('/').reverse();
    return {
      ...(group && { group }),
      version,
      kind,
      ...(pair.resource.namespaced && { namespace: metadata.namespace }),
      name: metadata.name,
      status: differing.includes(pair) ? 'OutOfSync' : 'Synced',
    };
  });
}

/** Whether a field that is asked for is another one on the host. */
function differs(
  { wanted, live }: Pair,
  ignored: readonly IgnoredDifference[],
): boolean {
  if (!live) {
    return true;
  }
  const compared = cloneDeep(wanted);
  for (const path of ignoredPaths(wanted, ignored)) {
    unset(compared, path);
  }
  const labels = ['labels', 'annotations'] as const;
  return (
    labels.some(
      key => !includes(live.metadata[key], compared.metadata[key] ?? {}),
    ) ||
    Object.entries(compared)
      .filter(([key]) => !['apiVersion', 'kind', 'metadata'].includes(key))
      .some(([key, value]) => !includes(get(live, key), value))
  );
}

/** Whether everything that is asked for is there; what the API server has added does not count. */
function includes(live: unknown, wanted: unknown): boolean {
  if (isPlainObject(wanted)) {
    return Object.entries(wanted as object).every(([key, value]) =>
      includes(get(live, [key]), value),
    );
  }
  if (Array.isArray(wanted)) {
    return (
      wanted.length === 0 ||
      (Array.isArray(live) &&
        live.length >= wanted.length &&
        wanted.every((item, at) => includes(live[at], item)))
    );
  }
  return wanted === null || wanted === undefined || isEqual(live, wanted);
}

/** Fields whose differences are ignored keep the value that they have on the host. */
function withLive(
  { wanted, live }: Pair,
  ignored: readonly IgnoredDifference[],
): Rendered {
  const applied = cloneDeep(wanted);
  for (const path of live ? ignoredPaths(wanted, ignored) : []) {
    const value = get(live, path);
    if (value === undefined) {
      unset(applied, path);
    } else {
      set(applied, path, value);
    }
  }
  return applied;
}

function ignoredPaths(
  { apiVersion, kind, metadata }: Rendered,
  ignored: readonly IgnoredDifference[],
): string[][] {
  const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
  return ignored
    .filter(
      each =>
        each.kind === kind &&
        (each.group ?? '') === group &&
        (!each.name || each.name === metadata.name),
    )
    .flatMap(({ jsonPointers = [] }) => jsonPointers)
    .map(pointer =>
      pointer
        .split('/')
        .slice(1)
        .map(part => part.replace(/~1/g, '/').replace(/~0/g, '~')),
    );
}

function refOf({ metadata }: Rendered, { namespaced }: Resource) {
  const { name, namespace } = metadata;
  return { name, ...(namespaced && { namespace }) };
}

function nameOf({ kind, metadata }: Rendered): string {
  return `${kind}/${metadata.namespace ?? ''}/${metadata.name}`;
}
