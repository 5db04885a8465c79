import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import {
  CatalogService,
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import {
  PLUGIN_ID,
  parseTenantRef,
  tenantEntityRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { ProviderConfig } from '../config';
import { LOCATION_KEY, deferred, hostEntity, tenantEntity } from '../entities';
import { Snapshot, TenantReader } from '../reader/TenantReader';
import { lastKnownTenants } from './lastKnownTenants';

type Options = {
  reader: TenantReader;
  config: ProviderConfig;
  catalog: CatalogService;
  auth: AuthService;
  logger: LoggerService;
  /** Called after the catalog has connected the provider, to start the schedule and the subscription. */
  onConnect: () => Promise<void>;
};

/** Provides one Resource per tenant and per host. The tenants of a host that cannot be read are kept. */
export class DaprVclusterEntityProvider implements EntityProvider {
  readonly #options: Options;
  #connection: EntityProviderConnection | undefined;
  #doubts = '';

  constructor(options: Options) {
    this.#options = options;
  }

  getProviderName(): string {
    return PLUGIN_ID;
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    this.#connection = connection;
    await this.#options.onConnect();
  }

  /**
   * Makes the catalog equal to what the backend knows.
   *
   * @returns false when a host could not be read for sure, and its last known tenants were kept
   */
  async fullSync(): Promise<boolean> {
    const { reader, config } = this.#options;
    const snapshot = await reader.readAll();
    const listed = snapshot.tenants.map(tenant => tenantEntity(tenant, config));
    const names = new Set(listed.map(entity => entity.metadata.name));
    const kept = (await this.#lastKnown(snapshot)).filter(
      entity => !names.has(entity.metadata.name),
    );
    const hosts = snapshot.hosts.map(host => hostEntity(host, config));
    await this.#connected().applyMutation({
      type: 'full',
      entities: [...hosts, ...listed, ...kept].map(deferred),
    });
    return snapshot.doubts.size === 0;
  }

  /**
   * Brings some tenants up to date.
   *
   * @throws Error when one of them cannot be read for sure; a full sync is due then.
   */
  async deltaSync(tenants: string[]): Promise<void> {
    const { reader, config } = this.#options;
    const answers = await Promise.all(
      tenants.map(async id => ({ id, answer: await reader.readOne(id) })),
    );
    const doubt = answers.find(({ answer }) => answer.state === 'in-doubt');
    if (doubt) {
      throw new Error(`whether ${doubt.id} still exists is unknown`);
    }
    const added = answers.flatMap(({ answer }) =>
      answer.state === 'present' ? [tenantEntity(answer.tenant, config)] : [],
    );
    const removed = answers.flatMap(({ id, answer }) =>
      answer.state === 'gone' ? [id] : [],
    );
    await this.#connected().applyMutation({
      type: 'delta',
      added: added.map(deferred),
      removed: removed.map(id => ({
        entityRef: tenantEntityRef(parseTenantRef(id), config.namespace),
        locationKey: LOCATION_KEY,
      })),
    });
  }

  async #lastKnown({ doubts }: Snapshot) {
    const text = [...doubts]
      .map(([host, reason]) => `${host} (${reason})`)
      .join(', ');
    if (text && text !== this.#doubts) {
      this.#options.logger.warn(
        `Keeping the last known tenants of ${text} in the catalog`,
      );
    }
    this.#doubts = text;
    return lastKnownTenants([...doubts.keys()], this.#options);
  }

  #connected(): EntityProviderConnection {
    if (!this.#connection) {
      throw new Error('The catalog has not connected the provider yet');
    }
    return this.#connection;
  }
}
