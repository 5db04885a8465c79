import { JsonObject } from '@backstage/types';
import { createSandbox, LiveHost, Sandbox } from 'dapr-vcluster-sandbox';
import {
  KubeClient,
  KubeObject,
  Resource,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { adminOf } from './adminOf';
import { EVERYTHING } from './testPolicy';
import { ALL_PROFILES, TestPortal } from './TestPortal';
import { vclusterAdmin } from './vclusterAdmin';

// Tenants take their time on a busy machine, and syncers try again after pauses.
jest.setTimeout(180_000);

/** The whole backend over a simulated host with tenants, and administrators of the host and of each vcluster. */
export class SyncedTenants {
  readonly #virtual = new Map<string, KubeClient>();
  readonly #sandbox: Sandbox;
  readonly live: LiveHost;
  readonly portal: TestPortal;
  readonly host: KubeClient;

  private constructor(
    sandbox: Sandbox,
    live: LiveHost,
    portal: TestPortal,
    host: KubeClient,
  ) {
    this.#sandbox = sandbox;
    this.live = live;
    this.portal = portal;
    this.host = host;
  }

  static async start(
    profiles: Record<string, 'oss-hostmanaged' | 'oss-multins'>,
    options: JsonObject = {},
  ): Promise<SyncedTenants> {
    const sandbox = await createSandbox({ hosts: ['sandbox'] });
    const live = sandbox.hosts.sandbox!;
    const { server, portalToken: token } = live;
    const portal = await TestPortal.start(
      [{ name: 'sandbox', server, token }],
      EVERYTHING,
      [],
      { ...ALL_PROFILES, ...options },
    );
    const tenants = new SyncedTenants(sandbox, live, portal, adminOf(server));
    for (const [name, profile] of Object.entries(profiles)) {
      await tenants.create(name, profile);
    }
    return tenants;
  }

  /** Route of a tenant, or of one of its parts. */
  path(name: string, part = ''): string {
    return `/tenants/sandbox/vcluster-${name}/${name}${part}`;
  }

  /** Administrator of a vcluster. */
  virtual(name: string): KubeClient {
    return this.#virtual.get(name)!;
  }

  /** The host namespace in which a tenant's namespace `default` is, once it is there. */
  async hostNamespace(name: string): Promise<string> {
    return this.portal.until(
      `the host namespace of ${name}`,
      this.path(name),
      ({ hostNamespaces }) =>
        hostNamespaces.find(
          (each: { virtualName?: string }) => each.virtualName === 'default',
        )?.name,
    );
  }

  /** Puts an object into a vcluster. */
  declare<T extends KubeObject>(
    name: string,
    resource: Resource,
    object: T,
  ): Promise<T> {
    return this.virtual(name).apply(resource, object, { force: true });
  }

  /** Keeps the syncer, and everybody else, from writing objects of Dapr into a namespace of the host. */
  freeze(namespace: string): void {
    for (const verb of ['create', 'patch', 'update']) {
      this.live.server.faults.fail({
        code: 503,
        scope: { verb, namespace, group: 'dapr.io' },
      });
    }
  }

  async close(): Promise<void> {
    this.live.server.faults.clear();
    this.host.close();
    this.#virtual.forEach(client => client.close());
    await this.portal.stop();
    await this.#sandbox.close();
  }

  /** Creates a tenant, of the default profile unless told otherwise; resolves when it is ready. */
  async create(name: string, profile?: string): Promise<void> {
    const { body } = await this.portal.post('/tenants', {
      host: 'sandbox',
      name,
      owner: `group:default/${name}`,
      profile,
    });
    await this.portal.until(
      `tenant ${name} to be ready`,
      `/tenants/${body.id}`,
      seen => seen.phase === 'ready' && seen,
    );
    const ref = { namespace: `vcluster-${name}`, name };
    this.#virtual.set(name, await vclusterAdmin(this.live, ref));
  }
}
