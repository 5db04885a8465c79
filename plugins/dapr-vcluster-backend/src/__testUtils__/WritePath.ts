import { AddressInfo } from 'node:net';
import { Server } from 'node:http';
import {
  mockCredentials,
  mockErrorHandler,
  mockServices,
} from '@backstage/backend-test-utils';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { TenantRef } from 'backstage-plugin-dapr-vcluster-common';
import { Provisioner } from 'backstage-plugin-dapr-vcluster-node';
import { ApiServer, startApiServer } from 'dapr-vcluster-kube-sim';
import { createSandbox, LiveHost, Sandbox } from 'dapr-vcluster-sandbox';
import { JsonObject } from '@backstage/types';
import express from 'express';
import { KubeClient } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { HostRegistry } from '../platform/hosts';
import { readProvisioner } from '../tenants/provisioners';
import { Operations } from '../api/operations';
import { createRouter } from '../api/router';
import { createHandlers } from '../api/routes';
import { compose, Services } from '../compose';
import { adminOf } from './adminOf';
import { fingerprint } from './fingerprint';
import { memoryDatabase } from './memoryDatabase';
import { TEAM_REDIS } from './redisComponent';
import { createPermissionServices, TestUser, USERS } from './permissions';
import { AuditedEvent, TestAudit } from './TestAudit';
import { until } from './until';
import { adminOfTenant } from './virtualAccess';

/** Finds and tries again sooner than in real life. */
const QUICK_SYNCER = {
  leases: { everyMs: 200, durationMs: 3_000, fenceMs: 2_000 },
  settings: { goneGraceMs: 200, kindsEveryMs: 1_000 },
};

/** An answer of the backend. */
export type Answer = {
  status: number;
  headers: Headers;
  // Tests look at whatever they expect to be there.
  body: any;
};

/** What a test needs otherwise than most. */
export type WritePathOptions = {
  /** Keys of `daprVcluster` in the configuration. */
  config?: JsonObject;
  /** Until an upgraded tenant is rolled back. */
  upgradeMs?: number;
  /** Until others go on with an upgrade whose call has ended in the middle. */
  upgradeHoldMs?: number;
  /** Time by which tenants expire and sleep. */
  now?: () => Date;
  /** Takes what owners are told. */
  notifications?: NotificationService;
};

/**
 * The writing half of the backend over real HTTP, with a simulated host behind it: `sandbox` (alive), `frozen` (the same,
 * read-only), `bare` (a host without Flux and Dapr), `away` (nobody answers).
 */
export class WritePath {
  readonly #audit = new TestAudit();
  /** Everything that was answered, as text. */
  readonly answers: string[] = [];
  /** Requests whose callers still wait. */
  openRequests = 0;
  readonly hosts: HostRegistry;
  /** Admin client of the live host; the backend has only the rights of the manifest it ships. */
  readonly host: KubeClient;
  readonly #arrival = { timeoutMs: 5_000, intervalMs: 50 };
  readonly #removal = { timeoutMs: 20_000, intervalMs: 50 };
  readonly #options: WritePathOptions;
  readonly #provisioner: Provisioner;
  readonly #sandbox: Sandbox;
  readonly #live: LiveHost;
  readonly #bare: ApiServer;
  readonly #database = memoryDatabase();
  #services!: Services;
  #http!: Server;

  private constructor(
    sandbox: Sandbox,
    live: LiveHost,
    bare: ApiServer,
    provisioner: Provisioner,
    options: WritePathOptions,
  ) {
    this.#options = options;
    this.#provisioner = provisioner;
    this.#sandbox = sandbox;
    this.#live = live;
    this.#bare = bare;
    const to = ({ url, caData }: ApiServer, token: string) => ({
      url,
      caData,
      token,
    });
    const { server, portalToken } = live;
    this.hosts = HostRegistry.create(
      [],
      [
        { name: 'sandbox', connection: to(server, portalToken) },
        {
          name: 'frozen',
          readOnly: true,
          connection: to(server, portalToken),
        },
        { name: 'bare', connection: to(bare, bare.adminToken) },
        {
          name: 'away',
          connection: { ...to(bare, ''), url: 'https://127.0.0.1:1' },
        },
      ],
    );
    this.host = adminOf(server);
  }

  static async start(
    provisioner: Provisioner = readProvisioner(mockServices.rootConfig()),
    options: WritePathOptions = {},
  ): Promise<WritePath> {
    const sandbox = await createSandbox({ hosts: ['sandbox'] });
    const live = sandbox.hosts.sandbox;
    if (!live) {
      throw new Error('the live host has not started');
    }
    const path = new WritePath(
      sandbox,
      live,
      await startApiServer({ name: 'bare' }),
      provisioner,
      options,
    );
    await path.#listen();
    return path;
  }

  /** Goes on with upgrades that nobody waits for. */
  sweepUpgrades(): Promise<void> {
    return this.#services.upgradeSweep.run();
  }

  /** Works at waves, as the scheduler lets one of the portals do. */
  workAtWaves(signal?: AbortSignal): Promise<void> {
    return this.#services.waveWorker.run(signal);
  }

  /** Does what is due for a tenant by its expiry or schedule. */
  sweepTenant(ref: TenantRef): Promise<void> {
    return this.#services.lifecycle.sweep.apply(ref);
  }

  /** Replaces tokens of Argo CD that are due at a time. */
  sweepClusterSecrets(at = new Date()): Promise<void> {
    return this.#services.clusterSecretSweep.run(undefined, at);
  }

