import {
  ANNOTATION_SYNC_REPORT,
  COMPONENT_SYNCER,
  LABEL_SYNC_LEASE,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  deleteIfPresent,
  isAlreadyExists,
  isConflict,
  KubeClient,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { pause, Timers } from '../work';
import { Lease, Observed } from './Observed';
import { memberOf } from './rendezvous';

/** Label on the Leases of replicas: the installation they belong to. */
const LABEL_GROUP = 'dapr-vcluster/sync-group';

const INSTALLATION = { [LABEL_SYNC_LEASE]: 'installation' };

/** Leases that say who copies: those of vclusters, of which there may be many, are left out. */
const MEMBERS = `${LABEL_SYNC_LEASE}!=vcluster`;

/**
 * Pace of the Leases.
 *
 * @public
 */
export type LeaseTiming = {
  /** How often a replica renews its Lease and looks at the others'. */
  everyMs: number;
  /** A Lease that has not changed for so long is dead. */
  durationMs: number;
  /** A replica that could not renew its own for so long stops by itself; less than `durationMs`. */
  fenceMs: number;
};

/**
 * A replica that dies is replaced within 12 s and one look.
 *
 * @public
 */
export const DEFAULT_LEASE_TIMING: LeaseTiming = {
  everyMs: 2_000,
  durationMs: 12_000,
  fenceMs: 9_000,
};

/** What a replica needs to know its share. */
export type MembershipOptions = {
  client: KubeClient;
  /** Host namespace of the Leases. */
  namespace: string;
  /** The installation: all replicas of one copy, those of another stand by. */
  group: string;
  /** This replica, as a DNS label. */
  replica: string;
  timing: LeaseTiming;
  timers: Timers;
  /** Milliseconds of a clock that never goes back. */
  now: () => number;
  changed: () => void;
  onError: (error: unknown) => void;
  /** What this replica says of itself, as JSON; it is told with each renewal. */
  report?: () => string;
};

/**
 * One replica among those of its installation, and its installation among those of the host. One Lease per host says
 * which installation copies; a Lease per replica says which replicas share its vclusters.
 */
export class Membership {
  readonly #options: MembershipOptions;
  readonly #observed: Observed;
  #members: string[] = [];
  #holder?: string;
  #renewedAt = -Infinity;
  #settledAt?: number;
  #before = '';

  constructor(options: MembershipOptions) {
    this.#options = options;
    this.#observed = new Observed(options.now);
  }

  /** Live replicas of this installation, sorted. */
  get members(): readonly string[] {
    return this.#members;
  }

  /** The installation that copies on this host. */
  get holder(): string | undefined {
    return this.#holder;
  }

  /** Whether this replica may write at all. */
  get active(): boolean {
    return this.knows && this.#holder === this.#options.group;
  }

  /** Whether it is known whose the vclusters are; not while this replica does not get through to the host. */
  get knows(): boolean {
    const { now, timing } = this.#options;
    return (
      this.#holder !== undefined &&
      now() - this.#renewedAt < timing.fenceMs &&
      this.#settledAt !== undefined &&
      now() >= this.#settledAt
    );
  }

  /** Whether a vcluster is this replica's. */
  isMine(key: string): boolean {
    return (
      this.active && memberOf(key, this.#members) === this.#options.replica
    );
  }

  /** Whether a vcluster is another replica's, or another installation's. */
  isOthers(key: string): boolean {
    return this.knows && !this.isMine(key);
  }

  /** Runs until the signal aborts, then gives the Lease back. */
  async run(signal: AbortSignal): Promise<void> {
    const { timing, timers } = this.#options;
    while (!signal.aborted) {
      try {
        await this.#tick();
      } catch (error) {
        if (!signal.aborted) {
          this.#options.onError(error);
        }
      }
      this.#tellChange();
      await pause(timing.everyMs, timers, signal);
    }
    this.#renewedAt = -Infinity;
    await this.#leave();
  }

  async #tick(): Promise<void> {
    const { client, namespace, group, replica, timing, now, report } =
      this.#options;
    const begun = now();
    await client.apply(
      RESOURCES.leases,
      {
        metadata: {
          name: nameOf(replica),
          namespace,
          labels: { [LABEL_GROUP]: group, [LABEL_SYNC_LEASE]: 'replica' },
          ...(report && {
            annotations: { [ANNOTATION_SYNC_REPORT]: report() },
          }),
        },
        spec: this.#spec(replica),
      },
      { fieldManager: COMPONENT_SYNCER, force: true },
    );
    this.#renewedAt = begun;
    const { items } = await client.list<Lease>(RESOURCES.leases, {
      namespace,
      labelSelector: MEMBERS,
    });
    const ours = items.filter(({ metadata }) =>
      metadata.name.startsWith(COMPONENT_SYNCER),
    );
    this.#observed.take(ours);
    this.#members = ours
      .filter(
        ({ metadata }) =>
          metadata.labels?.[LABEL_GROUP] === group &&
          this.#observed.isAlive(metadata.name, timing.durationMs),
      )
      .flatMap(({ spec }) => spec?.holderIdentity ?? [])
      .sort();
    // Who else is there has to see this replica before it takes its share.
    this.#settledAt ??=
      this.#members.length > 1 ? begun + 2 * timing.everyMs : begun;
    await this.#holdGroup(
      ours.find(({ metadata }) => metadata.name === COMPONENT_SYNCER),
    );
  }

  /** The first of the replicas renews the Lease of the installation, or takes it when it has run out. */
  async #holdGroup(lease: Lease | undefined): Promise<void> {
    const { client, namespace, group, replica, timing } = this.#options;
    const isFirst = this.#members[0] === replica;
    const isAlive = this.#observed.isAlive(COMPONENT_SYNCER, timing.durationMs);
    const holder = lease?.spec?.holderIdentity;
    if (lease && isAlive && holder !== group && holder) {
      this.#holder = holder;
      return;
    }
    if (!isFirst) {
      this.#holder = isAlive ? holder : undefined;
      return;
    }
    const spec = this.#spec(group);
    try {
      if (lease) {
        const labels = { ...lease.metadata.labels, ...INSTALLATION };
        const metadata = { ...lease.metadata, labels };
        await client.replace(RESOURCES.leases, { ...lease, metadata, spec });
      } else {
        await client.create(RESOURCES.leases, {
          metadata: {
            name: COMPONENT_SYNCER,
            namespace,
            labels: INSTALLATION,
          },
          spec,
        });
      }
      this.#holder = group;
    } catch (error) {
      if (!isConflict(error) && !isAlreadyExists(error)) {
        throw error;
      }
      // Somebody else was faster; the next look tells who.
    }
  }

  #spec(holder: string): NonNullable<Lease['spec']> {
    return {
      holderIdentity: holder,
      leaseDurationSeconds: Math.ceil(this.#options.timing.durationMs / 1_000),
      renewTime: new Date().toISOString().replace('Z', '000Z'),
    };
  }

  async #leave(): Promise<void> {
    const { client, namespace, replica, group, onError } = this.#options;
    try {
      const ref = { namespace, name: nameOf(replica) };
      await deleteIfPresent(client, RESOURCES.leases, ref);
      if (this.#holder === group && this.#members.length <= 1) {
        const lease = await client.get<Lease>(RESOURCES.leases, {
          namespace,
          name: COMPONENT_SYNCER,
        });
        if (lease.spec?.holderIdentity === group) {
          const { uid, resourceVersion } = lease.metadata;
          await deleteIfPresent(
            client,
            RESOURCES.leases,
            { namespace, name: COMPONENT_SYNCER },
            { preconditions: { uid, resourceVersion } },
          );
        }
      }
    } catch (error) {
      // They run out by themselves.
      onError(error);
    }
  }

  #tellChange(): void {
    const state = JSON.stringify([this.active, this.#holder, this.#members]);
    if (state !== this.#before) {
      this.#before = state;
      this.#options.changed();
    }
  }
}

function nameOf(replica: string): string {
  return `${COMPONENT_SYNCER}-${replica}`;
}
