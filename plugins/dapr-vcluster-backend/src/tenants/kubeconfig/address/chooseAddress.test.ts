import { AddressInfo } from 'node:net';
import { createServer, Server } from 'node:tls';
import {
  KubeClient,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { CertificateAuthority } from 'dapr-vcluster-kube-sim';
import { TestHosts } from '../../../__testUtils__/TestHosts';
import { chooseAddress } from './chooseAddress';
import { INGRESSES } from './kinds';

const REF = { host: 'sandbox', namespace: 'vcluster-a', name: 'a' };
const AT = { namespace: REF.namespace, name: REF.name };
const LABELS = { app: 'vcluster', release: 'a' };
const POD_LOCAL = 'https://localhost:8443';
const CA = CertificateAuthority.create();
const OTHER = CertificateAuthority.create();

const hosts = new TestHosts();
const servers: Server[] = [];
let client: KubeClient;

beforeEach(async () => {
  ({ client } = await hosts.start({
    initial: [
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: AT.namespace } },
    ],
  }));
});
afterEach(async () => {
  servers.splice(0).forEach(server => server.close());
  await hosts.close();
});

/** Something that shows a certificate for a name; gives its port. */
async function tlsServer(ca: CertificateAuthority, name: string) {
  const { certPem, keyPem } = ca.issue([name], ['127.0.0.1']);
  const server = createServer({ cert: certPem, key: keyPem });
  servers.push(server);
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return (server.address() as AddressInfo).port;
}

const loadBalancer = async (port: number, given: Partial<KubeObject> = {}) => {
  await client.create(RESOURCES.services, {
    metadata: { ...AT, labels: LABELS },
    spec: {
      type: 'LoadBalancer',
      ports: [{ name: 'https', port }],
    },
    ...given,
  });
  await client.patch(
    RESOURCES.services,
    AT,
    { status: { loadBalancer: { ingress: [{ ip: '127.0.0.1' }] } } },
    { subresource: 'status' },
  );
};

const ingress = (host: string, labels: Record<string, string> = LABELS) =>
  client.create(INGRESSES, {
    metadata: { ...AT, labels },
    spec: {
      rules: [
        {
          host,
          http: {
            paths: [
              {
                path: '/',
                pathType: 'ImplementationSpecific',
                backend: { service: { name: 'a', port: { name: 'https' } } },
              },
            ],
          },
        },
      ],
    },
  });

const choose = (server = POD_LOCAL) =>
  chooseAddress(client, REF, {
    server,
    caData: Buffer.from(CA.certPem).toString('base64'),
  });

it('is a port-forward where nothing else leads to the vcluster', async () => {
  expect(await choose()).toEqual({
    address: {
      via: 'port-forward',
      server: 'https://localhost:8443',
      verified: true,
      command: 'kubectl --namespace vcluster-a port-forward service/a 8443:443',
    },
    tlsServerName: 'localhost',
    notes: [],
  });
});

it.each([
  'https://a.vcluster-a:443',
  'https://a.vcluster-a.svc:443',
  'https://a.vcluster-a.svc.cluster.local',
])(
  'is a port-forward where %s is configured, which only the host knows',
  async server => {
    expect(await choose(server)).toMatchObject({
      address: { via: 'port-forward' },
      tlsServerName: new URL(server).hostname,
    });
  },
);

it('is the load balancer that shows a certificate of the CA', async () => {
  const port = await tlsServer(CA, 'a.example.org');
  await loadBalancer(port);
  expect(await choose()).toEqual({
    address: {
      via: 'load-balancer',
      server: `https://127.0.0.1:${port}`,
      verified: true,
    },
    notes: [],
  });
});

it('is never an address with a certificate of another CA, and says why', async () => {
  const port = await tlsServer(OTHER, 'a.example.org');
  await loadBalancer(port);
  const { address, notes } = await choose();
  expect(address.via).toBe('port-forward');
  expect(notes).toEqual([
    expect.stringMatching(
      /^https:\/\/127\.0\.0\.1:\d+ \(load-balancer\) is not used: its certificate is not one of the vcluster for this name \(.+\)\. Pass TLS through, and add the name to controlPlane\.proxy\.extraSANs\.$/,
    ),
  ]);
});

it('is an Ingress that the portal cannot reach, told to be unchecked', async () => {
  await ingress('a.invalid');
  const { address, notes } = await choose();
  expect(address).toEqual({
    via: 'ingress',
    server: 'https://a.invalid',
    verified: false,
  });
  expect(notes).toEqual([
    expect.stringMatching(
      /^The portal cannot reach https:\/\/a\.invalid \(ingress\): \w+\. It was not checked who answers there\.$/,
    ),
  ]);
});

it('is an address that was met rather than one that was not', async () => {
  await ingress('a.invalid');
  const port = await tlsServer(CA, 'localhost');
  const { address } = await choose(`https://localhost:${port}`);
  expect(address).toMatchObject({ via: 'configured', verified: true });
});

it('is not one of an object that lacks the labels of the chart', async () => {
  await ingress('evil.invalid', { app: 'vcluster', release: 'b' });
  const { address, notes } = await choose();
  expect(address.via).toBe('port-forward');
  expect(notes).toEqual([]);
});
