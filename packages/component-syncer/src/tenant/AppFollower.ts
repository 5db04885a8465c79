import {
  KindWatcher,
  KubeClient,
  WatchTiming,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { LiveSet } from '../live';
import { App, APP_KINDS, appIn } from './apps';

type FoundApp = App & { name: string };

/** Follows the apps of one vcluster, for copies whose scopes name only those of their own namespace. */
export class AppFollower {
  readonly #sets: LiveSet<FoundApp>[] = [];
  readonly #ends: Promise<void>[];

  /** @param changed - told of the namespace whose apps may have changed; of all when undefined */
  constructor(
    client: KubeClient,
    timing: WatchTiming,
    signal: AbortSignal,
    changed: (namespace?: string) => void,
  ) {
    this.#ends = APP_KINDS.map(({ resource, path }) => {
      const apps = new LiveSet<FoundApp>(app => app);
      this.#sets.push(apps);
      apps.listen({
        changed: ({ before, after }) => {
          if (before?.appId !== after?.appId) {
            changed((after ?? before)?.namespace);
          }
        },
        complete: () => changed(),
      });
      const watcher = new KindWatcher<FoundApp>(
        client,
        {
          resource,
          project: object => {
            const app = appIn(object, path);
            return app && { ...app, name: object.metadata.name };
          },
        },
        apps,
        timing,
        signal,
      );
      return watcher.run();
    });
  }

  /** App ids of a namespace, sorted; undefined as long as not all kinds have been read. */
  of(namespace: string): string[] | undefined {
    if (!this.#sets.every(each => each.known())) {
      return undefined;
    }
    const ids = this.#sets.flatMap(each => each.list(namespace));
    return [...new Set(ids.map(({ appId }) => appId))].sort();
  }

  async ended(): Promise<void> {
    await Promise.all(this.#ends);
  }
}
