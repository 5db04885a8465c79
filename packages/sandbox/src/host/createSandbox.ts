import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { Clock, realClock } from 'dapr-vcluster-kube-sim';
import { RecordedHost, startRecordedHost } from '../recorded';
import { Context, kubeconfigOf } from './kubeconfig';
import { createSeeded, SeededTenant, ShiftedClock } from '../seed';
import { LiveHost, LiveHostOptions, startLiveHost } from './LiveHost';
import { StateFile } from './StateFile';

/** The hosts a sandbox can have. */
export type HostName = 'sandbox' | 'recorded';

/** What to start. */
export type SandboxOptions = {
  /** Both when left out. */
  hosts?: HostName[];
  clock?: Clock;
  /** Where `kubeconfig.yaml` and the state are kept; nothing is kept without it. */
  stateDir?: string;
  /** Port of `sandbox`; `recorded` takes the next one. Free ports when left out. */
  basePort?: number;
  /** What `sandbox` has from the start, unless there is a state; oldest first. By real time. */
  seed?: readonly SeededTenant[];
  /** Told of errors that controllers try again. */
  onError?: (what: string, error: unknown) => void;
};

/** A running sandbox. */
export type Sandbox = {
  hosts: { sandbox?: LiveHost; recorded?: RecordedHost };
  /** Where the kubeconfig was written. */
  kubeconfigPath?: string;
  /** A kubeconfig with one context per host, as plain JSON. */
  kubeconfig(): object;
  /** Stops everything and writes the last state. */
  close(): Promise<void>;
};

/** Starts simulated hosts in this process. */
export async function createSandbox(
  options: SandboxOptions = {},
): Promise<Sandbox> {
  const {
    hosts = ['sandbox', 'recorded'],
    clock = realClock,
    stateDir,
    basePort,
    onError,
  } = options;
  const file = stateDir
    ? new StateFile(join(stateDir, 'state.json'), clock)
    : undefined;
  const portOf = (host: HostName) =>
    basePort && basePort + (host === 'recorded' ? 1 : 0);
  const [sandbox, recorded] = await Promise.all([
    hosts.includes('sandbox')
      ? startSeeded(options.seed, {
          clock,
          onError,
          port: portOf('sandbox'),
          state: file?.read(),
        })
      : undefined,
    hosts.includes('recorded')
      ? startRecordedHost({ clock, port: portOf('recorded') })
      : undefined,
  ]);
  const kubeconfig = () => kubeconfigOf(contexts(sandbox, recorded));
  if (sandbox) {
    file?.follow(
      () => sandbox.version(),
      () => sandbox.dump(),
    );
  }
  return {
    hosts: { sandbox, recorded },
    kubeconfig,
    kubeconfigPath: stateDir && writeKubeconfig(stateDir, kubeconfig()),
    close: async () => {
      file?.stop();
      const state = await sandbox?.close();
      await recorded?.close();
      if (state) {
        file?.write(state);
      }
    },
  };
}

async function startSeeded(
  seed: readonly SeededTenant[] = [],
  options: LiveHostOptions,
): Promise<LiveHost> {
  if (options.state || seed.length === 0) {
    return startLiveHost(options);
  }
  const clock = new ShiftedClock(seed[0].daysAgo);
  const host = await startLiveHost({ ...options, clock });
  await createSeeded(host, seed, clock);
  return host;
}

function contexts(
  sandbox: LiveHost | undefined,
  recorded: RecordedHost | undefined,
): Context[] {
  return [
    ...(sandbox
      ? [
          {
            name: 'sandbox',
            server: sandbox.server,
            token: sandbox.portalToken,
          },
        ]
      : []),
    ...(recorded
      ? [
          {
            name: 'recorded',
            server: recorded.server,
            token: recorded.server.adminToken,
          },
        ]
      : []),
  ];
}

function writeKubeconfig(stateDir: string, kubeconfig: object) {
  mkdirSync(stateDir, { recursive: true });
  const path = join(stateDir, 'kubeconfig.yaml');
  writeFileSync(path, stringify(kubeconfig), { mode: 0o600 });
  return path;
}
