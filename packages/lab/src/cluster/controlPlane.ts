import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kubectl } from './Kubectl';
import { kubeconfig } from './kubeconfig';
import { Supervisor } from '../processes/Supervisor';
import { clusterPki } from '../pki/clusterPki';
import { SERVICE_CIDR } from '../network/namespace';

/** One Kubernetes control plane of the lab: the host's, or a tenant's virtual one. */
export type ControlPlaneOptions = {
  /** Prefix of its processes' names. */
  name: string;
  /** Prefix of its data in etcd; its name unless told otherwise. */
  dataKey?: string;
  /** Client port of its etcd; the lab's one etcd unless told otherwise. */
  etcdPort?: number;
  folder: string;
  apiPort: number;
  controllerPort: number;
  serviceCidr?: string;
  /** Further names and addresses of the API server's certificate. */
  serverNames?: string[];
  /** Controllers left out, as `--controllers` of the controller manager takes them. */
  controllers?: string;
};

/** Name of the token user with all rights. */
const ADMIN = 'lab-admin';

/** A running control plane. */
export type ControlPlane = {
  kubectl: Kubectl;
  kubeconfigPath: string;
  server: string;
  caFile: string;
  /** Bearer token with all rights. */
  token: string;
};

/** Port of the host's API server. */
export const HOST_API_PORT = 6443;

/** Client port of the lab's etcd; every API server keeps its data under a prefix of its own. */
const ETCD_PORT = 2379;

/** Starts an etcd: the one that all API servers of the lab share, unless told otherwise. Its peer port is the next one. */
export async function startEtcd(
  supervisor: Supervisor,
  programs: Map<string, string>,
  dataDir: string,
  { name, port } = { name: 'etcd', port: ETCD_PORT },
): Promise<void> {
  const url = `http://127.0.0.1:${port}`;
  await supervisor.start({
    name,
    ports: [port, port + 1],
    command: programs.get('etcd')!,
    args: [
      '--data-dir',
      dataDir,
      '--listen-client-urls',
      url,
      '--advertise-client-urls',
      url,
      '--listen-peer-urls',
      `http://127.0.0.1:${port + 1}`,
      // Nothing here has to survive a power cut.
      '--unsafe-no-fsync',
    ],
    ready: supervisor.httpReady(`${url}/health`),
  });
}

function apiServerArgs(
  options: ControlPlaneOptions,
  pki: ReturnType<typeof clusterPki>,
  tokenFile: string,
): string[] {
  return [
    '--bind-address',
    '127.0.0.1',
    '--advertise-address',
    '10.96.0.1',
    '--endpoint-reconciler-type',
    'none',
    '--secure-port',
    String(options.apiPort),
    '--etcd-servers',
    `http://127.0.0.1:${options.etcdPort ?? ETCD_PORT}`,
    '--etcd-prefix',
    `/${options.dataKey ?? options.name}`,
    '--service-cluster-ip-range',
    options.serviceCidr ?? SERVICE_CIDR,
    '--authorization-mode',
    'RBAC',
    '--allow-privileged',
    '--token-auth-file',
    tokenFile,
    '--client-ca-file',
    pki.ca,
    '--tls-cert-file',
    pki.serverCert,
    '--tls-private-key-file',
    pki.serverKey,
    '--kubelet-client-certificate',
    pki.kubeletClientCert,
    '--kubelet-client-key',
    pki.kubeletClientKey,
    '--service-account-issuer',
    'https://kubernetes.default.svc',
    '--service-account-key-file',
    pki.serviceAccountKey,
    '--service-account-signing-key-file',
    pki.serviceAccountKey,
    '--requestheader-client-ca-file',
    pki.frontCa,
    '--requestheader-allowed-names',
    'front-proxy-client',
    '--requestheader-username-headers',
    'X-Remote-User',
    '--requestheader-group-headers',
    'X-Remote-Group',
    '--requestheader-extra-headers-prefix',
    'X-Remote-Extra-',
    '--proxy-client-cert-file',
    pki.frontCert,
    '--proxy-client-key-file',
    pki.frontKey,
  ];
}

/** Starts kube-apiserver and kube-controller-manager and waits until a service account exists. */
export async function startControlPlane(
  supervisor: Supervisor,
  programs: Map<string, string>,
  options: ControlPlaneOptions,
): Promise<ControlPlane> {
  mkdirSync(options.folder, { recursive: true });
  const pki = clusterPki(join(options.folder, 'pki'), options.name, [
    '127.0.0.1',
    '10.96.0.1',
    'localhost',
    'kubernetes.default',
    'kubernetes.default.svc',
    ...(options.serverNames ?? []),
  ]);
  const server = `https://127.0.0.1:${options.apiPort}`;
  const kubeconfigPath = join(options.folder, 'kubeconfig');
  const tokenFile = join(options.folder, 'tokens.csv');
  if (!existsSync(tokenFile)) {
    const fresh = randomBytes(24).toString('hex');
    writeFileSync(tokenFile, `${fresh},${ADMIN},${ADMIN},system:masters\n`, {
      mode: 0o600,
    });
  }
  const token = readFileSync(tokenFile, 'utf8').split(',')[0];
  const admin = { certFile: pki.adminCert, keyFile: pki.adminKey };
  writeFileSync(
    kubeconfigPath,
    kubeconfig(options.name, server, pki.ca, admin),
    { mode: 0o600 },
  );
  const kubectl = new Kubectl(
    programs.get('kubectl')!,
    kubeconfigPath,
    supervisor.namespace,
  );
  await supervisor.start({
    name: `${options.name}-apiserver`,
    ports: [options.apiPort],
    command: programs.get('kube-apiserver')!,
    args: apiServerArgs(options, pki, tokenFile),
    ready: supervisor.httpReady(`${server}/readyz`),
  });
  await supervisor.start({
    name: `${options.name}-controller-manager`,
    ports: [options.controllerPort],
    command: programs.get('kube-controller-manager')!,
    args: [
      '--kubeconfig',
      kubeconfigPath,
      '--leader-elect=false',
      '--bind-address',
      '127.0.0.1',
      '--secure-port',
      String(options.controllerPort),
      '--service-account-private-key-file',
      pki.serviceAccountKey,
      '--root-ca-file',
      pki.ca,
      '--cluster-signing-cert-file',
      pki.ca,
      '--cluster-signing-key-file',
      pki.caKey,
      '--use-service-account-credentials',
      '--controllers',
      options.controllers ?? '*',
    ],
    ready: async () => {
      await kubectl.run(['-n', 'default', 'get', 'serviceaccount', 'default']);
      return true;
    },
  });
  return { kubectl, kubeconfigPath, server, caFile: pki.ca, token };
}