  get clients() {
    return this.#services.clients;
  }

  /** Fault switches of the live host. */
  get faults() {
    return this.#live.server.faults;
  }

  /** Fault switches of a tenant's own API server. */
  virtualFaults({ namespace, name }: TenantRef) {
    const tenant = this.#live.tenants.get(namespace, name);
    const faults = tenant?.controlPlane.faults;
    if (!faults) {
      throw new Error(`no simulated vcluster ${name} runs`);
    }
    return faults;
  }

  /** Creates a tenant and waits until it runs and nothing moves any more; gives the client of its API server. */
  async tenant(
    name: string,
    options: { user?: TestUser; owner?: string; profile?: string } = {},
  ): Promise<{ ref: TenantRef; virtual: KubeClient }> {
    const { user = 'teamA', owner = 'group:default/team-a', profile } = options;
    const { status, body } = await this.send('POST', '/tenants', user, {
      host: 'sandbox',
      name,
      owner,
      profile,
    });
    if (status !== 201) {
      throw new Error(JSON.stringify(body));
    }
    const virtual = await adminOfTenant(this.host, body.ref);
    await this.#settled(virtual);
    return { ref: body.ref, virtual };
  }

  /** Starts the Component syncers of the portal; they are stopped with it. */
  startSyncers(): void {
    this.#services.syncers.start();
  }

  /** Bounds the time one call to delete a tenant waits. */
  removalTakesAtMost(timeoutMs: number): void {
    this.#removal.timeoutMs = timeoutMs;
  }

  /** Bounds the time a Secret may take to the host. */
  arrivalTakesAtMost(timeoutMs: number): void {
    this.#arrival.timeoutMs = timeoutMs;
  }

  async close(): Promise<void> {
    await new Promise(resolve => {
      this.#http.close(resolve);
    });
    await this.#services.syncers.stop();
    await this.#services.index.stop();
    this.clients.close();
    this.hosts.close();
    this.host.close();
    await this.#sandbox.close();
    await this.#bare.close();
    await this.#database.close();
  }

  /** Sends a request as one of the users of the tests, as a service, or without credentials. */
  async send(
    method: string,
    path: string,
    user: TestUser | 'service' | 'nobody',
    body?: unknown,
    signal?: AbortSignal,
  ): Promise<Answer> {
    const { port } = this.#http.address() as AddressInfo;
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      signal,
      headers: {
        authorization: authorizationOf(user),
        'content-type': 'application/json',
      },
      ...(body !== undefined && {
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    });
    const text = await response.text();
    this.answers.push(text);
    const { status, headers } = response;
    return { status, headers, body: JSON.parse(text) };
  }

  /** Everything that was audited, as it ended. */
  get audit(): readonly AuditedEvent[] {
    return this.#audit.events;
  }

  /** Waits until a write has ended in a failure that says so. */
  auditedFailure(eventId: string, words: string): Promise<AuditedEvent> {
    return this.#audit.failure(eventId, words);
  }

  /** Versions of all objects of the kinds the backend writes, on both sides. */
  fingerprint(virtual?: KubeClient): Promise<Record<string, string>> {
    return fingerprint({ host: this.host, virtual });
  }

  /** Waits until no controller has written anything for a while. */
  async #settled(virtual: KubeClient) {
    let last = '';
    let quiet = 0;
    await until('the host to settle', async () => {
      await this.#live.idle();
      const now = JSON.stringify(await this.fingerprint(virtual));
      quiet = now === last ? quiet + 1 : 0;
      last = now;
      return quiet === 10 ? true : undefined;
    });
  }

  async #listen() {
    const app = express();
    app.use((_req, res, next) => {
      this.openRequests += 1;
      res.on('close', () => {
        this.openRequests -= 1;
      });
      next();
    });
    this.#services = await this.services();
    const operations = new Operations(
      createHandlers(this.#services),
      this.#services,
    );
    app.use(createRouter({ operations, httpAuth: mockServices.httpAuth() }));
    app.use(mockErrorHandler());
    this.#http = await new Promise<Server>(resolve => {
      const server = app.listen(0, '127.0.0.1', () => resolve(server));
    });
  }

  /** Services of one more portal on the same hosts, which knows nothing yet; nothing of it is started. */
  services(): Promise<Services> {
    return compose({
      ...createPermissionServices(),
      auditor: this.#audit.auditor,
      database: this.#database,
      now: this.#options.now,
      notifications: this.#options.notifications,
      logger: mockServices.logger.mock(),
      config: mockServices.rootConfig({
        data: {
          daprVcluster: {
            profiles: {
              'oss-hostmanaged': {},
              'oss-multins': {},
              'oss-synced': {},
            },
            presets: [{ name: 'small' }, { name: 'large' }],
            componentPresets: [TEAM_REDIS],
            ...this.#options.config,
          },
        },
      }),
      hosts: this.hosts,
      provisioner: this.#provisioner,
      waits: {
        kubeconfigMs: 500,
        deletion: this.#removal,
        arrival: this.#arrival,
        syncer: QUICK_SYNCER,
        upgrade: { timeoutMs: 3_000, intervalMs: 50 },
        upgradeMs: this.#options.upgradeMs,
        upgradeHoldMs: this.#options.upgradeHoldMs,
      },
    });
  }
}

function authorizationOf(user: TestUser | 'service' | 'nobody'): string {
  switch (user) {
    case 'service':
      return mockCredentials.service.header();
    case 'nobody':
      return mockCredentials.none.header();
    default:
      return mockCredentials.user.header(USERS[user]);
  }
}
