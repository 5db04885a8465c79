import {
  KindWatcher,
  KubeClient,
  WatchTiming,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { LiveSet } from '../live';
import { App, APP_KINDS, appIn } from './apps';
import { KeptSize } from './KeptSize';

/** Nothing of it counts by its size. */
type FoundApp = App & { name: string; fields: '' };

/** Follows the apps of one vcluster. */
export class AppFollower {
  readonly #sets: LiveSet<FoundApp>[] = [];
  readonly #ends: Promise<void>[];
  /** How many objects have an app id, by namespace and app id. */
  readonly #ids = new Map<string, Map<string, number>>();
  readonly #changed: (namespace?: string) => void;
  readonly #settled: Promise<void>;
  #settle!: () => void;
  #wasKnown = false;
  /** What is said of kinds with too many. */
  readonly #tooMany = new Map<string, string>();

  /**
   * @param limit - workloads of one kind; of more, none are known
   * @param changed - told of the namespace that has other app ids now; of all once they are known
   */
  constructor(
    client: KubeClient,
    timing: WatchTiming,
    signal: AbortSignal,
    limit: number,
    changed: (namespace?: string) => void,
  ) {
    this.#changed = changed;
    const kept = new KeptSize({ characters: Infinity, objects: limit });
    this.#settled = new Promise(resolve => {
      this.#settle = resolve;
    });
    this.#ends = APP_KINDS.map(({ resource, path }) => {
      const size = kept.ofKind(`${resource.plural} with a sidecar`);
      const apps = new LiveSet<FoundApp>(app => app, {
        onState: state => {
          if (state !== 'live') {
            size.begun();
          }
          if (state === 'forbidden' || state === 'missing') {
            this.#settle();
          }
        },
      });
      this.#sets.push(apps);
      apps.listen({
        changed: change => {
          size.changed(change);
          this.#count(change.before, -1);
          this.#count(change.after, 1);
        },
        complete: () => this.#complete(resource.plural),
      });
      const watcher = new KindWatcher<FoundApp>(
        client,
        {
          resource,
          project: object => {
            const app = appIn(object, path);
            if (!app) {
              return undefined;
            }
            const found: FoundApp = {
              ...app,
              name: object.metadata.name,
              fields: '',
            };
            this.#admit(resource.plural, () =>
              size.admits(found, !apps.get(found)),
            );
            return found;
          },
        },
        apps,
        timing,
        signal,
      );
      return watcher.run();
    });
  }

  /** Whether all kinds have been read. */
  known(): boolean {
    return this.#tooMany.size === 0 && this.#sets.every(each => each.known());
  }

  /** Resolves when all kinds have been read, or one cannot be. */
  settled(): Promise<void> {
    return this.#settled;
  }

  /** App ids of a namespace, sorted; undefined as long as not all kinds have been read. */
  of(namespace: string): string[] | undefined {
    return this.known()
      ? [...(this.#ids.get(namespace)?.keys() ?? [])].sort()
      : undefined;
  }

  /** App ids of all other namespaces, sorted; undefined as long as not all kinds have been read. */
  notIn(namespace: string): string[] | undefined {
    if (!this.known()) {
      return undefined;
    }
    const others = [...this.#ids].filter(([each]) => each !== namespace);
    return [...new Set(others.flatMap(([, ids]) => [...ids.keys()]))].sort();
  }

  /** Why the apps are not known, if there are too many of them. */
  get tooMany(): string | undefined {
    return this.#tooMany.values().next().value;
  }

  async ended(): Promise<void> {
    await Promise.all(this.#ends);
  }

  #admit(plural: string, take: () => void): void {
    try {
      take();
    } catch (error) {
      const isNews = !this.#tooMany.has(plural);
      this.#tooMany.set(plural, (error as Error).message);
      this.#settle();
      if (isNews) {
        this.#changed();
      }
      throw error;
    }
  }

  #count(app: App | undefined, by: 1 | -1): void {
    if (!app) {
      return;
    }
    const { namespace, appId } = app;
    const ids = this.#ids.get(namespace) ?? new Map<string, number>();
    this.#ids.set(namespace, ids);
    const before = ids.get(appId) ?? 0;
    const count = before + by;
    if (count > 0) {
      ids.set(appId, count);
    } else {
      ids.delete(appId);
    }
    if (ids.size === 0) {
      this.#ids.delete(namespace);
    }
    if (count === 0 || before === 0) {
      this.#changed(namespace);
    }
  }

  #complete(plural: string): void {
    const wasTooMany = this.#tooMany.delete(plural);
    if (this.known() && (!this.#wasKnown || wasTooMany)) {
      this.#wasKnown = true;
      this.#settle();
      this.#changed();
    }
  }
}
