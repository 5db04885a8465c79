import type { GuardrailPolicy } from 'backstage-plugin-dapr-vcluster-common';
import {
  ComponentCatalogue,
  loadComponentCatalogue,
} from 'backstage-plugin-dapr-vcluster-common/component-catalogue';
import { KubeClient } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { HostKinds, ServedKind } from '../definitions';
import { HostCopies } from '../host';
import {
  DEFAULT_LEASE_TIMING,
  Fence,
  fenced,
  LeaseTiming,
  Membership,
} from '../membership';
import { replicaReport, VclusterReports } from '../reports';
import { DEFAULT_SETTINGS, SyncerSettings } from '../settings';
import {
  connectByService,
  ConnectToVcluster,
  Vcluster,
  VclusterFinder,
} from '../vclusters';
import { Admission, Coalesced, pause, realTimers, Timers } from '../work';
import { reportOf, statusOf } from './describe';
import { GoneVclusters } from './GoneVclusters';
import { keyOf } from './keyOf';
import { isUnchanged, Running } from './Running';
import { SyncerEvents, SyncerLogger, silent } from './observers';
import { SyncerStatus } from './status';
import { VclusterRunner } from './VclusterRunner';

/**
 * What a Component syncer of one host needs.
 *
 * @public
 */
export type ComponentSyncerOptions = {
  /** Name of the host, for logs and status. */
  host: string;
  client: KubeClient;
  /** How vclusters are reached; at their Service when left out. */
  connect?: ConnectToVcluster;
  /** Host namespace of the Leases. */
  namespace: string;
  /** The installation: of several on one host, one copies and the others stand by. */
  group: string;
  /** This replica of it, as a DNS label of at most 32 characters. */
  replica: string;
  /** What is asked for the rules' severities and allowed backends; see {@link ComponentSyncer.policyChanged}. */
  policy?: () => GuardrailPolicy;
  settings?: Partial<SyncerSettings>;
  leases?: Partial<LeaseTiming>;
  logger?: SyncerLogger;
  events?: SyncerEvents;
  timers?: Timers;
  now?: () => Date;
  random?: () => number;
};

const SETTLE_MS = 20;
const LOOK_EVERY_MS = 5_000;

/** How many vclusters are connected to and read at a time; that takes memory for a moment. */
const CONNECTING = { atATime: 16, longestMs: 1_000 };

/**
 * Copies the Dapr resources of the vclusters of one host to the host, checks them on the way, and says in the vclusters
 * what became of them.
 *
 * @public
 */
export class ComponentSyncer {
  readonly #options: ComponentSyncerOptions;
  readonly #settings: SyncerSettings;
  readonly #timers: Timers;
  readonly #logger: SyncerLogger;
  readonly #stop = new AbortController();
  readonly #membership: Membership;
  readonly #finder: VclusterFinder;
  readonly #copies: HostCopies;
  readonly #gone: GoneVclusters;
  readonly #reports: VclusterReports;
  /** Vclusters that this replica serves or would serve. */
  #mine: ReadonlyMap<string, Vcluster> = new Map();
  readonly #runners = new Map<string, Running>();
  readonly #kinds: HostKinds;
  readonly #settling: Coalesced;
  readonly #connecting: Admission;
  #catalogue?: ComponentCatalogue;

