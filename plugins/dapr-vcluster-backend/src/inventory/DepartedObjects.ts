import { HostMetadata } from 'backstage-plugin-dapr-vcluster-common';
import { RESOURCE_KINDS, SyncedKind } from './model/model';
import { allItems, HostState } from './model/hostState';
import { Change } from './model/reduce';

/** A Dapr resource that was on the host and is there no more. */
export type DepartedObject = Required<HostMetadata> & {
  kind: SyncedKind;
  /** RFC 3339 time when its deletion was seen. */
  goneAt: string;
};

/** More than this are not remembered for one host; the oldest go first. */
const MAX_OBJECTS = 2_000;

const SYNCED = new Set<string>([
  'components.dapr.io',
  ...Object.keys(RESOURCE_KINDS),
]);

/**
 * Remembers which Dapr resources have gone from a host, to tell a copy that was deleted from one that never came. The
 * memory is of this process: what happened before it began, or while the kind could not be seen, is not known.
 */
export class DepartedObjects {
  readonly #objects = new Map<string, DepartedObject>();
  /** Since when each kind is watched without a gap that hides what goes. */
  readonly #since = new Map<SyncedKind, string>();
  readonly #max: number;

  constructor(max = MAX_OBJECTS) {
    this.#max = max;
  }

  /** Takes a change, with the state it is about to be made to. */
  note(before: HostState, change: Change, at: string): void {
    const { kind } = change;
    if (!isSynced(kind)) {
      return;
    }
    switch (change.type) {
      case 'source':
        if (change.state === 'forbidden' || change.state === 'missing') {
          this.#forget(kind);
        } else if (change.state === 'live' && !this.#since.has(kind)) {
          this.#since.set(kind, at);
        }
        break;
      case 'upserted':
        this.#objects.delete(keyOf(kind, change.item));
        break;
      case 'removed': {
        const bucket = before.buckets.get(change.namespace);
        const gone = bucket?.[kind]?.get(change.name);
        if (gone) {
          this.#add(kind, gone, at);
        }
        break;
      }
      default:
        this.#replaced(before, kind, change.items, at);
    }
  }

  /** Those that were in the given namespaces, and since when going is noticed; undefined while it is not. */
  of(
    kind: SyncedKind,
    namespaces: ReadonlySet<string>,
  ): { objects: DepartedObject[]; since?: string } {
    return {
      objects: [...this.#objects.values()].filter(
        each => each.kind === kind && namespaces.has(each.namespace),
      ),
      since: this.#since.get(kind),
    };
  }

  #replaced(
    before: HostState,
    kind: SyncedKind,
    items: readonly Pick<HostMetadata, 'namespace' | 'name'>[],
    at: string,
  ) {
    const there = new Set(items.map(item => keyOf(kind, item)));
    there.forEach(key => this.#objects.delete(key));
    for (const item of allItems(before, kind)) {
      if (!there.has(keyOf(kind, item))) {
        this.#add(kind, item, at);
      }
    }
  }

  #add(
    kind: SyncedKind,
    { namespace, name, labels, annotations }: Required<HostMetadata>,
    goneAt: string,
  ) {
    const key = keyOf(kind, { namespace, name });
    this.#objects.delete(key);
    this.#objects.set(key, {
      kind,
      namespace,
      name,
      labels,
      annotations,
      goneAt,
    });
    if (this.#objects.size <= this.#max) {
      return;
    }
    const [[oldest, dropped]] = this.#objects;
    this.#objects.delete(oldest);
    // What went before that is no longer known.
    this.#since.set(dropped.kind, dropped.goneAt);
  }

  #forget(kind: SyncedKind) {
    this.#since.delete(kind);
    for (const [key, object] of this.#objects) {
      if (object.kind === kind) {
        this.#objects.delete(key);
      }
    }
  }
}

function isSynced(kind: string): kind is SyncedKind {
  return SYNCED.has(kind);
}

function keyOf(
  kind: SyncedKind,
  { namespace, name }: Pick<HostMetadata, 'namespace' | 'name'>,
): string {
  return `${kind}/${namespace}/${name}`;
}
