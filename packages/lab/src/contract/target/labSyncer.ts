import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { AddressInfo, createServer } from 'node:net';
import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { KubeConfig } from '@kubernetes/client-node';
import { parseAllDocuments } from 'yaml';
import { TYPESCRIPT } from '../../agent/start';
import { Kubectl } from '../../cluster/Kubectl';
import type { LabEnvironment } from '../../commands/environment';
import { ROOT } from '../../paths';
import { capture } from '../../../../../scripts/lib/processes/capture.mjs';
import { until } from '../until';
import { described } from './described';
import { LIMITS, SyncerFiles } from './SyncerFiles';
import { SyncerOptions, SyncerProgram } from './Target';

const CHART = resolve(ROOT, 'charts/component-syncer');
const PROGRAM = resolve(
  ROOT,
  'packages/component-syncer/bin/component-syncer.cjs',
);
const NAME = 'component-syncer';
const KEPT_LINES = 30;

/** What of the chart a program needs that runs as a process and not as a pod. */
const APPLIED = [
  'ServiceAccount',
  'ClusterRole',
  'ClusterRoleBinding',
  'Role',
  'RoleBinding',
];

type Rendered = {
  kind: string;
  metadata: { name: string };
  data?: Record<string, string>;
  spec?: {
    template: {
      spec: {
        containers: Array<{ env: Array<{ name: string; value?: string }> }>;
      };
    };
  };
};

/** Starts the program as a process of its own: rights and configuration are those that Helm makes of the chart. */
export async function startLabSyncer(
  { adminKubeconfig, kubectl: program, portal }: LabEnvironment,
  options: SyncerOptions,
): Promise<SyncerProgram> {
  const kubectl = new Kubectl(program, adminKubeconfig);
  const { namespace, replica } = options;
  const rendered = await render(portal.env.LAB_HELM, kubectl, options);
  const items = rendered.filter(({ kind }) => APPLIED.includes(kind));
  const list = { apiVersion: 'v1', kind: 'List', items };
  await described(kubectl.run(['apply', '-f', '-'], JSON.stringify(list)));
  const account = rendered.find(({ kind }) => kind === 'ServiceAccount')!;
  const token = await kubectl.run([
    ...['--namespace', namespace, 'create', 'token'],
    account.metadata.name,
  ]);
  const files = new SyncerFiles(options);
  const config = rendered.find(({ kind }) => kind === 'ConfigMap')!;
  const port = await freePort();
  const begun = performance.now();
  const child = spawn(
    process.execPath,
    [
      '--require',
      TYPESCRIPT,
      PROGRAM,
      '--config',
      files.write('config.yaml', config.data!['config.yaml']),
    ],
    {
      env: {
        PATH: process.env.PATH,
        // Where the compiled TypeScript is kept.
        HOME: homedir(),
        ...variablesOf(rendered),
        SYNCER_REPLICA: replica,
        SYNCER_PORT: String(port),
        SYNCER_POLICY_FILE: files.policy,
        SYNCER_KUBECONFIG: files.write(
          'kubeconfig',
          asAccount(adminKubeconfig, token.trim()),
        ),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', chunk => {
      lines.push(...String(chunk).trimEnd().split('\n'));
      lines.splice(0, lines.length - KEPT_LINES);
    });
  }
  // However this process ends, the program ends with it.
  const killed = () => child.kill('SIGKILL');
  process.once('exit', killed);
  const end = async (signal: NodeJS.Signals) => {
    await ended(child, signal);
    process.off('exit', killed);
    files.remove();
  };
  const url = `http://127.0.0.1:${port}`;
  try {
    await until('the Component syncer to answer', async () => {
      if (child.exitCode !== null) {
        throw new Error('it has ended');
      }
      return fetch(`${url}/healthz`).then(
        ({ ok }) => ok,
        () => false,
      );
    });
  } catch (error) {
    await end('SIGKILL');
    throw new Error(`${(error as Error).message}: ${lines.join('\n')}`);
  }
  return {
    url,
    pid: child.pid,
    begun,
    changeRules: rules => files.changeRules(rules),
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
}

/** What Helm makes of the chart for this host. */
async function render(
  helm: string,
  kubectl: Kubectl,
  { namespace, tenantNamespaces }: SyncerOptions,
): Promise<Rendered[]> {
  const { serverVersion } = JSON.parse(
    await kubectl.run(['version', '--output=json']),
  ) as { serverVersion: { gitVersion: string } };
  const rendering = capture(helm, [
    ...['template', NAME, CHART, '--namespace', namespace],
    ...['--kube-version', serverVersion.gitVersion],
    ...['--set', `tenantNamespaces={${tenantNamespaces.join(',')}}`],
    ...Object.entries(LIMITS).flatMap(([key, value]) => [
      '--set',
      `limits.${key}=${value}`,
    ]),
  ]);
  return parseAllDocuments(await described(rendering)).map(
    document => document.toJS() as Rendered,
  );
}

/** The environment variables that the chart gives to the program. */
function variablesOf(rendered: Rendered[]): Record<string, string> {
  const { spec } = rendered.find(({ kind }) => kind === 'Deployment')!;
  return Object.fromEntries(
    spec!.template.spec.containers[0].env.flatMap(({ name, value }) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
}

/** The host of a kubeconfig, as whom a token names. */
function asAccount(kubeconfig: string, token: string): string {
  const given = new KubeConfig();
  given.loadFromFile(kubeconfig);
  const config = new KubeConfig();
  config.loadFromClusterAndUser(given.getCurrentCluster()!, {
    name: NAME,
    token,
  });
  return config.exportConfig();
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function ended(child: ChildProcess, signal: NodeJS.Signals) {
  if (child.exitCode === null && child.signalCode === null) {
    child.kill(signal);
    await once(child, 'exit');
  }
}
