import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DAPR_DEFINITIONS } from 'dapr-vcluster-kube-sim';
import {
  ControlPlane,
  ControlPlaneOptions,
  startControlPlane,
} from '../../cluster/controlPlane';
import { until } from '../../contract/until';
import { ROOT } from '../../paths';
import { Supervisor } from '../../processes/Supervisor';
import { skewClock } from '../clock/skewClock';
import { PortalHost } from '../Portal';
import { Etcd } from './Etcd';
import { Gate } from './Gate';
import { tenantObjects } from './objects';

const MANIFEST = resolve(
  ROOT,
  'plugins/dapr-vcluster-backend/manifests/rbac.yaml',
);
const PORTS = { etcd: 2479, faulty: 6443, other: 6444, twin: 6445, gate: 6446 };
const OTHER_ETCD = 2379;

/** Two hosts with real API servers, each on its own etcd: `faulty` gets into trouble, `other` must not notice. */
export class FaultHosts {
  faulty!: ControlPlane;
  other!: ControlPlane;
  /** What the portal sends to the faulty host. */
  token = '';
  #goodToken = '';
  readonly #programs: Map<string, string>;
  readonly #folder: string;
  readonly supervisor: Supervisor;
  /** The data of the faulty host. */
  readonly etcd: Etcd;
  /** The portal's way to the faulty host; everybody else has another. */
  readonly gate = new Gate(PORTS.gate, PORTS.faulty);

  constructor(folder: string, programs: Map<string, string>) {
    this.#folder = folder;
    this.#programs = programs;
    // This process is inside the network namespace already.
    this.supervisor = new Supervisor(folder);
    this.etcd = this.#etcdOf('faulty', PORTS.etcd);
  }

  async start(): Promise<void> {
    await Promise.all([
      this.etcd.start(),
      this.#etcdOf('other', OTHER_ETCD).start(),
      this.gate.open(),
    ]);
    [this.faulty, this.other] = await Promise.all([
      this.#startPlane(this.#optionsOf('faulty', PORTS.faulty)),
      this.#startPlane({
        ...this.#optionsOf('other', PORTS.other),
        etcdPort: OTHER_ETCD,
      }),
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
    await this.newToken();
    this.#goodToken = this.token;
  }

  renewToken(): void {
    this.token = this.#goodToken;
  }

  /** Has the faulty host's API server make a token, valid from what it takes for now. */
  async newToken(): Promise<void> {
    const account = 'backstage-dapr-vcluster';
    const args = ['-n', 'backstage', 'create', 'token', account];
    this.token = (await this.faulty.kubectl.run(args)).trim();
  }

  /**
   * Starts the faulty host's API server again.
   *
   * @returns when it first said that it was ready, in milliseconds of `Date.now()`
   */
  async restart(): Promise<number> {
    const isReady = this.supervisor.httpReady(`${this.faulty.server}/readyz`);
    const [readyAt, plane] = await Promise.all([
      until('the API server', () => isReady().catch(() => false)).then(() =>
        Date.now(),
      ),
      this.#startPlane(this.#optionsOf('faulty', PORTS.faulty)),
    ]);
    this.faulty = plane;
    return readyAt;
  }

  /** A second API server for the faulty host's data, as clusters have several. */
  twin(): Promise<ControlPlane> {
    return this.#startPlane({
      ...this.#optionsOf('twin', PORTS.twin),
      dataKey: 'faulty',
    });
  }

  /** Sends a signal to the faulty host's API server. */
  signal(name: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): void {
    process.kill(-this.#serverPid(), name);
  }

  /** Puts the clock of the faulty host's API server wrong by some hours, and of nothing else. */
  skewClock(hours: number): void {
    for (let done = false; !done; ) {
      this.signal('SIGSTOP');
      try {
        done = skewClock(this.#serverPid(), hours * 3_600);
      } finally {
        this.signal('SIGCONT');
      }
    }
  }

  /** Both hosts as the portal reaches them. */
  portalHosts(): PortalHost[] {
    const { faulty, other } = this;
    return [
      {
        name: 'faulty',
        url: `https://127.0.0.1:${this.gate.port}`,
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

  #serverPid(): number {
    return this.supervisor
      .states()
      .find(({ name }) => name === 'faulty-apiserver')!.pid;
  }

  #etcdOf(host: string, port: number): Etcd {
    const name = `${host}-etcd`;
    const dataDir = join(this.#folder, name);
    return new Etcd(this.supervisor, this.#programs, { name, port, dataDir });
  }

  #optionsOf(name: string, apiPort: number): ControlPlaneOptions {
    return {
      name,
      etcdPort: PORTS.etcd,
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
