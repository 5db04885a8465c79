import {
  ANNOTATION_DELETING,
  ANNOTATION_PROFILE,
  LABEL_NAMESPACE_SCOPING,
  LABEL_RESTART_APPS,
  LABEL_SYNC,
  LABEL_VCLUSTER_NAME,
  LABEL_VCLUSTER_NAMESPACE,
  VclusterRef,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  getIfPresent,
  KindWatcher,
  KubeClient,
  KubeObject,
  RESOURCES,
  WatchTiming,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { LiveSet } from '../live';
import { NamespaceScoping } from '../settings';
import {
  HostNamespace,
  Vcluster,
  vclustersOf,
  VclusterWorkload,
} from './vclustersOf';

const WORKLOADS = [RESOURCES.statefulSets, RESOURCES.deployments];

/** What finding the vclusters of a host needs. */
export type VclusterFinderOptions = {
  client: KubeClient;
  timing: WatchTiming;
  defaultScoping: NamespaceScoping;
  signal: AbortSignal;
  changed: () => void;
};

/** Follows the vclusters of one host. */
export class VclusterFinder {
  readonly #options: VclusterFinderOptions;
  readonly #namespaces = new LiveSet<HostNamespace>(({ name }) => ({
    namespace: '',
    name,
  }));
  readonly #workloads = WORKLOADS.map(
    () =>
      new LiveSet<VclusterWorkload>(({ namespace, object }) => ({
        namespace,
        name: object,
      })),
  );
  readonly #ends: Promise<void>[] = [];
  /** Kept until something changes: it is asked for far more often. */
  #found?: Vcluster[];

  constructor(options: VclusterFinderOptions) {
    this.#options = options;
  }

  start(): void {
    const { client, timing, signal } = this.#options;
    const changed = () => {
      this.#found = undefined;
      this.#options.changed();
    };
    const listener = { changed, complete: changed };
    this.#namespaces.listen(listener);
    const namespaces = new KindWatcher(
      client,
      { resource: RESOURCES.namespaces, project: namespaceOf },
      this.#namespaces,
      timing,
      signal,
    );
    this.#ends.push(namespaces.run());
    WORKLOADS.forEach((resource, index) => {
      const set = this.#workloads[index];
      set.listen(listener);
      const watcher = new KindWatcher(
        client,
        { resource, labelSelector: 'app=vcluster', project: workloadOf },
        set,
        timing,
        signal,
      );
      this.#ends.push(watcher.run());
    });
  }

  /** Whether all vclusters are known. */
  known(): boolean {
    return [this.#namespaces, ...this.#workloads].every(each => each.known());
  }

  list(): readonly Vcluster[] {
    this.#found ??= vclustersOf(
      this.#namespaces.list(),
      this.#workloads.flatMap(each => each.list()),
      this.#options.defaultScoping,
    );
    return this.#found;
  }

  /**
   * Asks the host whether a vcluster is really gone.
   *
   * @throws KubeError when the host does not tell
   */
  async isGone({ namespace, name }: VclusterRef): Promise<boolean> {
    const { client } = this.#options;
    const found = await Promise.all(
      WORKLOADS.map(async resource => {
        const { items } = await client.list<KubeObject>(resource, {
          namespace,
          labelSelector: `app=vcluster,release=${name}`,
        });
        return (
          items.length > 0 ||
          (await getIfPresent(client, resource, { namespace, name })) !==
            undefined
        );
      }),
    );
    return !found.includes(true);
  }

  async ended(): Promise<void> {
    await Promise.all(this.#ends);
  }
}

function namespaceOf({ metadata }: KubeObject): HostNamespace {
  const { name, labels = {}, annotations = {}, deletionTimestamp } = metadata;
  const of = labels[LABEL_VCLUSTER_NAME];
  const at = labels[LABEL_VCLUSTER_NAMESPACE];
  return {
    name,
    labels: Object.fromEntries(
      [LABEL_SYNC, LABEL_NAMESPACE_SCOPING, LABEL_RESTART_APPS].flatMap(key =>
        labels[key] === undefined ? [] : [[key, labels[key]]],
      ),
    ),
    profile: annotations[ANNOTATION_PROFILE],
    partOf: of && at && at !== name ? `${at}/${of}` : undefined,
    deleting:
      deletionTimestamp !== undefined ||
      annotations[ANNOTATION_DELETING] !== undefined,
  };
}

/** Marks of pausing: vcluster CLI and its platform (`pkg/lifecycle` of loft-sh/vcluster). */
function workloadOf(object: KubeObject): VclusterWorkload | undefined {
  const {
    name,
    namespace = '',
    labels = {},
    annotations = {},
  } = object.metadata;
  const { replicas = 1 } = (object.spec ?? {}) as { replicas?: number };
  return {
    namespace,
    name: labels.release ?? name,
    object: name,
    sync: labels[LABEL_SYNC],
    paused:
      annotations['loft.sh/paused'] === 'true' ||
      labels['loft.sh/sleep-mode'] === 'true' ||
      replicas === 0,
    deleting: object.metadata.deletionTimestamp !== undefined,
  };
}
