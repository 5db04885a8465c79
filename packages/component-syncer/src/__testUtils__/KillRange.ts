import {
  KubeClient,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { DAPR_DEFINITIONS } from 'dapr-vcluster-kube-sim';
import { fingerprint } from './hostState';
import { Death, Moment, Process } from './Process';
import { redis, saidOf, SyncedHost } from './SyncedHost';
import { until } from './until';

const { components } = RESOURCES;

/** Host namespace of the vcluster. */
export const AT = 'vcluster-team-a';

const DEFINITION_STORAGE = 'customresourcedefinitions.apiextensions.k8s.io';

/** Only Dapr Components: what a copy takes is the same for every kind. */
const DEFINITIONS = DAPR_DEFINITIONS.filter(({ spec }) =>
  JSON.stringify(spec).includes('"kind":"Component"'),
) as KubeObject[];

/** Timers of a program whose hours are short: nothing depends on how long it really waits. */
const SHORT = {
  after: (ms: number, callback: () => void) => {
    const timer = setTimeout(callback, ms / 20);
    return () => clearTimeout(timer);
  },
};

/** A host, a vcluster and objects of others, on which Component syncers are started and killed. */
export class KillRange {
  readonly host: SyncedHost;
  readonly vcluster: KubeClient;
  #before = '';

  private constructor(host: SyncedHost, vcluster: KubeClient) {
    this.host = host;
    this.vcluster = vcluster;
  }

  static async start(): Promise<KillRange> {
    const host = await SyncedHost.start(DEFINITIONS);
    const vcluster = await host.vcluster('team-a');
    await host.host.create(components, redis('foreign', { namespace: AT }));
    await host.host.create(RESOURCES.secrets, {
      metadata: { namespace: AT, name: 'foreign' },
    });
    await host.namespace('other', {}, vcluster);
    const range = new KillRange(host, vcluster);
    await range.remember();
    return range;
  }

  /** Takes what the host has of others as what it has to have in the end. */
  async remember(): Promise<void> {
    this.#before = await fingerprint(this.host.host);
  }

  async isUntouched(): Promise<boolean> {
    return (await fingerprint(this.host.host)) === this.#before;
  }

  close(): Promise<void> {
    return this.host.close();
  }

  /** Runs a program that dies at a request; one that has nothing more to do before that is not killed. */
  async runAndKill(
    request: Death['request'],
    moment: Moment,
    isDone: () => boolean,
  ): Promise<Process> {
    const process = new Process({ request, moment });
    const { syncer, stop } = this.#run(process);
    await Promise.race([
      process.killed(),
      // What it asked for may have taken effect before it has the answer, at which it is to die.
      until('the end', async () =>
        (isDone() && process.isAnswered) || process.isDead ? true : undefined,
      ).then(() => syncer.idle()),
    ]);
    // What was on its way when it died may still take effect.
    process.kill();
    await stop();
    return process;
  }

  /** Runs a program that nothing happens to, until all is as it has to be. */
  async run(isDone: () => boolean): Promise<Process> {
    const process = new Process();
    const { stop } = this.#run(process);
    await until('all as declared', async () => (isDone() ? true : undefined));
    await stop();
    return process;
  }

  /** The Dapr Components that a vcluster declares, as its API server stores them. */
  declared(): KubeObject[] {
    return this.#stored('virtual');
  }

  /** Those on the host that are marked as copies. */
  copies(): KubeObject[] {
    return this.#stored('host').filter(
      ({ metadata }) => metadata.annotations?.['dapr-vcluster/sync-source-uid'],
    );
  }

  /**
   * Whether the host has what the declared objects demand, object by object and nothing else, and each says so.
   *
   * @param demanded - what the host has to have of a declared object; undefined for nothing
   */
  isRight(
    demanded: (object: KubeObject) => KubeObject | undefined = object => object,
  ): boolean {
    const plain = ({ metadata, spec, scopes }: KubeObject) =>
      JSON.stringify([metadata.name, spec, scopes]);
    const declared = this.declared();
    const { store } = this.#vclusterServer;
    const wanted = declared.flatMap(object => demanded(object) ?? []);
    const there = this.copies();
    return (
      store.count(DEFINITION_STORAGE) > 0 &&
      wanted.map(plain).sort().join() === there.map(plain).sort().join() &&
      there.every(({ metadata }) =>
        declared.some(({ metadata: { uid } }) => uid === sourceOf(metadata)),
      ) &&
      declared.every(object => {
        const said = saidOf(object);
        const isCopied = there.some(
          ({ metadata }) => sourceOf(metadata) === object.metadata.uid,
        );
        return (
          said?.observedGeneration === object.metadata.generation &&
          said.onHost === isCopied
        );
      })
    );
  }

  get #vclusterServer() {
    return this.host.vclusters.get(`${AT}/team-a`)!.server;
  }

  #run(process: Process) {
    return this.host.syncer({
      client: process.client('host', this.host.host),
      connect: async () => process.client('virtual', this.vcluster),
      timers: SHORT,
      leases: { everyMs: 1_000, durationMs: 5_000, fenceMs: 4_000 },
      settings: { kindsEveryMs: 60_000, reportEveryMs: 4_000 },
    });
  }

  #stored(side: 'host' | 'virtual'): KubeObject[] {
    const { store } = side === 'host' ? this.host.server : this.#vclusterServer;
    return store.list('components.dapr.io') as KubeObject[];
  }
}

function sourceOf({ annotations }: KubeObject['metadata']) {
  return annotations?.['dapr-vcluster/sync-source-uid'];
}
