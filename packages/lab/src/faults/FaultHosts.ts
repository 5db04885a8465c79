import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DAPR_DEFINITIONS } from 'dapr-vcluster-sandbox';
import {
  ControlPlane,
  ControlPlaneOptions,
  ETCD_PORT,
  startControlPlane,
  startEtcd,
} from '../cluster/controlPlane';
import { until } from '../contract/until';
import { ROOT } from '../paths';
import { Supervisor } from '../processes/Supervisor';
import { PortalHost } from './Portal';
import { tenantObjects } from './objects';

const MANIFEST = resolve(
  ROOT,
  'plugins/dapr-vcluster-backend/manifests/rbac.yaml',
);

/** Two hosts with real API servers on one etcd: `faulty` gets into trouble, `other` must not notice. */
export class FaultHosts {
  faulty!: ControlPlane;
  other!: ControlPlane;
  /** What the portal sends to the faulty host. */
  token = '';
  #goodToken = '';
  readonly #programs: Map<string, string>;
  readonly #folder: string;
  readonly supervisor: Supervisor;

  constructor(folder: string, programs: Map<string, string>) {
    this.#folder = folder;
    this.#programs = programs;
    // This process is inside the network namespace already.
    this.supervisor = new Supervisor(folder);
  }

  async start(): Promise<void> {
    await startEtcd(
      this.supervisor,
      this.#programs,
      join(this.#folder, 'etcd'),
    );
    [this.faulty, this.other] = await Promise.all([
      this.#startPlane(this.#optionsOf('faulty', 6443)),
      this.#startPlane(this.#optionsOf('other', 6444)),
    ]);
    for (const { kubectl } of [this.faulty, this.other]) {
      await kubectl.apply(DAPR_DEFINITIONS);
      await kubectl.run([
        'wait',
        '--for=condition=Established',
        'crd',
        '--all',
      ]);
      // Pods are refused until their namespace has its service account.
      await until('the tenant', () =>
        kubectl.apply(tenantObjects()).catch(() => undefined),
      );
    }
    await this.faulty.kubectl.apply([
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'backstage' } },
    ]);
    await this.faulty.kubectl.run(['apply', '--server-side', '-f', MANIFEST]);
    this.#goodToken = (
      await this.faulty.kubectl.run([
        '-n',
        'backstage',
        'create',
        'token',
        'backstage-dapr-vcluster',
      ])
    ).trim();
    this.renewToken();
  }

  renewToken(): void {
    this.token = this.#goodToken;
  }

  /** Starts the faulty host's API server again, or for the first time under another name and port. */
  async restart(): Promise<void> {
    this.faulty = await this.#startPlane(this.#optionsOf('faulty', 6443));
  }

  /** A second API server for the faulty host's data, as clusters have several. */
  twin(): Promise<ControlPlane> {
    return this.#startPlane({
      ...this.#optionsOf('twin', 6445),
      dataKey: 'faulty',
    });
  }

  /** Sends a signal to the faulty host's API server. */
  signal(name: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): void {
    const server = this.supervisor
      .states()
      .find(state => state.name === 'faulty-apiserver')!;
    process.kill(-server.pid, name);
  }

  /** Forgets all history up to now, as etcd does every few minutes. */
  async compact(): Promise<void> {
    const call = async (path: string, body: object) => {
      const answer = await fetch(
        `http://127.0.0.1:${ETCD_PORT}/v3/kv/${path}`,
        {
          method: 'POST',
          body: JSON.stringify(body),
        },
      );
      if (!answer.ok) throw new Error(`etcd answered ${answer.status}`);
      return (await answer.json()) as { header: { revision: string } };
    };
    const { header } = await call('range', { key: 'AA==' });
    await call('compaction', { revision: header.revision, physical: true });
  }

  /** Both hosts as the portal reaches them. */
  portalHosts(): PortalHost[] {
    const { faulty, other } = this;
    return [
      {
        name: 'faulty',
        url: faulty.server,
        caData: readFileSync(faulty.caFile).toString('base64'),
        token: () => this.token,
      },
      {
        name: 'other',
        url: other.server,
        caData: readFileSync(other.caFile).toString('base64'),
        token: () => other.token,
      },
    ];
  }

  #optionsOf(name: string, apiPort: number): ControlPlaneOptions {
    return {
      name,
      folder: join(this.#folder, name),
      apiPort,
      controllerPort: apiPort + 4_000,
      // Nothing shall change the objects but the test.
      controllers:
        'serviceaccount-controller,root-ca-certificate-publisher-controller',
    };
  }

  #startPlane(options: ControlPlaneOptions): Promise<ControlPlane> {
    return startControlPlane(this.supervisor, this.#programs, options);
  }
}
