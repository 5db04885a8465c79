import { setTimeout as pause } from 'node:timers/promises';
import { percentile } from '../measure/percentile';
import { Child } from '../processes/Child';
import type { ComponentSyncerCalls } from '../processes/componentSyncer';
import type { VclustersCalls } from '../processes/vclusters';

const PER_SECOND = 10;

/** API servers of a host and its vclusters. */
export type Connections = Awaited<ReturnType<VclustersCalls['start']>>;

/** A host with vclusters in a process of its own. */
export class Vclusters {
  readonly #child: Child<VclustersCalls>;
  readonly connections: Connections;

  private constructor(child: Child<VclustersCalls>, connections: Connections) {
    this.#child = child;
    this.connections = connections;
  }

  /** Starts them all as a Component syncer leaves them: everything is copied and reported. */
  static async start(
    count: number,
    contents: { kinds: number; objects: number },
  ): Promise<Vclusters> {
    const child = new Child<VclustersCalls>('vclusters');
    try {
      const first = await child.ask('start');
      const syncer = new Child<ComponentSyncerCalls>('componentSyncer');
      try {
        await syncer.ask('start', first);
        await child.ask('declare', contents);
        await syncer.ask('whenSynced', contents.kinds * contents.objects);
        await syncer.ask('idle');
        await syncer.ask('stop');
      } finally {
        await syncer.stop();
      }
      return new Vclusters(child, await child.ask('grow', count));
    } catch (error) {
      await child.stop();
      throw error;
    }
  }

  /** Requests that writes made since the last reset. */
  async writes(): Promise<number> {
    return (await this.#child.ask('requests')).writes;
  }

  resetRequests(): Promise<void> {
    return this.#child.ask('resetRequests');
  }

  /** Lets some hang or refuse. */
  kill(count: number): Promise<void> {
    return this.#child.ask('kill', count);
  }

  /** Requests of each vcluster and minute, and the share of a core, while nothing changes. */
  async whileQuiet(
    cpu: () => Promise<number>,
    vclusters: number,
    seconds: number,
  ): Promise<{ requests: number; cpu: number }> {
    await this.#child.ask('resetRequests');
    const before = await cpu();
    await pause(seconds * 1_000);
    const used = (await cpu()) - before;
    const { vclusters: requests } = await this.#child.ask('requests');
    return {
      requests: (requests / vclusters / seconds) * 60,
      cpu: (used / (seconds * 1_000)) * 100,
    };
  }

  /**
   * Milliseconds from an apply in a vcluster to its copy on the host, at the 99th percentile, at ten changes a second.
   *
   * @param of - vclusters that change, in turn: from the first number up to the second
   */
  async changes(
    count: number,
    prefix: string,
    [from, to]: [number, number],
  ): Promise<number> {
    const times: Array<Promise<number>> = [];
    for (let index = 0; index < count; index++) {
      const number = from + (index % (to - from));
      const name = `${prefix}-${index}`;
      times.push(this.#child.ask('apply', { number, name }));
      await pause(1_000 / PER_SECOND);
    }
    return percentile(await Promise.all(times), 0.99);
  }

  stop(): Promise<void> {
    return this.#child.stop();
  }
}
