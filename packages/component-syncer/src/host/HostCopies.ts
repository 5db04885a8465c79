import {
  ANNOTATION_SYNC_REFUSED,
  COMPONENT_SYNCER,
  LABEL_MANAGED_BY,
  LABEL_TENANT,
  VclusterRef,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  deleteIfPresent,
  getIfPresent,
  isAlreadyExists,
  KindWatcher,
  KubeClient,
  KubeObject,
  Resource,
  WatchTiming,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import {
  contentOf,
  hostCopyOf,
  inPlaceOf,
  MetadataAllowList,
  sourceOf,
} from '../copy';
import { LiveSet, LiveView } from '../live';
import { OwnedCopy } from './OwnedCopy';
import {
  DaprResource,
  HostCopy,
  HostNameTaken,
  HostSide,
  SyncedKind,
  Written,
} from '../sync';

const MAX_TEXTS = 20_000;

/** What following the copies of a host needs. */
export type HostCopiesOptions = {
  client: KubeClient;
  timing: WatchTiming;
  allowedMetadata: MetadataAllowList;
  signal: AbortSignal;
  /** All copies of a kind have been read. */
  complete: () => void;
};

/** How long those who need the copies wait for a host that does not tell. */
const PATIENCE_MS = 30_000;

/** All copies on one host, of all vclusters: one watch per kind. */
export class HostCopies {
  readonly #options: HostCopiesOptions;
  readonly #kinds = new Map<string, LiveSet<OwnedCopy>>();
  readonly #ends: Promise<void>[] = [];
  #since?: number;
  readonly #owners = new Map<string, number>();
  /** Names of vclusters and namespaces, which all copies there have. */
  readonly #texts = new Map<string, string>();

  constructor(options: HostCopiesOptions) {
    this.#options = options;
  }

  /** Starts to watch a kind, unless it is watched already. */
  watch(kind: SyncedKind): LiveSet<OwnedCopy> {
    const known = this.#kinds.get(kind.kind);
    if (known) {
      return known;
    }
    const { client, timing, allowedMetadata, signal } = this.#options;
    this.#since ??= performance.now();
    const copies = new LiveSet<OwnedCopy>(copy => copy.ref);
    this.#kinds.set(kind.kind, copies);
    copies.listen({
      changed: ({ before, after }) => {
        this.#count(before, -1);
        this.#count(after, 1);
      },
      complete: this.#options.complete,
    });
    const watcher = new KindWatcher<OwnedCopy>(
      client,
      {
        resource: resourceOf(kind),
        labelSelector: `${LABEL_MANAGED_BY}=${COMPONENT_SYNCER}`,
        project: object => {
          const { namespace = '', labels } = object.metadata;
          const tenant = labels?.[LABEL_TENANT] ?? '';
          const of = { namespace, name: tenant };
          return new OwnedCopy(
            tenant,
            hostCopyOf(object as DaprResource, of, allowedMetadata),
            text => this.#shared(text),
          );
        },
      },
      copies,
      timing,
      signal,
    );
    this.#ends.push(watcher.run());
    return copies;
  }

  /**
   * Whether it is time to look at vclusters: what is on the host has been read, or cannot be. Both at a time take longer,
   * as an object of a vcluster can be dealt with only when the host is known.
   */
  isRead(): boolean {
    const isLate = performance.now() - (this.#since ?? 0) > PATIENCE_MS;
    return (
      isLate ||
      [...this.#kinds.values()].every(each => each.watchState !== 'loading')
    );
  }

  /** Copies of a kind; undefined for one that is not watched. */
  of(kind: string): LiveSet<OwnedCopy> | undefined {
    return this.#kinds.get(kind);
  }

  all(): Array<{ kind: string; copies: LiveSet<OwnedCopy> }> {
    return [...this.#kinds].map(([kind, copies]) => ({ kind, copies }));
  }

  /** Vclusters that have copies on the host, as `<namespace>/<name>`. */
  owners(): Iterable<string> {
    return this.#owners.keys();
  }

  /** All copies of one vcluster of kinds that are known as a whole. */
  ownedBy(
    { namespace, name }: VclusterRef,
    kinds: readonly SyncedKind[],
  ): Array<{ kind: SyncedKind; copy: OwnedCopy }> {
    return kinds.flatMap(kind => {
      const set = this.#kinds.get(kind.kind);
      return set?.known()
        ? set
            .list(namespace)
            .filter(({ tenant, source }) => tenant === name && source)
            .map(copy => ({ kind, copy }))
        : [];
    });
  }

  #count(copy: OwnedCopy | undefined, by: number): void {
    if (copy?.source) {
      const owner = `${copy.ref.namespace}/${copy.tenant}`;
      const count = (this.#owners.get(owner) ?? 0) + by;
      if (count > 0) {
        this.#owners.set(owner, count);
      } else {
        this.#owners.delete(owner);
      }
    }
  }

  #shared(text: string): string {
    const known = this.#texts.get(text);
    if (known !== undefined) {
      return known;
    }
    if (this.#texts.size >= MAX_TEXTS) {
      this.#texts.clear();
    }
    this.#texts.set(text, text);
    return text;
  }

  /** Resolves when no request is under way; the signal ends the watches. */
  async ended(): Promise<void> {
    await Promise.all(this.#ends);
  }

  /**
   * The host as one vcluster's copier sees it.
   *
   * @param client - with which it writes
   */
  sideOf(tenant: VclusterRef, client: KubeClient): HostSide {
    const mine = (copy: OwnedCopy | undefined) =>
      copy?.tenant === tenant.name ? copy : undefined;
    return {
      follow: async (kind, listener) => {
        const copies = this.watch(kind);
        const stop = copies.listen(listener, tenant.namespace);
        return new LiveView(copies, stop, () =>
          copies.list(tenant.namespace).filter(each => mine(each)),
        );
      },
      write: (kind, copy, found) =>
        this.#write(client, tenant, kind, copy, found),
      mark: (kind, found, refused) => mark(client, kind, found, refused),
      remove: (kind, found) => this.remove(kind, found, client),
    };
  }

  /** Deletes exactly the copy that was found: not one that has changed since, nor another of its name. */
  async remove(
    kind: SyncedKind,
    found: HostCopy,
    client = this.#options.client,
  ): Promise<void> {
    await deleteIfPresent(client, resourceOf(kind), found.ref, {
      propagation: 'Background',
      preconditions: {
        uid: found.uid,
        resourceVersion: found.resourceVersion,
      },
    });
  }

  async #write(
    client: KubeClient,
    tenant: VclusterRef,
    kind: SyncedKind,
    copy: DaprResource,
    found: HostCopy | undefined,
  ): Promise<Written> {
    const resource = resourceOf(kind);
    if (!found) {
      try {
        const created = await client.create(resource, copy as KubeObject);
        return { outcome: 'created', content: this.#content(created) };
      } catch (error) {
        if (!isAlreadyExists(error)) {
          throw error;
        }
      }
    }
    const ref = { namespace: tenant.namespace, name: copy.metadata.name };
    const live = await getIfPresent(client, resource, ref);
    if (!live) {
      const created = await client.create(resource, copy as KubeObject);
      return { outcome: 'created', content: this.#content(created) };
    }
    if (!sourceOf(live as DaprResource, tenant)) {
      throw new HostNameTaken(kind.kind, ref);
    }
    // It carries uid and version of what was just found to be ours: another's object cannot be hit.
    const { allowedMetadata } = this.#options;
    const replaced = await client.replace(
      resource,
      inPlaceOf(live as DaprResource, copy, allowedMetadata) as KubeObject,
    );
    const isSame =
      replaced.metadata.resourceVersion === live.metadata.resourceVersion;
    return {
      outcome: isSame ? 'unchanged' : 'replaced',
      content: this.#content(replaced),
    };
  }

  #content(object: KubeObject): string {
    return contentOf(object as DaprResource, this.#options.allowedMetadata);
  }
}

/** How a synced kind is addressed. */
export function resourceOf(kind: SyncedKind): Resource {
  return { ...kind, namespaced: true };
}

async function mark(
  client: KubeClient,
  kind: SyncedKind,
  { ref, uid, resourceVersion }: HostCopy,
  refused: string | undefined,
): Promise<void> {
  await client.patch(resourceOf(kind), ref, {
    metadata: {
      uid,
      resourceVersion,
      annotations: { [ANNOTATION_SYNC_REFUSED]: refused ?? null },
    },
  });
}
