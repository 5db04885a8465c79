import type {
  GuardrailPolicy,
  VclusterRef,
} from 'backstage-plugin-dapr-vcluster-common';
import type { ComponentCatalogue } from 'backstage-plugin-dapr-vcluster-common/component-catalogue';
import {
  isUnauthorized,
  KubeClient,
  WatchState,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import {
  installDefinition,
  installDefinitions,
  ServedKind,
} from '../definitions';
import { HostCopies } from '../host';
import { NamespaceScoping, SyncerSettings } from '../settings';
import { AppRestarts, ChangedScopes } from '../restarts';
import {
  DaprResource,
  DaprSync,
  NamespacedName,
  SyncAction,
  SyncEntry,
  SyncState,
} from '../sync';
import { keyOf } from '../sync/entries';
import { needsOtherSecret } from '../vclusters';
import { Timers, TokenBucket } from '../work';
import { AppFollower } from './AppFollower';
import { leftLoaded, writeEvent } from './events';
import { HostSecrets } from './HostSecrets';
import { appLimitOf, limitsOf } from './KeptSize';
import { OtherApps } from './OtherApps';
import { hostRefIn, Planner } from './Planner';
import { scopingOf } from './scoping';
import { SeenChanges } from './SeenChanges';
import { StatusReporter } from './StatusReporter';
import { wholeOf } from './keptObject';
import { VclusterFollower } from './VirtualSide';

/** What copying the Dapr resources of one vcluster needs. */
export type TenantSyncOptions = {
  tenant: VclusterRef;
  /** The vcluster's API server. */
  virtual: KubeClient;
  host: KubeClient;
  copies: HostCopies;
  kinds: ServedKind[];
  scoping: NamespaceScoping;
  /** Whether apps are restarted that do not take up a change by themselves. */
  restarts: boolean;
  policy: () => GuardrailPolicy;
  catalogue: ComponentCatalogue;
  settings: SyncerSettings;
  timers: Timers;
  now: () => Date;
  onState: (kind: string, state: WatchState, reason?: string) => void;
  onError: (error: unknown) => void;
  /** The vcluster does not take the credentials any more. */
  onRefused: () => void;
  /** Milliseconds from a change in the vcluster being seen to the host having it. */
  onLag?: (ms: number) => void;
  /** What became of an object may have changed. */
  onOutcome?: () => void;
};

/** Copies the Dapr resources of one vcluster to its host namespace, and says there what became of them. */
export class TenantSync {
  readonly #stop = new AbortController();
  readonly #sync: DaprSync;
  readonly #reporter: StatusReporter;
  readonly #follower: VclusterFollower;
  readonly #apps?: AppFollower;
  readonly #otherApps: OtherApps;
  readonly #restarts: AppRestarts;
  readonly #scopes = new ChangedScopes();
  /** Outcomes that are about to be reported. */
  readonly #outcomes = new Set<Promise<void>>();
  readonly #installing = new Set<string>();
  readonly #seen = new SeenChanges();

  /**
   * Installs what is missing in the vcluster, and starts.
   *
   * @throws KubeError when the vcluster cannot be reached, or refuses
   */
  static async start(options: TenantSyncOptions): Promise<TenantSync> {
    const { usable, unusable } = await installDefinitions(
      options.virtual,
      options.kinds,
    );
    unusable.forEach(({ kind, reason }) =>
      options.onState(kind, 'missing', reason),
    );
    const tenant = new TenantSync(options, usable);
    tenant.#sync.start().catch(options.onError);
    return tenant;
  }

  private constructor(options: TenantSyncOptions, kinds: ServedKind[]) {
    const { tenant, virtual, host, copies, settings, timers, now } = options;
    const { vclusterTiming: timing, allowedMetadata } = settings;
    const apps = appLimitOf(settings);
    const { signal } = this.#stop;
    const byName = new Map(kinds.map(kind => [kind.kind, kind]));
    const bucket = new TokenBucket(
      {
        perSecond: settings.changesPerSecond,
        burst: settings.changesAtOnce,
      },
      timers,
    );
    this.#follower = new VclusterFollower({
      client: virtual,
      timing,
      allowedMetadata,
      maxCharacters: settings.maxCharacters,
      limits: limitsOf(settings),
      signal,
      timers,
      onChanged: (of, before) => {
        const key = keyOf(of.kind, of);
        if (before) {
          this.#scopes.note(key, wholeOf(before));
        }
        this.#seen.note(key);
      },
      onStatusChanged: of => this.#reporter.look(keyOf(of.kind, of)),
      onState: (kind, state, reason) => {
        options.onState(kind, state, reason);
        if (needsOtherSecret(reason)) {
          options.onRefused();
        }
        if (state === 'missing') {
          this.#install(byName.get(kind), options);
        }
      },
    });
    this.#apps =
      options.scoping === 'strict'
        ? new AppFollower(virtual, timing, signal, apps, namespace =>
            this.#sync.again(
              ({ virtual: ref }) =>
                namespace === undefined || ref.namespace === namespace,
            ),
          )
        : undefined;
    this.#otherApps = new OtherApps({
      client: virtual,
      timing,
      timers,
      signal,
      limit: apps,
      changed: key => this.#sync.look(key),
    });
    const planner = new Planner({
      tenant,
      kinds: byName,
      policy: options.policy,
      catalogue: options.catalogue,
      allowedMetadata,
      secrets: new HostSecrets(host, tenant.namespace, () => now().getTime()),
      scoping: scopingOf(options.scoping, this.#apps, this.#otherApps),
      maxObjects: settings.maxObjects,
      copies: () =>
        copies
          .all()
          .reduce((sum, each) => sum + each.copies.count(tenant.namespace), 0),
      isCopied: ({ metadata: { namespace, name } }) =>
        copies.of('Component')?.get({ namespace: tenant.namespace, name })
          ?.source?.namespace === namespace,
      actorStores: () => this.#follower.actorStores(),
    });
    this.#restarts = new AppRestarts({
      tenant,
      host,
      virtual,
      enabled: options.restarts,
      timers,
      now,
      signal,
      onChanged: key => this.#reporter.look(key),
      tell: (workload, event) =>
        writeEvent(virtual, workload as DaprResource, event, now()),
      onError: options.onError,
    });
    this.#reporter = new StatusReporter({
      client: virtual,
      kinds: byName,
      entry: key => this.#entry(key),
      object: (kind, ref) => this.#follower.get(kind, ref),
      timers,
      now,
      admit: () => bucket.take(),
      onError: error => {
        options.onError(error);
        if (isUnauthorized(error)) {
          options.onRefused();
        }
      },
    });
    this.#sync = new DaprSync({
      virtual: this.#follower,
      host: copies.sideOf(tenant, host),
      kinds,
      hostRef: hostRefIn(tenant),
      plan: async (kind, object, found) =>
        planner.plan(kind, await this.#follower.whole(kind, object), found),
      timers,
      limits: { concurrency: 8, admit: () => bucket.take() },
      onOutcome: (entry, of, action) => {
        const outcome = this.#outcome(entry, of, action)
          .catch(options.onError)
          .finally(() => this.#outcomes.delete(outcome));
        this.#outcomes.add(outcome);
        this.#noteLag(keyOf(of.kind, of), action, options.onLag);
        options.onOutcome?.();
        if (action && of.kind === 'Component') {
          this.#rivalsOfActorStore();
        }
      },
    });
  }

  /** The state of every object that was dealt with. */
  states(): SyncState[] {
    return this.#sync.states();
  }

  /** What became of every object in one of these states. */
  report(of?: (state: SyncState) => boolean): SyncEntry[] {
    const entries = this.#sync.report(of);
    return this.#restarts.isEmpty
      ? entries
      : entries.map(entry => this.#advised(entry));
  }

  /** Objects that are waiting for their turn. */
  get queued(): number {
    return this.#sync.queued;
  }

  /** Milliseconds since the oldest change was seen that has not been dealt with. */
  get pendingMs(): number | undefined {
    return this.#seen.oldestMs;
  }

  /** Whether everything in the vcluster has been read, and can still be. */
  known(): boolean {
    return this.#follower.known();
  }

  /** Looks at all objects again. */
  again(): void {
    this.#sync.again();
  }

  /** Resolves when nothing is being copied or reported. */
  async idle(): Promise<void> {
    await this.#sync.idle();
    await Promise.all(this.#outcomes);
    await this.#reporter.idle();
  }

  /** Ends everything; what is on the host stays there. */
  async stop(): Promise<void> {
    await this.#sync.stop();
    await Promise.all(this.#outcomes);
    await this.#reporter.stop();
    this.#stop.abort();
    await Promise.all([
      this.#follower.ended(),
      this.#apps?.ended(),
      this.#otherApps.ended(),
      this.#restarts.ended(),
    ]);
  }

  /** Takes what became of an object, and says it once it is known who has to restart. */
  async #outcome(
    entry: SyncEntry | undefined,
    of: NamespacedName & { kind: string },
    action: SyncAction | undefined,
  ): Promise<void> {
    const key = keyOf(of.kind, of);
    const now = this.#follower.get(of.kind, of);
    if (action) {
      const scopes = this.#scopes.take(key, now && wholeOf(now));
      // What was restored is again what running apps have.
      if (scopes && action !== 'restored') {
        await this.#restarts.changed(key, of, scopes, now && wholeOf(now));
      }
    } else if (!entry) {
      this.#scopes.forget(key);
    }
    if (!entry) {
      this.#otherApps.forget(key);
    }
    this.#reporter.outcome(entry, of, action);
    const findings = entry ? [] : this.#restarts.findings(key);
    if (findings.length > 0) {
      await this.#reporter.tellOfGone(of, leftLoaded(findings));
    }
  }

  #entry(key: string): SyncEntry | undefined {
    const entry = this.#sync.entry(key);
    return entry && this.#advised(entry);
  }

  /** The same with what is to be said of restarts. */
  #advised(entry: SyncEntry): SyncEntry {
    const advice = this.#restarts.findings(keyOf(entry.kind, entry.virtual));
    return advice.length === 0
      ? entry
      : { ...entry, findings: [...entry.findings, ...advice] };
  }

  /** Installs a definition that was deleted in the vcluster; the watch goes on by itself. */
  #install(kind: ServedKind | undefined, options: TenantSyncOptions): void {
    if (!kind || this.#installing.has(kind.kind)) {
      return;
    }
    this.#installing.add(kind.kind);
    installDefinition(options.virtual, kind)
      .catch(options.onError)
      .finally(() => this.#installing.delete(kind.kind));
  }

  #noteLag(
    key: string,
    action: SyncAction | undefined,
    onLag: TenantSyncOptions['onLag'],
  ): void {
    const ms = this.#seen.take(key);
    if (ms !== undefined && action) {
      onLag?.(ms);
    }
  }

  /** When one actor state store has come or gone, another may be refused, or may be allowed. */
  #rivalsOfActorStore(): void {
    this.#sync.again(
      ({ kind, findings, virtual }) =>
        this.#follower.get(kind, virtual)?.isActorStore === true &&
        findings.some(({ ruleId }) => ruleId === 'G9/actor-store'),
    );
  }
}
