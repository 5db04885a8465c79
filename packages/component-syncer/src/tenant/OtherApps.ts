import {
  KubeClient,
  WatchTiming,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { pause, Timers } from '../work';
import { AppFollower } from './AppFollower';

/** How long a copy waits for the apps to be read. */
const PATIENCE_MS = 5_000;

/** What telling the apps of other namespaces needs. */
export type OtherAppsOptions = {
  client: KubeClient;
  timing: WatchTiming;
  timers: Timers;
  signal: AbortSignal;
  /** Workloads of one kind; of more, none are known. */
  limit: number;
  /** The answer for a resource, which was asked for by its key, may be another one now. */
  changed: (key: string) => void;
};

type Following = {
  apps: AppFollower;
  stop: AbortController;
  ready: Promise<void>;
};

/**
 * Tells which apps other namespaces have, for resources that all apps of a vcluster could load. The apps are followed
 * as long as there are such resources: most vclusters have none.
 */
export class OtherApps {
  readonly #options: OtherAppsOptions;
  /** Namespaces of the resources, by their keys. */
  readonly #asking = new Map<string, string>();
  readonly #ends = new Set<Promise<void>>();
  #following?: Following;

  constructor(options: OtherAppsOptions) {
    this.#options = options;
  }

  /** App ids of all namespaces but that of a resource, sorted; undefined when they cannot be read. */
  async of(key: string, namespace: string): Promise<string[] | undefined> {
    this.#asking.set(key, namespace);
    this.#following ??= this.#follow();
    const { apps, ready } = this.#following;
    await ready;
    return apps.notIn(namespace);
  }

  /** Why the apps are not known, if there are too many of them. */
  get tooMany(): string | undefined {
    return this.#following?.apps.tooMany;
  }

  /** Takes that a resource is gone, or has scopes. */
  forget(key: string): void {
    if (this.#asking.delete(key) && this.#asking.size === 0) {
      this.#following?.stop.abort();
      this.#following = undefined;
    }
  }

  /** Resolves when no request is under way; the signal ends the following. */
  async ended(): Promise<void> {
    await Promise.all(this.#ends);
  }

  #follow(): Following {
    const { client, timing, timers, signal, limit, changed } = this.#options;
    const stop = new AbortController();
    const both = AbortSignal.any([signal, stop.signal]);
    const apps = new AppFollower(client, timing, both, limit, namespace => {
      for (const [key, own] of this.#asking) {
        if (own !== namespace) {
          changed(key);
        }
      }
    });
    const end = apps.ended().finally(() => this.#ends.delete(end));
    this.#ends.add(end);
    const ready = Promise.race([
      apps.settled(),
      pause(PATIENCE_MS, timers, both),
    ]);
    return { apps, stop, ready };
  }
}
