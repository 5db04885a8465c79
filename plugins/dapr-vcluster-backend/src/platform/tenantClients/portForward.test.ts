import { CertificateAuthority } from 'dapr-vcluster-kube-sim';
import { stringify } from 'yaml';
import {
  KubeClient,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { pod } from '../../__testUtils__/objects';
import { TestHosts } from '../../__testUtils__/TestHosts';
import { until } from '../../__testUtils__/until';
import { VclusterPod } from '../../__testUtils__/VclusterPod';
import { TenantClients } from './TenantClients';

const NAMESPACE = 'vcluster-a';
const REF = { host: 'sandbox', namespace: NAMESPACE, name: 'a' };
const PLACE = 'the vcluster of tenant sandbox/vcluster-a/a cannot be reached';
const hosts = new TestHosts();
afterEach(() => hosts.close());

/** The vcluster's own pod. */
const vclusterPod = (name = 'a-0'): KubeObject => ({
  ...pod(NAMESPACE, name),
  metadata: {
    name,
    namespace: NAMESPACE,
    labels: { app: 'vcluster', release: 'a' },
  },
  status: { phase: 'Running' },
});

/** A host whose tenant's kubeconfig names the address that only holds inside its pod. */
async function start({
  server = 'https://localhost:8443',
  idleMs,
}: { server?: string; idleMs?: number } = {}) {
  const host = await hosts.start({
    initial: [
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: NAMESPACE } },
      vclusterPod(),
    ],
  });
  const virtual = await hosts.start();
  const kubelet = new VclusterPod(virtual.server);
  host.server.setPodBackend(kubelet);
  const write = (caData: string) =>
    host.client.apply(RESOURCES.secrets, {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'vc-a', namespace: NAMESPACE },
      data: {
        config: Buffer.from(
          stringify({
            clusters: [
              {
                name: 'c',
                cluster: { server, 'certificate-authority-data': caData },
              },
            ],
            users: [{ name: 'u', user: { token: virtual.server.adminToken } }],
          }),
        ).toString('base64'),
      },
    });
  await write(virtual.server.caData);
  const clients = new TenantClients(host.hosts, {
    kubeconfigTimeoutMs: 0,
    idleMs,
  });
  hosts.onClose(() => clients.close());
  const call = <T>(ask: (client: KubeClient) => Promise<T>) =>
    clients.use(REF, ask);
  const names = () =>
    call(async client => {
      const { items } = await client.list(RESOURCES.namespaces);
      return items.map(({ metadata }) => metadata.name);
    });
  const quiet = () =>
    until('no connection', async () => kubelet.open.size === 0 || undefined);
  return { host, virtual, kubelet, clients, write, names, quiet };
}

it.each(['https://localhost:8443', 'https://127.0.0.1:8443'])(
  'reads a vcluster whose kubeconfig names %s',
  async server => {
    const { names, kubelet } = await start({ server });
    expect(await names()).toContain('default');
    expect(await names()).toContain('default');
    // One connection serves both.
    expect(kubelet.asked).toEqual(['a-0']);
  },
);

it('opens few streams, however many ask', async () => {
  const { names, kubelet } = await start();
  const answers = await Promise.all(Array.from({ length: 20 }, names));
  expect(answers.every(answer => answer.includes('default'))).toBe(true);
  expect(kubelet.most).toBeGreaterThan(1);
  expect(kubelet.most).toBeLessThanOrEqual(4);
});

it('takes only the certificate that the kubeconfig vouches for', async () => {
  const { names, write, quiet } = await start();
  const other = CertificateAuthority.create('other');
  await write(Buffer.from(other.certPem).toString('base64'));
  await expect(names()).rejects.toThrow(`${PLACE}: the API server could not`);
  await quiet();
});

it('says which pod the host refuses to forward, and what to do', async () => {
  const { host, names } = await start();
  host.server.faults.forbid({ path: /\/portforward$/ });
  await expect(names()).rejects.toMatchObject({
    name: 'ServiceUnavailableError',
    message: expect.stringMatching(
      /^the vcluster of tenant sandbox\/vcluster-a\/a cannot be reached: the port-forward to pod vcluster-a\/a-0 was refused: pods is forbidden: .*; the rights are in manifests\/rbac-port-forward\.yaml\. /,
    ),
  });
  host.server.faults.clear();
  expect(await names()).toContain('default');
});

it('says that nothing listens in the pod', async () => {
  const { names, kubelet } = await start();
  jest
    .spyOn(kubelet, 'connect')
    .mockRejectedValueOnce(new Error('dial tcp4 127.0.0.1:8443: refused'));
  await expect(names()).rejects.toThrow(
    `${PLACE}: the port-forward to pod vcluster-a/a-0 was refused: error forwarding port 8443: dial tcp4 127.0.0.1:8443: refused`,
  );
  expect(await names()).toContain('default');
});

it('reports a missing pod, and finds its replacement', async () => {
  const { host, names, kubelet, quiet } = await start();
  await names();
  await host.client.delete(RESOURCES.pods, {
    namespace: NAMESPACE,
    name: 'a-0',
  });
  kubelet.cut();
  await quiet();
  await expect(names()).rejects.toThrow(
    `${PLACE}: no pod with app=vcluster,release=a runs in namespace vcluster-a`,
  );
  host.server.store.put('pods', vclusterPod('a-1') as never);
  expect(await names()).toContain('default');
  expect(kubelet.asked).toEqual(['a-0', 'a-1']);
});

it('recovers when its connection is cut between two calls', async () => {
  const { names, kubelet } = await start();
  await names();
  kubelet.cut();
  expect(await names()).toContain('default');
  expect(kubelet.asked).toHaveLength(2);
});

it('recovers when its connection is cut in the middle of an answer', async () => {
  const { clients, kubelet, names } = await start();
  await names();
  const events = clients.use(REF, async client => {
    for await (const { type } of client.watch(RESOURCES.namespaces, {
      resourceVersion: '0',
    })) {
      if (type === 'ADDED') {
        kubelet.cut();
      }
    }
  });
  await expect(events).rejects.toThrow(PLACE);
  expect(await names()).toContain('default');
});

it('closes a stream that is not used', async () => {
  const { names, kubelet, quiet } = await start({ idleMs: 50 });
  await names();
  await quiet();
  expect(await names()).toContain('default');
  expect(kubelet.asked).toHaveLength(2);
});

it('leaves nothing open when it is closed, not even what is being opened', async () => {
  const { names, clients, kubelet, quiet } = await start();
  await names();
  expect(kubelet.open.size).toBe(1);
  const running = Promise.allSettled([names(), names(), names()]);
  clients.close();
  await running;
  clients.close();
  await quiet();
});
