import { mockServices } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import {
  CreateTenant,
  CreateTenantResult,
  DeleteTenantResult,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { Provisioner } from 'backstage-plugin-dapr-vcluster-node';
import { KubeClient } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { createSandbox, LiveHost, Sandbox } from 'dapr-vcluster-sandbox';
import { HostRegistry } from '../platform/hosts';
import { LiveTenants, TenantCreator, TenantDeleter } from '../tenants';
import { readTenantOptions } from '../tenants/presets/options';
import { readProvisioner } from '../tenants/provisioners';
import { adminOf } from './adminOf';
import { createTestAuthorizer, credentialsOf, TestUser } from './permissions';

/** A portal that creates and deletes tenants on a host; several of them are replicas. */
export class TenantReplica {
  readonly #creator: TenantCreator;
  readonly #deleter: TenantDeleter;

  constructor(
    hosts: HostRegistry,
    provisioner: Provisioner,
    presets: JsonObject[] = [],
    profiles: JsonObject = { 'oss-hostmanaged': {}, 'oss-multins': {} },
  ) {
    const config = mockServices.rootConfig({
      data: {
        daprVcluster: {
          profiles,
          presets,
        },
      },
    });
    const deps = {
      hosts,
      provisioner,
      authorizer: createTestAuthorizer().authorizer,
      options: readTenantOptions(config),
      policy: { rules: {} },
      polling: { timeoutMs: 20_000, intervalMs: 50 },
    };
    this.#creator = new TenantCreator(deps);
    this.#deleter = new TenantDeleter({
      ...deps,
      tenants: new LiveTenants(hosts),
    });
  }

  create(
    body: Partial<CreateTenant> & { name: string },
    user: TestUser = 'teamA',
    dryRun = false,
  ): Promise<CreateTenantResult> {
    return this.#creator.create(
      {
        host: 'sandbox',
        owner: `group:default/${user === 'teamB' ? 'team-b' : 'team-a'}`,
        ...body,
      },
      { credentials: credentialsOf(user), dryRun },
    );
  }

  /** @param between - runs after the permission check */
  async delete(
    ref: Omit<TenantRef, 'host'>,
    user: TestUser = 'platform',
    dryRun = false,
    between: () => Promise<void> = async () => {},
  ): Promise<DeleteTenantResult> {
    const tenant = await this.#deleter.open(
      { host: 'sandbox', ...ref },
      credentialsOf(user),
    );
    await between();
    return this.#deleter.delete(tenant, { dryRun });
  }
}

/** A simulated host, and portals that create and delete tenants on it with the rights of the manifest they ship. */
export class TenantHost {
  readonly hosts: HostRegistry;
  /** May do everything on the host. */
  readonly admin: KubeClient;
  readonly live: LiveHost;
  readonly #sandbox: Sandbox;

  private constructor(sandbox: Sandbox, live: LiveHost) {
    this.#sandbox = sandbox;
    this.live = live;
    const { url, caData } = live.server;
    const connection = { url, caData, token: live.portalToken };
    this.hosts = HostRegistry.create([], [{ name: 'sandbox', connection }]);
    this.admin = adminOf(live.server);
  }

  static async start(): Promise<TenantHost> {
    const sandbox = await createSandbox({ hosts: ['sandbox'] });
    const { sandbox: live } = sandbox.hosts;
    if (!live) {
      throw new Error('the live host has not started');
    }
    return new TenantHost(sandbox, live);
  }

  /** One more portal; its tenants are installed by Flux unless told otherwise. */
  portal(
    provisioner: Provisioner = readProvisioner(mockServices.rootConfig()),
    presets?: JsonObject[],
  ): TenantReplica {
    return new TenantReplica(this.hosts, provisioner, presets);
  }

  async close(): Promise<void> {
    this.hosts.close();
    this.admin.close();
    await this.#sandbox.close();
  }
}

/** Installs nothing: a tenant is its namespace alone. */
export const NO_PROVISIONER: Provisioner = {
  name: 'none',
  requires: { kinds: [], fix: '' },
  render: () => [],
  owned: () => [],
};
