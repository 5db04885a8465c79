import { isDeepStrictEqual } from 'node:util';
import { until } from '../contract/until';
import { FaultHosts } from './FaultHosts';
import { component } from './objects';
import { Portal } from './Portal';

/** What is shown must be called old this soon. */
const STALE_MS = 60_000;

/** And be the truth again this soon after the fault is over. */
const CONVERGED_MS = 10_000;

/** A portal that lives through the faults, and what has to hold meanwhile. */
export class Trial {
  constructor(readonly hosts: FaultHosts, readonly portal: Portal) {}

  /** Waits until a kind of the faulty host is in a state for a reason. */
  marked(state: string, reason: RegExp): Promise<unknown> {
    return until(
      `${state} because ${reason}`,
      async () => {
        const { sources } = await this.portal.host('faulty');
        return sources.some(
          source => source.state === state && reason.test(source.reason ?? ''),
        );
      },
      STALE_MS,
    );
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
    if (connection !== 'live')
      throw new Error(`the other host is ${connection}`);
  }

  /** What is kept is, object by object, what a portal has that has only just read everything. */
  async converged(): Promise<void> {
    const begun = Date.now();
    await until(
      'the host to be live',
      async () => (await this.portal.host('faulty')).connection === 'live',
      CONVERGED_MS,
    );
    const fresh = await Portal.start(this.hosts.portalHosts());
    try {
      await until(
        'the fresh portal',
        async () => (await fresh.host('faulty')).connection === 'live',
      );
      const truth = await fresh.tenants('faulty');
      await until(
        'the truth',
        async () =>
          isDeepStrictEqual(await this.portal.tenants('faulty'), truth),
        // Starting the second portal takes its time too; what counts is what the first one knows by then.
        Math.max(1_000, CONVERGED_MS - (Date.now() - begun)),
      );
    } finally {
      await fresh.stop();
    }
  }
}
