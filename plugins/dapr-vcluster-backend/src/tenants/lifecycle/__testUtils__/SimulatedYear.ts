import { AuditorService } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import {
  DeleteTenantResult,
  formatTenantRef,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  KubeClient,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { TestHosts } from '../../../__testUtils__/TestHosts';
import { projectWorkload } from '../../../inventory/projections/workload';
import { AuditLog } from '../../../platform/audit';
import { HostRegistry } from '../../../platform/hosts';
import { TenantClients } from '../../../platform/tenantClients';
import { TenantForDeletion } from '../../deletion/TenantDeleter';
import { ExpiryChanger } from '../../expiry';
import { LiveTenants } from '../../live/LiveTenant';
import { TenantPauser } from '../../pause';
import { decide, DecisionContext } from '../decide';
import { factsOf } from '../facts';
import { LifecycleNotifier } from '../LifecycleNotifier';
import { LifecycleSweep } from '../LifecycleSweep';
import { readLifecycleOptions } from '../options';
import { Tick } from './model';
import { objectsOf, refOf, START, TENANTS } from './simulatedTenants';
import { DAY_MS, HOUR_MS } from '../../../platform/milliseconds';

type Portal = {
  sweep: LifecycleSweep;
  expiry: ExpiryChanger;
  pauser: TenantPauser;
  index: number;
};

/** A year of sweeps by two portals over a host without controllers: its objects only change when somebody changes them. */
export class SimulatedYear {
  readonly portals: Portal[] = [];
  /** How often each portal has swept. */
  readonly ran = [0, 0];
  readonly ticks: Tick[] = [{ at: START }];
  readonly #audited: Array<{ tenant: string; at: number; what: string }> = [];
  readonly #sent: string[] = [];
  readonly #client: KubeClient;
  readonly #tenants: LiveTenants;
  readonly #end: number;
  #seed: number;
  #extended = new Set<string>();
  #busy = false;
  #last = -1;

  private constructor(
    client: KubeClient,
    tenants: LiveTenants,
    { seed, days = 364 }: { seed: number; days?: number },
  ) {
    this.#client = client;
    this.#tenants = tenants;
    this.#seed = seed;
    this.#end = START + days * DAY_MS;
  }

  static async start(
    hosts: TestHosts,
    options: { seed: number; days?: number },
  ): Promise<SimulatedYear> {
    const { client, hosts: registry } = await hosts.start({
      initial: TENANTS.flatMap(objectsOf),
    });
    const tenants = new LiveTenants(registry);
    const year = new SimulatedYear(client, tenants, options);
    for (const index of [0, 1]) {
      year.#addPortal(index, registry);
    }
    return year;
  }

  get now(): Date {
    return new Date(this.ticks.at(-1)!.at);
  }

  /** Some sweeps of one portal, while no other sweeps; they take turns. @returns whether the year is over. */
  async alone(portal: Portal, sweeps: number): Promise<boolean> {
    if (this.#busy) {
      throw new Error('two portals sweep at once');
    }
    if (this.#last === portal.index) {
      return this.#isOver();
    }
    this.#last = portal.index;
    this.#busy = true;
    try {
      for (let count = 0; count < sweeps && !this.#isOver(); count++) {
        await this.#nextTick(portal);
        await portal.sweep.run();
        this.ran[portal.index] += 1;
      }
    } finally {
      this.#busy = false;
    }
    return this.#isOver();
  }

  /** One sweep of both portals at once. @returns whether the time is over. */
  async together(): Promise<boolean> {
    await this.#nextTick(this.portals[0]);
    await Promise.all(this.portals.map(({ sweep }) => sweep.run()));
    // What one has left because the other was at it.
    await this.portals[1].sweep.run();
    return this.#isOver();
  }

  /** What the audit log says was done with a tenant, in order. */
  doneWith(name: string): string[] {
    return this.#audited
      .filter(({ tenant }) => tenant === formatTenantRef(refOf(name)))
      .map(({ at, what }) => `${new Date(at).toISOString()} ${what}`);
  }

  /** Scopes of the notifications that were sent. */
  notified(): string[] {
    return [...this.#sent].sort();
  }

  /** How many notifications the audit log knows of. */
  get told(): number {
    return this.#audited.filter(({ what }) => /notify|delete/.test(what))
      .length;
  }

  #isOver() {
    return this.now.getTime() >= this.#end;
  }

  /** From 0 to 1, the same with each run: the minimal standard generator. */
  #random(): number {
    this.#seed = (this.#seed * 48_271) % 2_147_483_647;
    return this.#seed / 2_147_483_647;
  }

  async #nextTick({ pauser, expiry }: Portal): Promise<void> {
    // All portals are down for some days now and then.
    const hours =
      this.#random() < 0.02 ? 24 + 72 * this.#random() : 1 + 6 * this.#random();
    const at = this.ticks.at(-1)!.at + Math.round(hours * HOUR_MS);
    const chance = this.#random();
    const tick: Tick = { at };
    if (chance < 0.2) {
      tick.byHand = chance < 0.1 ? 'pause' : 'resume';
    }
    this.ticks.push(tick);
    for (const { name, handled, extended } of TENANTS) {
      if (handled && tick.byHand) {
        const tenant = await this.#tenants.get(refOf(name));
        await pauser[tick.byHand](tenant, { dryRun: false });
      }
      if (extended && this.#isToExtend(name, extended.after)) {
        this.#extended.add(name);
        const tenant = await this.#tenants.get(refOf(name));
        await expiry.extend(
          tenant,
          { expiresIn: `${extended.by}d` },
          { dryRun: false },
        );
      }
    }
  }

  #isToExtend(name: string, after: number): boolean {
    const tenant = formatTenantRef(refOf(name));
    const expired = this.#audited.find(
      each => each.tenant === tenant && each.what === 'expire',
    );
    return (
      !this.#extended.has(name) &&
      expired !== undefined &&
      this.now.getTime() >= expired.at + after * DAY_MS
    );
  }

  #addPortal(index: number, hosts: HostRegistry): void {
    const clients = new TenantClients(hosts, {});
    const pauser = new TenantPauser({ clients });
    const options = readLifecycleOptions(mockServices.rootConfig());
    const logger = mockServices.logger.mock();
    const context = (): DecisionContext => ({
      now: this.now,
      graceDays: options.graceDays,
      portal: `portal-${index}`,
    });
    const sweep = new LifecycleSweep({
      audit: new AuditLog(this.#auditor()),
      deleter: {
        delete: (tenant, { dryRun }) => this.#delete(tenant, dryRun),
      },
      logger,
      notifier: new LifecycleNotifier({
        logger,
        notifications: {
          send: async ({ payload }) => {
            this.#sent.push(`${payload.scope}`);
          },
        },
      }),
      options,
      pauser,
      tenants: this.#tenants,
      due: () => this.#due(context()),
      context,
    });
    const expiry = new ExpiryChanger({ options, sweep, context });
    this.portals.push({ sweep, expiry, pauser, index });
  }

  #auditor(): AuditorService {
    return mockServices.auditor.mock({
      createEvent: async ({ meta = {} }) => ({
        success: async () => {
          const days = meta.days === undefined ? '' : ` ${meta.days}`;
          this.#audited.push({
            tenant: `${meta.tenant}`,
            at: this.now.getTime(),
            what: `${meta.action}${days}`,
          });
        },
        fail: async ({ error }) => {
          throw error;
        },
      }),
    });
  }

  async #delete(
    { ref }: TenantForDeletion,
    dryRun: boolean,
  ): Promise<DeleteTenantResult> {
    const id = formatTenantRef(ref);
    if (dryRun) {
      return { id, outcome: 'dry-run', removed: [], remaining: [] };
    }
    const at = { namespace: ref.namespace, name: ref.name };
    await this.#client.delete(RESOURCES.statefulSets, at);
    await this.#client.delete(RESOURCES.namespaces, { name: ref.namespace });
    return { id, outcome: 'deleted', removed: [], remaining: [] };
  }

  /** As the index does, by two lists. */
  async #due(context: DecisionContext): Promise<TenantRef[]> {
    const [namespaces, workloads] = await Promise.all([
      this.#client.list(RESOURCES.namespaces),
      this.#client.list(RESOURCES.statefulSets),
    ]);
    return TENANTS.map(({ name }) => refOf(name)).filter(ref => {
      const own = namespaces.items.find(
        ({ metadata }) => metadata.name === ref.namespace,
      );
      const workload = workloads.items.find(
        ({ metadata }) => metadata.name === ref.name,
      );
      const facts =
        own &&
        factsOf({
          name: ref.name,
          host: { name: ref.host, readOnly: false },
          labels: own.metadata.labels,
          annotations: own.metadata.annotations,
          workload: workload && projectWorkload(workload),
        });
      return facts && decide(facts, context).action !== 'none';
    });
  }
}
