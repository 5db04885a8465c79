import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kubectl } from '../cluster/Kubectl';
import { DAPRD_VERSION } from '../programs/list';
import { Supervisor } from '../processes/Supervisor';
import { ALLOWED_SERVICE_ACCOUNTS, DAPR_NAMESPACE } from './install';

/** Where each program of the control plane listens; the Services' addresses are forwarded here. */
export const DAPR_PORTS = {
  sentry: 50091,
  injector: 4000,
  operator: 6500,
} as const;

const TRUST_DOMAIN = 'cluster.local';

function environment(kubeconfig: string): Record<string, string> {
  return {
    NAMESPACE: DAPR_NAMESPACE,
    // The programs refuse to run as root unless told that this is no container.
    DAPR_UNSAFE_SKIP_CONTAINER_UID_GID_CHECK: 'true',
    // Without a port beside it this makes them use the kubeconfig.
    KUBERNETES_SERVICE_HOST: 'anything',
    KUBECONFIG: kubeconfig,
  };
}

/** Ports of a program's own health and metrics servers; the defaults of all of them are the same. */
const ports = (first: number) => [
  '--healthz-port',
  String(first),
  '--metrics-port',
  String(first + 1),
];

/** Starts sentry, then injector and operator, and waits until each is healthy. */
export async function startDapr(
  supervisor: Supervisor,
  programs: Map<string, string>,
  options: { folder: string; kubectl: Kubectl; kubeconfig: string },
): Promise<{ trustAnchors: string }> {
  const issuer = join(options.folder, 'issuer');
  mkdirSync(issuer, { recursive: true, mode: 0o700 });
  const config = join(options.folder, 'daprsystem.json');
  writeFileSync(
    config,
    await options.kubectl.run([
      '-n',
      DAPR_NAMESPACE,
      'get',
      'configurations.dapr.io',
      'daprsystem',
      '-o',
      'json',
    ]),
  );
  const trustAnchors = join(issuer, 'ca.crt');
  const env = environment(options.kubeconfig);
  const healthy = (port: number) =>
    supervisor.httpReady(`http://127.0.0.1:${port}/healthz`);

  await supervisor.start({
    name: 'dapr-sentry',
    ports: [DAPR_PORTS.sentry, 8101, 8102],
    command: programs.get('sentry')!,
    args: [
      '--mode',
      'standalone',
      '--config',
      config,
      '--trust-domain',
      TRUST_DOMAIN,
      '--issuer-credentials',
      issuer,
      '--port',
      String(DAPR_PORTS.sentry),
      ...ports(8101),
    ],
    env,
    ready: healthy(8101),
  });
  await supervisor.start({
    name: 'dapr-injector',
    ports: [DAPR_PORTS.injector, 8103, 8104],
    command: programs.get('injector')!,
    args: [
      '--kubeconfig',
      options.kubeconfig,
      '--port',
      String(DAPR_PORTS.injector),
      ...ports(8103),
    ],
    env: {
      ...env,
      DAPR_SENTRY_ADDRESS: `127.0.0.1:${DAPR_PORTS.sentry}`,
      DAPR_TRUST_ANCHORS_FILE: trustAnchors,
      DAPR_CONTROL_PLANE_TRUST_DOMAIN: TRUST_DOMAIN,
      SIDECAR_IMAGE: `ghcr.io/dapr/daprd:${DAPRD_VERSION}`,
      SIDECAR_IMAGE_PULL_POLICY: 'IfNotPresent',
      ALLOWED_SERVICE_ACCOUNTS,
      KUBE_CLUSTER_DOMAIN: 'cluster.local',
    },
    ready: healthy(8103),
  });
  await supervisor.start({
    name: 'dapr-operator',
    ports: [DAPR_PORTS.operator, 8105, 8106],
    command: programs.get('operator')!,
    args: [
      '--kubeconfig',
      options.kubeconfig,
      '--disable-leader-election',
      '--trust-anchors-file',
      trustAnchors,
      '--port',
      String(DAPR_PORTS.operator),
      ...ports(8105),
    ],
    env: { ...env, ENABLE_WEBHOOKS: 'false' },
    ready: healthy(8105),
  });
  return { trustAnchors };
}
