import type { VclusterRef } from 'backstage-plugin-dapr-vcluster-common';
import {
  backoffMs,
  CERTIFICATE_REFUSED,
  CREDENTIALS_REFUSED,
  isUnauthorized,
  isUntrusted,
  KubeClient,
  WatchState,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { redactText } from 'backstage-plugin-dapr-vcluster-node/redaction';
import { SyncEntry, SyncState } from '../sync';
import { RecentMax } from '../reports';
import { TenantSync, TenantSyncOptions } from '../tenant';
import { pause } from '../work';
import { ConnectToVcluster, SecretVersion } from '../vclusters';

/** How long nothing of a vcluster can be read before its credentials are read again. */
const RECONNECT_AFTER_MS = 30_000;

/** For how long a lag counts as a recent one. */
const LAG_WINDOW_MS = 60_000;

/** What serving one vcluster needs. */
export type VclusterRunnerOptions = Omit<
  TenantSyncOptions,
  'virtual' | 'onState' | 'onOutcome' | 'onRefused' | 'tenant'
> & {
  vcluster: VclusterRef;
  connect: ConnectToVcluster;
  random: () => number;
  /** How the vcluster does may have changed. */
  changed: () => void;
};

/** How one vcluster is doing. */
export type RunnerState = {
  state: 'connecting' | 'served' | 'unreachable';
  reason?: string;
  /** RFC 3339 time since when. */
  since: string;
};

/** Serves one vcluster until it is stopped: connects, copies, and connects again when that breaks off. */
export class VclusterRunner {
  readonly #options: VclusterRunnerOptions;
  readonly #stop = new AbortController();
  readonly #kinds = new Map<string, { state: WatchState; reason?: string }>();
  readonly #end: Promise<void>;
  #state: RunnerState;
  #sync?: TenantSync;
  #broken?: () => void;
  #cancelTimer?: () => void;
  #failures = 0;
  /** Sessions in a row that soon ended because the credentials were refused. */
  #refusals = 0;
  #isRefused = false;
  /** Without another kubeconfig, trying again is of little use. */
  #needsSecret = false;
  readonly #secret: SecretVersion;
  readonly #lag = new RecentMax(LAG_WINDOW_MS, () => performance.now());
  errors = 0;

  constructor(options: VclusterRunnerOptions) {
    this.#options = options;
    this.#state = { state: 'connecting', since: options.now().toISOString() };
    this.#secret = new SecretVersion(options);
    this.#end = this.#run();
  }

  get state(): RunnerState {
    return this.#state;
  }

  /** The state of every object that was dealt with. */
  states(): SyncState[] {
    return this.#sync?.states() ?? [];
  }

  /** What became of the objects that are not as declared. */
  unsynced(): SyncEntry[] {
    return this.#sync?.report(state => state !== 'synced') ?? [];
  }

  get queued(): number {
    return this.#sync?.queued ?? 0;
  }

  /** Milliseconds since the oldest change was seen that has not been dealt with. */
  get pendingMs(): number | undefined {
    return this.#sync?.pendingMs;
  }

  /** Longest lag of late, in milliseconds. */
  get lagMs(): number | undefined {
    return this.#lag.value;
  }

  /** Whether everything in the vcluster has been read once. */
  known(): boolean {
    return this.#sync?.known() ?? false;
  }

  /** Looks at all objects again. */
  again(): void {
    this.#sync?.again();
  }

  async idle(): Promise<void> {
    await this.#sync?.idle();
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    this.#broken?.();
    await this.#end;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      await this.#session();
      if (!signal.aborted) {
        await this.#pause();
      }
    }
  }

  async #session(): Promise<void> {
    const { vcluster, connect, ...options } = this.#options;
    let client: KubeClient | undefined;
    const begun = performance.now();
    this.#isRefused = false;
    try {
      if (this.#needsSecret) {
        await this.#secret.note();
      }
      client = await connect(vcluster);
      const broken = new Promise<void>(resolve => {
        this.#broken = resolve;
      });
      this.#kinds.clear();
      this.#sync = await TenantSync.start({
        ...options,
        tenant: vcluster,
        virtual: client,
        onState: (kind, state, reason) => this.#noteKind(kind, state, reason),
        onOutcome: options.changed,
        onLag: ms => {
          this.#lag.add(ms);
          options.onLag?.(ms);
        },
        onError: error => this.#noteError(error),
        onRefused: () => {
          // They may have been replaced: they are read again, ever less often while that does not help.
          this.#isRefused = true;
          this.#broken?.();
        },
      });
      if (!this.#stop.signal.aborted) {
        await broken;
      }
    } catch (error) {
      this.#noteError(error);
      this.#failures += 1;
      this.#isRefused ||=
        !client || isUnauthorized(error) || isUntrusted(error);
      this.#set('unreachable', messageOf(error));
    } finally {
      this.#cancelTimer?.();
      this.#cancelTimer = undefined;
      const isShort = performance.now() - begun < RECONNECT_AFTER_MS;
      const before = isShort ? this.#refusals : 0;
      this.#refusals = this.#isRefused ? before + 1 : 0;
      this.#needsSecret = this.#isRefused;
      await this.#sync?.stop();
      this.#sync = undefined;
      client?.close();
    }
  }

  #noteKind(kind: string, state: WatchState, reason?: string): void {
    const before = this.#kinds.get(kind);
    this.#kinds.set(kind, { state, reason });
    // A watch that is opened again and again says each time that it is live.
    if (before?.state !== state || before.reason !== reason) {
      this.#options.changed();
    }
    const states = [...this.#kinds.values()];
    if (states.some(each => each.state === 'live')) {
      this.#failures = 0;
      this.#cancelTimer?.();
      this.#cancelTimer = undefined;
      this.#set('served');
      return;
    }
    const failed = states.find(each => each.reason !== undefined);
    if (failed) {
      this.#set('unreachable', failed.reason);
      this.#cancelTimer ??= this.#options.timers.after(RECONNECT_AFTER_MS, () =>
        this.#broken?.(),
      );
    }
  }

  #noteError(error: unknown): void {
    this.errors += 1;
    this.#options.changed();
    this.#options.onError(error);
  }

  #set(state: RunnerState['state'], reason?: string): void {
    if (this.#state.state !== state || this.#state.reason !== reason) {
      const since = this.#options.now().toISOString();
      this.#state = { state, ...(reason && { reason }), since };
      this.#options.changed();
    }
  }

  /** Ends early when there is another kubeconfig. */
  async #pause(): Promise<void> {
    const { settings, timers, random } = this.#options;
    const ms = backoffMs(Math.max(1, this.#failures, this.#refusals), {
      minBackoffMs: settings.vclusterTiming.minBackoffMs,
      maxBackoffMs: settings.vclusterTiming.maxBackoffMs,
      random,
    });
    const passed = new AbortController();
    const signal = AbortSignal.any([this.#stop.signal, passed.signal]);
    await Promise.race([
      pause(ms, timers, signal),
      ...(this.#needsSecret ? [this.#secret.changed(signal)] : []),
    ]);
    passed.abort();
  }
}

function messageOf(error: unknown): string {
  if (isUnauthorized(error)) {
    return CREDENTIALS_REFUSED;
  }
  if (isUntrusted(error)) {
    return CERTIFICATE_REFUSED;
  }
  return redactText((error as Error).message ?? String(error));
}
