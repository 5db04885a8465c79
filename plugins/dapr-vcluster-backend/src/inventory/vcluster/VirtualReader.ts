import type { ComponentCatalogue } from 'backstage-plugin-dapr-vcluster-common/component-catalogue';
import {
  formatTenantRef,
  Known,
  SecretName,
  Tenant,
  TenantEvent,
  TenantPhase,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  isUnauthorized,
  isUnreachable,
  KubeClient,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { TenantClients } from '../../platform/tenantClients';
import { ComponentItem, PodItem } from '../model/model';
import { componentProjection } from '../projections/component';
import { declaredProjection } from '../projections/declared';
import { projectPod } from '../projections/pod';
import { shownEvent } from './events';
import { DeclaredResources, readResources } from './readResources';
import { secretNames } from './secretNames';
import { TtlCache } from '../../platform/TtlCache';
import { UnreachableVclusters } from './UnreachableVclusters';

/** Long enough for a page's requests to share an answer, short enough for a person not to notice. */
const TTL_MS = 3_000;

/** Events are looked at for longer than other things, and by many; see the reader of the host's. */
const EVENTS_TTL_MS = 15_000;

/** Phases in which the vcluster's own API server can be expected to answer. */
const ANSWERING: readonly TenantPhase[] = ['ready', 'starting'];

/** Pods of a vcluster that request a sidecar, beside the number of all pods. */
export type VirtualPods = { total: number; asking: PodItem[] };

/** Something to read of a vcluster, and how long to remember it. Define it once: answers are shared by its identity. */
export type VclusterReading<T> = {
  ttlMs: number;
  read(client: KubeClient): Promise<T>;
};

const RESOURCES_OF_DAPR: VclusterReading<DeclaredResources> = {
  ttlMs: TTL_MS,
  read: readResources,
};

const PODS: VclusterReading<VirtualPods> = {
  ttlMs: TTL_MS,
  read: async client => {
    const { items } = await client.list(RESOURCES.pods);
    return {
      total: items.length,
      asking: items
        .flatMap(pod => projectPod(pod) ?? [])
        .filter(pod => pod.role === 'app' && pod.phase !== 'Succeeded'),
    };
  },
};

const SECRETS: VclusterReading<SecretName[]> = {
  ttlMs: TTL_MS,
  read: async client =>
    secretNames((await client.list(RESOURCES.secrets)).items),
};

const EVENTS: VclusterReading<TenantEvent[]> = {
  ttlMs: EVENTS_TTL_MS,
  read: async client => {
    const { items } = await client.list(RESOURCES.events);
    return items.map(event => shownEvent('virtual', event));
  },
};

/**
 * Reads vclusters' own API servers on demand, and remembers the answers briefly. A vcluster that does not answer is an
 * answer too: unknown, with the reason.
 */
export class VirtualReader {
  readonly #clients: TenantClients;
  readonly #components: VclusterReading<ComponentItem[]>;
  readonly #unreachable = new UnreachableVclusters();
  readonly #memory = new Map<
    VclusterReading<unknown>,
    TtlCache<Known<unknown>>
  >();

  constructor(clients: TenantClients, catalogue: ComponentCatalogue) {
    this.#clients = clients;
    const project = declaredProjection(componentProjection(catalogue));
    this.#components = {
      ttlMs: TTL_MS,
      read: async client => {
        const { items } = await client.list(RESOURCES.components);
        return items.map(project);
      },
    };
  }

  /** Dapr Components declared in the vcluster. */
  components(tenant: Tenant): Promise<Known<ComponentItem[]>> {
    return this.read(this.#components, tenant);
  }

  /** Dapr resources besides Components declared in the vcluster, by kind. */
  resources(tenant: Tenant): Promise<Known<DeclaredResources>> {
    return this.read(RESOURCES_OF_DAPR, tenant);
  }

  /** Pods of the vcluster. */
  pods(tenant: Tenant): Promise<Known<VirtualPods>> {
    return this.read(PODS, tenant);
  }

  /** Secrets of the vcluster that a Dapr Component may refer to, without their values. */
  secrets(tenant: Tenant): Promise<Known<SecretName[]>> {
    return this.read(SECRETS, tenant);
  }

  /** Events of the vcluster. */
  events(tenant: Tenant): Promise<Known<TenantEvent[]>> {
    return this.read(EVENTS, tenant);
  }

  /** The remembered answer, else a new one. A vcluster that cannot be reached is asked less and less often. */
  read<T>(reading: VclusterReading<T>, tenant: Tenant): Promise<Known<T>> {
    // A phase is known here: only what the vcluster answers is worth remembering.
    if (!ANSWERING.includes(tenant.phase)) {
      return this.ask(tenant, reading.read);
    }
    const answers = this.#answersTo(reading);
    return answers.get(
      formatTenantRef(tenant.ref),
      async () =>
        this.#unreachable.reason(tenant) ?? this.ask(tenant, reading.read),
    );
  }

  /** Forgets what was read of a tenant, because it has changed. */
  forget(ref: TenantRef): void {
    const key = formatTenantRef(ref);
    this.#memory.forEach(answers => answers.delete(key));
    this.#unreachable.delete(ref);
  }

  /** Asks the vcluster's API server at once, without the memory. */
  async ask<T>(
    tenant: Tenant,
    read: (client: KubeClient) => Promise<T>,
  ): Promise<Known<T>> {
    const { ref, phase, reason } = tenant;
    if (!ANSWERING.includes(phase)) {
      return {
        state: 'unknown',
        reason: `The vcluster is not asked: ${reason ?? phase}`,
      };
    }
    const at = new Date().toISOString();
    let isReached = false;
    const reach = async (client: KubeClient) => {
      try {
        const value = await read(client);
        isReached = true;
        return value;
      } catch (error) {
        // A refusal is an answer.
        isReached = !isUnreachable(error) && !isUnauthorized(error);
        throw error;
      }
    };
    try {
      const value = await this.#clients.use(ref, reach, {
        kubeconfigTimeoutMs: 0,
      });
      this.#unreachable.delete(ref);
      return { state: 'known', value, observedAt: at };
    } catch (error) {
      const { message } = error as Error;
      const answer = { state: 'unknown', reason: message, since: at } as const;
      if (!isReached) {
        this.#unreachable.add(tenant, answer);
      }
      return answer;
    }
  }

  #answersTo<T>(reading: VclusterReading<T>): TtlCache<Known<T>> {
    const answers =
      this.#memory.get(reading) ?? new TtlCache<Known<unknown>>(reading.ttlMs);
    this.#memory.set(reading, answers);
    // Only answers to this reading are put into it.
    return answers as TtlCache<Known<T>>;
  }
}
