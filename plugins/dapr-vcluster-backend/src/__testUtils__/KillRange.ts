import { OperationId } from 'backstage-plugin-dapr-vcluster-common';
import { KubeClient } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { Call, callAndKill, interceptRequests } from './KilledPortal';
import { tenantState } from './tenantState';
import { until } from './until';
import { WritePath, WritePathOptions } from './WritePath';

/** An operation that is killed at each of its writes. */
export type Killed<Id extends OperationId = OperationId> = {
  /** Makes what is there before the call; resolves with the client of the vcluster, if its side counts too. */
  before?: (name: string) => Promise<KubeClient | void>;
  call: (name: string) => Call<Id>;
  /** Outcomes of calls after which the work goes on, and the call is to be repeated. */
  goesOn?: readonly string[];
  /** What happens later by itself, such as the next sweep. */
  later?: (name: string) => Promise<void>;
};

/** Who reads the same so often in a row has seen the end. */
const QUIET_READS = 10;

/** Portals on one simulated host that are killed in the middle of an operation, and others that are asked for the same. */
export class KillRange {
  readonly path: WritePath;
  #count = 0;

  private constructor(path: WritePath) {
    this.path = path;
  }

  static async start(options?: WritePathOptions): Promise<KillRange> {
    interceptRequests();
    return new KillRange(await WritePath.start(undefined, options));
  }

  close(): Promise<void> {
    return this.path.close();
  }

  /** Makes the call undisturbed; resolves with how the tenant ends, and the writes that it took. */
  undisturbed(killed: Killed) {
    return this.#trial(killed, Infinity);
  }

  /** Makes the call, kills the portal after a write, and asks another portal for the same until that has ended. */
  killedAfter(killed: Killed, lastWrite: number) {
    return this.#trial(killed, lastWrite);
  }

  /** How the tenant ends after a kill at each write of an operation, and how it has to: as undisturbed. */
  async endsOfKills(killed: Killed) {
    const { state, writes } = await this.undisturbed(killed);
    const ends = [];
    for (const [index, last] of writes.entries()) {
      const ended = await this.killedAfter(killed, index + 1);
      ends.push({ last, state: ended.state });
    }
    return { ends, expected: writes.map(last => ({ last, state })) };
  }

  async #trial(
    { before, call, goesOn = [], later }: Killed,
    lastWrite: number,
  ) {
    this.#count += 1;
    const name = `killed${this.#count}x`;
    const virtual = (await before?.(name)) ?? undefined;
    const wanted = call(name);
    const first = await this.#call(wanted, lastWrite);
    const writes = [...first.writes];
    if (!isDone(first.answer, goesOn)) {
      await until(`${wanted.id} of ${name} to end`, async () => {
        const { answer, writes: more } = await this.#call(wanted);
        writes.push(...more);
        return isDone(answer, goesOn) ? true : undefined;
      });
    }
    await later?.(name);
    return { writes, state: await this.#settled(name, virtual) };
  }

  /** How the tenant is when no controller changes it any more. */
  async #settled(name: string, virtual?: KubeClient) {
    let last = '';
    let quiet = 0;
    return until(`${name} to settle`, async () => {
      const state = await tenantState(this.path.host, name, virtual);
      const now = JSON.stringify(state);
      quiet = now === last ? quiet + 1 : 0;
      last = now;
      return quiet === QUIET_READS ? state : undefined;
    });
  }

  async #call(wanted: Call, lastWrite?: number) {
    return callAndKill(await this.path.services(), wanted, lastWrite);
  }
}

function isDone(answer: object | undefined, goesOn: readonly string[]) {
  return answer !== undefined && !goesOn.includes(outcomeOf(answer) ?? '');
}

function outcomeOf(answer: object): string | undefined {
  return (answer as { outcome?: string }).outcome;
}
