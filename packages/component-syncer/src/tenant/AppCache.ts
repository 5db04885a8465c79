import { KubeClient } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { App, readApps } from './apps';

const KEEP_MS = 30_000;

/** The apps of a vcluster, read when they are asked for and kept for a while. */
export class AppCache {
  readonly #client: Pick<KubeClient, 'pages'>;
  readonly #now: () => number;
  readonly #signal: AbortSignal;
  #read?: { apps: Promise<App[] | undefined>; until: number };

  constructor(
    client: Pick<KubeClient, 'pages'>,
    now: () => number,
    signal: AbortSignal,
  ) {
    this.#client = client;
    this.#now = now;
    this.#signal = signal;
  }

  /** App ids of all namespaces but one, sorted; undefined when they cannot be read: they are only mentioned. */
  async notIn(namespace: string): Promise<string[] | undefined> {
    if (!this.#read || this.#read.until < this.#now()) {
      const apps = readApps(this.#client, this.#signal).catch(() => undefined);
      this.#read = { apps, until: this.#now() + KEEP_MS };
    }
    const apps = await this.#read.apps;
    if (!apps) {
      return undefined;
    }
    const ids = apps.filter(app => app.namespace !== namespace);
    return [...new Set(ids.map(({ appId }) => appId))].sort();
  }
}