  constructor(options: ComponentSyncerOptions) {
    const { client, timers = realTimers, logger = silent, now } = options;
    const monotonic = () => performance.now();
    this.#options = options;
    this.#settings = { ...DEFAULT_SETTINGS, ...options.settings };
    this.#timers = timers;
    this.#logger = logger;
    const { signal } = this.#stop;
    const { hostTiming: timing, allowedMetadata } = this.#settings;
    this.#settling = new Coalesced(
      () => this.#settle().catch(error => this.#failed('vclusters', error)),
      SETTLE_MS,
      timers,
    );
    this.#connecting = new Admission(CONNECTING, timers);
    const changed = () => this.#settling.soon();
    this.#membership = new Membership({
      client,
      namespace: options.namespace,
      group: options.group,
      replica: options.replica,
      timing: { ...DEFAULT_LEASE_TIMING, ...options.leases },
      timers,
      now: now ? () => now().getTime() : monotonic,
      changed,
      onError: error => this.#failed('lease', error),
      report: () => this.#report(),
    });
    this.#finder = new VclusterFinder({
      client,
      timing,
      defaultScoping: this.#settings.namespaceScoping,
      signal,
      changed,
    });
    this.#kinds = new HostKinds({
      client,
      everyMs: this.#settings.kindsEveryMs,
      timers,
      onChanged: kinds => {
        kinds.forEach(kind => this.#copies.watch(kind));
        const names = kinds.map(({ kind }) => kind).join(', ');
        logger.info(`the host serves ${names || 'no kind of Dapr'}`);
        changed();
      },
      onError: error => this.#failed('definitions', error),
    });
    this.#copies = new HostCopies({
      client,
      timing,
      allowedMetadata,
      signal,
      complete: changed,
    });
    this.#gone = new GoneVclusters(this.#settings.goneGraceMs, monotonic);
    this.#reports = new VclusterReports({
      client,
      namespace: options.namespace,
      replica: options.replica,
      describe: key => {
        const vcluster = this.#mine.get(key);
        return vcluster && this.#isMine(key)
          ? reportOf(
              vcluster,
              this.#runners.get(key)?.runner,
              now?.() ?? new Date(),
            )
          : undefined;
      },
      timers,
      now: now ?? (() => new Date()),
      everyMs: this.#settings.reportEveryMs,
      atMostEveryMs: this.#settings.reportAtMostEveryMs,
      onError: error => this.#failed('report', error),
    });
  }

  /** Runs until the signal aborts; resolves when nothing is under way any more. What was copied stays. */
  async start(signal: AbortSignal): Promise<void> {
    this.#catalogue = await loadComponentCatalogue();
    this.#finder.start();
    const leases = new AbortController();
    const membership = this.#membership.run(leases.signal);
    await Promise.all([
      this.#kinds.run(signal),
      this.#look(signal),
      this.#reports.run(signal),
    ]);
    await this.#settling.stop();
    await Promise.all(
      [...this.#runners].map(([key, running]) => this.#end(key, running)),
    );
    this.#stop.abort();
    // The Leases are given back when nothing is written any more.
    leases.abort();
    await membership;
    await Promise.all([this.#finder.ended(), this.#copies.ended()]);
  }

  /** Checks everything again by what `policy` answers now. */
  policyChanged(): void {
    this.#runners.forEach(({ runner }) => runner.again());
  }

  status(): SyncerStatus {
    return {
      host: this.#options.host,
      replica: this.#options.replica,
      replicas: this.#membership.members,
      ...(this.#membership.holder && { holder: this.#membership.holder }),
      active: this.#membership.active,
      ready: this.#isReady(),
      kinds: (this.#kinds.kinds ?? []).map(({ kind }) => kind),
      vclusters: this.#finder
        .list()
        .filter(({ is }) => is !== 'other')
        .map(each => statusOf(each, this.#runners.get(keyOf(each))?.runner)),
    };
  }

  /** Resolves when nothing is being copied; for tests and measurements. */
  async idle(): Promise<void> {
    await this.#settling.idle();
    await Promise.all(
      [...this.#runners.values()].map(({ runner }) => runner.idle()),
    );
  }

  #isReady(): boolean {
    return this.#kinds.kinds !== undefined && this.#finder.known();
  }

  #report(): string {
    return JSON.stringify(
      replicaReport(this.#reports.latest(), {
        active: this.#membership.active,
        ready: this.#isReady(),
      }),
    );
  }

  async #look(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      this.#settling.soon();
      await pause(LOOK_EVERY_MS, this.#timers, signal);
    }
  }

  /** Serves what is this replica's, and nothing else. */
  async #settle(): Promise<void> {
    const { kinds, digest } = this.#kinds;
    const isKnown = this.#finder.known();
    const all = isKnown
      ? this.#finder.list().filter(({ is }) => is !== 'other')
      : [];
    const mine = new Map(
      all.flatMap(each =>
        this.#isMine(keyOf(each)) ? [[keyOf(each), each] as const] : [],
      ),
    );
    const served = new Map(
      all.flatMap(each =>
        each.is === 'served' ? [[keyOf(each), each] as const] : [],
      ),
    );
    // A replica that does not get through to the host goes on reading: to begin again would cost more, and what keeps it
    // from renewing its Lease is often that there is so much to do.
    const ended = [...this.#runners].filter(
      ([key, running]) =>
        this.#membership.isOthers(key) ||
        (isKnown && !isUnchanged(running, served.get(key), digest)),
    );
    await Promise.all(
      ended.map(async ([key, running]) => {
        await this.#end(key, running);
        this.#runners.delete(key);
      }),
    );
    this.#runners.forEach(({ fence }) => fence.look());
    if (!kinds || !this.#copies.isRead()) {
      return;
    }
    for (const [key, vcluster] of served) {
      if (mine.has(key) && !this.#runners.has(key)) {
        this.#runners.set(key, this.#run(key, vcluster, kinds));
      }
    }
    if (isKnown && this.#membership.knows) {
      const ours = new Set(all.map(keyOf));
      mine.forEach(({ is }, key) => {
        if (is !== this.#mine.get(key)?.is) {
          this.#reports.mark(key);
        }
      });
      this.#mine = mine;
      this.#reports.assign(mine, key => ours.has(key));
      await this.#gone.sweep(this.#finder, this.#copies, kinds, key =>
        this.#isMine(key),
      );
    }
  }

  #isMine(key: string): boolean {
    return !this.#stop.signal.aborted && this.#membership.isMine(key);
  }

  /** Lets what is under way end, and what waits for its turn not begin. */
  async #end(key: string, { runner, fence }: Running): Promise<void> {
    this.#connecting.leave(key);
    fence.end();
    await runner.stop();
  }

  #run(key: string, vcluster: Vcluster, kinds: ServedKind[]): Running {
    const { client, connect, policy, now, random, events } = this.#options;
    const { namespace, name, scoping, restarts } = vcluster;
    const fence = new Fence(() => this.#isMine(key));
    const pass = () => fence.pass();
    const runner = new VclusterRunner({
      vcluster: { namespace, name },
      connect: async ref => {
        await this.#connecting.enter(key);
        return fenced(await (connect ?? connectByService(client))(ref), pass);
      },
      host: fenced(client, pass),
      copies: this.#copies,
      kinds,
      scoping,
      restarts,
      policy: policy ?? (() => ({ rules: {} })),
      catalogue: this.#catalogue!,
      settings: this.#settings,
      timers: this.#timers,
      now: now ?? (() => new Date()),
      random: random ?? Math.random,
      onError: error => this.#failed(`vcluster ${key}`, error),
      onLag: ms => events?.lag(ms),
      changed: () => {
        this.#reports.mark(key);
        if (this.#connecting.has(key)) {
          const served = this.#runners.get(key)?.runner;
          if (served?.known()) {
            this.#connecting.done(key);
          } else if (served?.state.state === 'unreachable') {
            this.#connecting.leave(key);
          }
        }
      },
    });
    const as = { scoping, restarts, kinds: this.#kinds.digest };
    return { runner, fence, as };
  }

  #failed(what: string, error: unknown): void {
    this.#options.events?.error(what);
    const { message } = error as Error;
    this.#logger.warn(`${what}: ${message ?? String(error)}`);
  }
}
