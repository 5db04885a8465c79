import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import { readHosts } from './config';
import { connectionFromData } from './connections';
import { HostRegistry } from './HostRegistry';

const directory = mkdtempSync(join(tmpdir(), 'hosts-'));
const file = (name: string, text: string) => {
  const path = join(directory, name);
  writeFileSync(path, text);
  return path;
};
afterAll(() => rmSync(directory, { recursive: true }));

const URL = 'https://host.example.org';
const KUBECONFIG = `
apiVersion: v1
kind: Config
current-context: one
clusters: [{name: c, cluster: {server: '${URL}'}}]
users: [{name: u, user: {token: t}}]
contexts:
  - {name: one, context: {cluster: c, user: u}}
  - {name: two, context: {cluster: c, user: u}}
`;

function read(hosts: JsonObject[], rest: JsonObject = {}) {
  return readHosts(new ConfigReader({ daprVcluster: { hosts }, ...rest }));
}

async function authorizationOf([host]: ReturnType<typeof readHosts>) {
  const options: { headers?: Record<string, string> } = { headers: {} };
  await host.kubeConfig.applyToHTTPSOptions(options as never);
  return options.headers?.Authorization;
}

describe('readHosts', () => {
  it('fills in what is left out', () => {
    const [host] = read([{ name: 'a', url: URL, token: 't' }]);
    expect(host).toMatchObject({
      name: 'a',
      title: 'a',
      readOnly: false,
      dapr: { namespace: 'dapr-system' },
    });
    expect(host.kubeConfig.getCurrentCluster()?.server).toBe(URL);
  });

  it('takes a context of a kubeconfig file', () => {
    const kubeconfig = file('kubeconfig', KUBECONFIG);
    const [host] = read([{ name: 'a', kubeconfig, context: 'two' }]);
    expect(host.kubeConfig.getCurrentContext()).toBe('two');
  });

  it.each([
    ['auto', {}],
    ['direct', { vclusters: 'direct' }],
    ['port-forward', { vclusters: 'port-forward' }],
  ])('reaches vclusters by %s', (vclusters, given) => {
    const hosts = read([{ name: 'a', url: URL, token: 't', ...given }]);
    expect(hosts[0].vclusters).toBe(vclusters);
  });

  it('reads a token file', async () => {
    const tokenFile = file('token', 'first');
    const hosts = read([{ name: 'a', url: URL, tokenFile }]);
    expect(await authorizationOf(hosts)).toBe('Bearer first');
  });

  it("takes a cluster of the Kubernetes plugin's configuration", async () => {
    const clusters = [{ name: 'main', url: URL, serviceAccountToken: 'sa' }];
    const hosts = read([{ name: 'a', clusterRef: 'main' }], {
      kubernetes: { clusterLocatorMethods: [{ type: 'config', clusters }] },
    });
    expect(await authorizationOf(hosts)).toBe('Bearer sa');
    expect(hosts[0].kubeConfig.getCurrentCluster()?.server).toBe(URL);
  });

  it.each<[string, JsonObject, string]>([
    ['no name', { url: URL }, 'daprVcluster.hosts[0].name is missing'],
    [
      'an unknown way to vclusters',
      { name: 'a', url: URL, token: 't', vclusters: 'tunnel' },
      'daprVcluster.hosts[0].vclusters "tunnel" is not usable. Use one of: auto, direct, port-forward.',
    ],
    [
      'a name that cannot be part of a path',
      { name: 'My Host', url: URL },
      'daprVcluster.hosts[0].name "My Host" is not usable',
    ],
    [
      'no way to connect',
      { name: 'a' },
      'daprVcluster.hosts[0] must have exactly one of kubeconfig, url, inCluster, clusterRef; it has none',
    ],
    [
      'two ways to connect',
      { name: 'a', url: URL, inCluster: true },
      'it has url and inCluster',
    ],
    [
      'an address that is none',
      { name: 'a', url: 'host.example.org', token: 't' },
      'daprVcluster.hosts[0].url "host.example.org" is not an http(s) URL',
    ],
    ['no token', { name: 'a', url: URL }, 'exactly one of token and tokenFile'],
    [
      'a token file that is not there',
      { name: 'a', url: URL, tokenFile: '/nowhere/token' },
      'daprVcluster.hosts[0].tokenFile "/nowhere/token" does not exist',
    ],
    [
      'a kubeconfig that is not there',
      { name: 'a', kubeconfig: '/nowhere/config' },
      'daprVcluster.hosts[0].kubeconfig "/nowhere/config" cannot be read (ENOENT)',
    ],
    [
      'a context that is not there',
      { name: 'a', kubeconfig: file('contexts', KUBECONFIG), context: 'three' },
      'Use one of: one, two',
    ],
    [
      'in-cluster outside of a cluster',
      { name: 'a', inCluster: true },
      'the portal does not run in a pod',
    ],
    [
      'a reference to nothing',
      { name: 'a', clusterRef: 'main' },
      'is not among the clusters of kubernetes.clusterLocatorMethods of type config (there are none)',
    ],
  ])('refuses %s', (_, host, message) => {
    expect(() => read([host])).toThrow(message);
  });

  it('refuses two hosts of one name', () => {
    const host = { name: 'a', url: URL, token: 't' };
    expect(() => read([host, host])).toThrow('two hosts are called "a"');
  });
});

describe('HostRegistry', () => {
  it('names the hosts there are', () => {
    const registry = HostRegistry.create(
      read([{ name: 'a', url: URL, token: 't' }]),
      [{ name: 'b', connection: { url: URL, token: async () => 't' } }],
    );
    expect(registry.get('b').title).toBe('b');
    expect(() => registry.get('c')).toThrow(
      'host "c" is not known. Known hosts: a, b.',
    );
    registry.close();
  });

  it('asks a function for its token before each request', async () => {
    let turn = 0;
    const token = async () => `t${++turn}`;
    const kubeConfig = connectionFromData({ url: URL, token });
    const host = { kubeConfig } as ReturnType<typeof readHosts>[number];
    expect(await authorizationOf([host])).toBe('Bearer t1');
    expect(await authorizationOf([host])).toBe('Bearer t2');
  });
});
