import { setTimeout as pause } from 'node:timers/promises';
import type { Host } from 'backstage-plugin-dapr-vcluster-common';
import { HttpReader } from '../measure/http';
import { kubernetesPages, ourPages } from '../measure/pages';
import type { ApiServerCalls, HostSize } from '../processes/apiServer';
import { Child } from '../processes/Child';
import type { Connection } from '../processes/connection';
import type { KubernetesPluginCalls } from '../processes/kubernetesPlugin';
import type { PortalCalls } from '../processes/portal';
import type { Calls } from '../processes/rpc';

const TIMEOUT_MS = 120_000;

/** What is measured runs in processes of its own; all that this starts ends with {@link close}. */
export class Bench {
  readonly http = new HttpReader();
  readonly #children = new Set<{ stop(): Promise<void> }>();

  /** A simulated host. */
  async host(size: HostSize, whole = true) {
    const server = this.child<ApiServerCalls>('apiServer');
    const connection = await server.ask('start', { ...size, whole });
    return { server, connection };
  }

  /** A backend with this product, ready when the host has been read whole; `indexMs` is how long that took. */
  async portal(connection: Connection) {
    const child = this.child<PortalCalls>('portal');
    const base = await child.ask('start', connection);
    await this.until('the index', async () => {
      const { items } = await this.http.json<{ items: Host[] }>(
        `${base}/hosts`,
      );
      return items[0].connection === 'live';
    });
    const live = Date.now();
    const started = (await child.ask('firstRequest')) ?? live;
    const { open, look } = ourPages(this.http, base);
    return { child, base, open, look, indexMs: live - started };
  }

  /** A backend with Backstage's Kubernetes plugin. */
  async kubernetesPlugin(connection: Connection) {
    const child = this.child<KubernetesPluginCalls>('kubernetesPlugin');
    const base = await child.ask('start', connection);
    return { child, open: kubernetesPages(this.http, base) };
  }

  /** A process of the given script. */
  child<C extends Calls>(script: string): Child<C> {
    const child = new Child<C>(script);
    this.#children.add(child);
    return child;
  }

  /** @throws Error naming what did not come */
  async until(what: string, probe: () => Promise<boolean>): Promise<void> {
    const end = Date.now() + TIMEOUT_MS;
    while (!(await probe())) {
      if (Date.now() > end) {
        throw new Error(`${what} did not come`);
      }
      await pause(5);
    }
  }

  /** Ends some of what was started, or all of it. */
  async close(...some: Array<{ stop(): Promise<void> }>): Promise<void> {
    const ending = some.length > 0 ? some : [...this.#children];
    await Promise.all(ending.map(child => child.stop()));
    ending.forEach(child => this.#children.delete(child));
    if (this.#children.size === 0) {
      this.http.close();
    }
  }
}
