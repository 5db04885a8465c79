import { isDeepStrictEqual } from 'node:util';
import { until } from '../contract/until';
import { component, FaultHosts } from './hosts';
import { FaultOptions } from './options';
import { Portal } from './Portal';

/** What is shown must be called old this soon. */
const STALE_MS = 60_000;

/** And be the truth again this soon after the fault is over. */
const CONVERGED_MS = 10_000;

const LOOK_EVERY_MS = 50;

const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`;

/** A portal that lives through the faults, and what has to hold meanwhile. */
export class Trial {
  /** What was measured, for whoever reads the result. */
  readonly notes: string[] = [];
  readonly hosts: FaultHosts;
  readonly portal: Portal;
  readonly options: FaultOptions;

  constructor(hosts: FaultHosts, portal: Portal, options: FaultOptions) {
    this.hosts = hosts;
    this.portal = portal;
    this.options = options;
  }

  /** Waits until a kind of the faulty host is in a state for a reason. */
  async marked(state: string, reason: RegExp): Promise<void> {
    const begun = Date.now();
    await until(
      `${state} because ${reason}`,
      async () => {
        const { sources } = await this.portal.host('faulty');
        return sources.some(
          source => source.state === state && reason.test(source.reason ?? ''),
        );
      },
      STALE_MS,
    );
    this.notes.push(`${state} after ${seconds(Date.now() - begun)}`);
  }

  /** A change on the other host is seen at once, and nothing of it is in doubt. */
  async otherFollows(name: string): Promise<void> {
    const before = await this.portal.tenants('other');
    await this.hosts.other.kubectl.apply([component(name)]);
    await until(
      `${name} on the other host`,
      async () =>
        !isDeepStrictEqual(before, await this.portal.tenants('other')),
      5_000,
    );
    const { connection } = await this.portal.host('other');
    if (connection !== 'live') {
      throw new Error(`the other host is ${connection}`);
    }
  }

  /**
   * What is kept is, object by object, what a portal has that has only just read everything, and as many objects as the
   * API server tells anybody who asks.
   *
   * @param since - when the fault ended, in milliseconds of `Date.now()`
   */
  async converged(since = Date.now()): Promise<void> {
    const known: { at: number; all: string[] | undefined } = {
      at: since,
      all: undefined,
    };
    const look = async () => {
      const { connection } = await this.portal.host('faulty');
      const all =
        connection === 'live' ? await this.portal.tenants('faulty') : undefined;
      if (isDeepStrictEqual(known.all, all)) {
        return;
      }
      Object.assign(known, { at: Date.now(), all });
    };
    const looking = setInterval(() => look().catch(() => {}), LOOK_EVERY_MS);
    try {
      const truth = await this.#truth();
      // Starting the second portal takes its time too; what counts is when the first one knew what it knows then.
      await until(
        'the truth',
        async () => isDeepStrictEqual(known.all, truth),
        Math.max(1_000, since + CONVERGED_MS - Date.now()),
      );
      if (known.at - since > CONVERGED_MS) {
        throw new Error(`the truth came after ${seconds(known.at - since)}`);
      }
      this.notes.push(`the truth after ${seconds(known.at - since)}`);
    } finally {
      clearInterval(looking);
    }
    await this.#countsMatch();
  }

  async #truth(): Promise<string[]> {
    const fresh = await Portal.start(this.hosts.portalHosts());
    try {
      await until(
        'the fresh portal',
        async () => (await fresh.host('faulty')).connection === 'live',
      );
      return await fresh.tenants('faulty');
    } finally {
      await fresh.stop();
    }
  }

  async #countsMatch(): Promise<void> {
    const tenant = await this.portal.tenant('faulty');
    if (!tenant) {
      return;
    }
    const { counts } = tenant;
    const named = async (kind: string) =>
      (
        await this.hosts.faulty.kubectl.run([
          ...['-n', 'vcluster-a', 'get', kind, '-o', 'name'],
        ])
      )
        .split('\n')
        .filter(Boolean).length;
    const expected = [await named('components.dapr.io'), await named('pods')];
    if (!isDeepStrictEqual([counts.components, counts.sidecars], expected)) {
      throw new Error(
        `Dapr Components and pods are ${expected}, shown are ${JSON.stringify(
          counts,
        )}`,
      );
    }
  }
}
