import {
  ComponentCatalogue,
  formatTenantRef,
  Known,
  SecretName,
  Tenant,
  TenantEvent,
  TenantPhase,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { KubeClient, KubeObject, RESOURCES, TenantClients } from '../../platform/hosts';
import { ComponentItem, PodItem } from '../model/model';
import { componentProjection } from '../projections/component';
import { projectPod } from '../projections/pod';
import { shownEvent } from './events';
import { readVcluster, VclusterSetUp } from '../../sidecars/tenantSetup/readVcluster';
import { DeclaredResources, readResources } from './readResources';
import { secretNames } from './secretNames';
import { TtlCache } from '../../platform/TtlCache';

/** Long enough for a page's requests to share an answer, short enough for a person not to notice. */
const TTL_MS = 3_000;

/** How a vcluster is set up changes seldom, and takes more reading. */
const SET_UP_TTL_MS = 5_000;

/** Events are looked at for longer than other things, and by many; see the reader of the host's. */
const EVENTS_TTL_MS = 15_000;

/** Phases in which the vcluster's own API server can be expected to answer. */
const ANSWERING: readonly TenantPhase[] = ['ready', 'starting'];

/** Pods of a vcluster that ask for a sidecar, beside the number of all pods. */
export type VirtualPods = { total: number; asking: PodItem[] };

/**
 * Reads vclusters' own API servers on demand, with a short memory. A vcluster that does not answer is an
 * answer too: unknown, because.
 */
export class VirtualReader {
  readonly #clients: TenantClients;
  readonly #project: (object: KubeObject) => ComponentItem;
  readonly #components = new TtlCache<Known<ComponentItem[]>>(TTL_MS);
  readonly #resources = new TtlCache<Known<DeclaredResources>>(TTL_MS);
  readonly #pods = new TtlCache<Known<VirtualPods>>(TTL_MS);
  readonly #setUps = new TtlCache<Known<VclusterSetUp>>(SET_UP_TTL_MS);
  readonly #events = new TtlCache<Known<TenantEvent[]>>(EVENTS_TTL_MS);
  readonly #secrets = new TtlCache<Known<SecretName[]>>(TTL_MS);

  constructor(clients: TenantClients, catalogue: ComponentCatalogue) {
    this.#clients = clients;
    this.#project = componentProjection(catalogue);
  }

  /** Dapr Components declared in the vcluster. */
  components(tenant: Tenant): Promise<Known<ComponentItem[]>> {
    return this.#read(this.#components, tenant, async client => {
      const { items } = await client.list(RESOURCES.components);
      return items.map(this.#project);
    });
  }

  /** Objects of Dapr besides Components declared in the vcluster, by kind. */
  resources(tenant: Tenant): Promise<Known<DeclaredResources>> {
    return this.#read(this.#resources, tenant, readResources);
  }

  /** Pods of the vcluster. */
  pods(tenant: Tenant): Promise<Known<VirtualPods>> {
    return this.#read(this.#pods, tenant, async client => {
      const { items } = await client.list(RESOURCES.pods);
      return {
        total: items.length,
        asking: items
          .flatMap(pod => projectPod(pod) ?? [])
          .filter(pod => pod.role === 'app' && pod.phase !== 'Succeeded'),
      };
    });
  }

  /** How the vcluster is set up, as far as it decides about its sidecars. */
  setUp(tenant: Tenant): Promise<Known<VclusterSetUp>> {
    return this.#read(this.#setUps, tenant, readVcluster);
  }

  /** Secrets of the vcluster that a Dapr Component may refer to, without their values. */
  secrets(tenant: Tenant): Promise<Known<SecretName[]>> {
    return this.#read(this.#secrets, tenant, async client => {
      const { items } = await client.list(RESOURCES.secrets);
      return secretNames(items);
    });
  }

  /** Events of the vcluster. */
  events(tenant: Tenant): Promise<Known<TenantEvent[]>> {
    return this.#read(this.#events, tenant, async client => {
      const { items } = await client.list(RESOURCES.events);
      return items.map(event => shownEvent('virtual', event));
    });
  }

  /** Forgets what was read of a tenant, because it has changed. */
  forget(ref: TenantRef): void {
    const key = formatTenantRef(ref);
    this.#components.delete(key);
    this.#resources.delete(key);
    this.#pods.delete(key);
    this.#setUps.delete(key);
    this.#events.delete(key);
    this.#secrets.delete(key);
  }

  /** Asks the vcluster's API server at once, past the memory. */
  async ask<T>(
    { ref, phase, reason }: Tenant,
    read: (client: KubeClient) => Promise<T>,
  ): Promise<Known<T>> {
    if (!ANSWERING.includes(phase)) {
      return {
        state: 'unknown',
        reason: `The vcluster is not asked: ${reason ?? phase}`,
      };
    }
    const at = new Date().toISOString();
    try {
      const value = await this.#clients.use(ref, read, { patienceMs: 0 });
      return { state: 'known', value, observedAt: at };
    } catch (error) {
      return { state: 'unknown', reason: (error as Error).message, since: at };
    }
  }

  async #read<T>(
    cache: TtlCache<Known<T>>,
    tenant: Tenant,
    read: (client: KubeClient) => Promise<T>,
  ): Promise<Known<T>> {
    // A phase is known here: only what the vcluster answers is worth remembering.
    return ANSWERING.includes(tenant.phase)
      ? cache.get(formatTenantRef(tenant.ref), () => this.ask(tenant, read))
      : this.ask(tenant, read);
  }
}
