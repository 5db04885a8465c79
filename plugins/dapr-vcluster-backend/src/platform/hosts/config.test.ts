import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import { KubeConfig } from '@kubernetes/client-node';
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

const authorizationOf = ([host]: ReturnType<typeof readHosts>) =>
  headerOf(host.connection.get());

async function headerOf(connection: KubeConfig) {
  const options: { headers?: Record<string, string> } = { headers: {} };
  await connection.applyToHTTPSOptions(options as never);
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
    expect(host.connection.get().getCurrentCluster()?.server).toBe(URL);
  });

  it('takes a context of a kubeconfig file', () => {
    const kubeconfig = file('kubeconfig', KUBECONFIG);
    const [host] = read([{ name: 'a', kubeconfig, context: 'two' }]);
    expect(host.connection.get().getCurrentContext()).toBe('two');
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
    expect(hosts[0].connection.get().getCurrentCluster()?.server).toBe(URL);
  });

  it.each<[string, JsonObject, string]>([
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
    [
      'an address without encryption',
      { name: 'a', url: 'http://host.example.org', token: 't' },
      'is not encrypted',
    ],
    ['no token', { name: 'a', url: URL }, 'exactly one of token and tokenFile'],
    [
      'a token file that is not there',
      { name: 'a', url: URL, tokenFile: '/nowhere/token' },
      'daprVcluster.hosts[0].tokenFile "/nowhere/token" does not exist',
    ],
    [
      'a CA file without a certificate',
      { name: 'a', url: URL, token: 't', caFile: file('empty.crt', 'none') },
      'contains no certificate. Give the path of a PEM file',
    ],
    [
      'CA data without a certificate',
      { name: 'a', url: URL, token: 't', caData: 'bm9uZQ==' },
      'the CA data contains no certificate',
    ],
    [
      'a folder in place of a CA file',
      { name: 'a', url: URL, token: 't', caFile: directory },
      'cannot be read (EISDIR)',
    ],
    [
      'a value of another type',
      { name: 'a', url: 5, token: 't' },
      'got number, wanted string',
    ],
    [
      'a kubeconfig without a server',
      {
        name: 'a',
        kubeconfig: file('serverless', KUBECONFIG.replace(URL, 'nowhere')),
      },
      'is not an http(s) URL',
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
  ])('takes down a host with %s, and no other', (_, host, message) => {
    const [bad, good] = read([host, { name: 'good', url: URL, token: 't' }]);
    expect(bad.connection.problem?.message).toContain(message);
    expect(() => bad.connection.get()).toThrow(
      'its configuration cannot be used',
    );
    expect(good.connection.problem).toBeUndefined();
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
  ])('refuses %s', (_, host, message) => {
    expect(() => read([host])).toThrow(message);
  });

  it('connects as soon as a file is there', () => {
    const caFile = join(directory, 'late.crt');
    const [host] = read([{ name: 'a', url: URL, token: 't', caFile }]);
    expect(host.connection.problem?.problem).toBe(
      `daprVcluster.hosts[0].caFile "${caFile}" does not exist`,
    );
    writeFileSync(caFile, rootCertificates[0]);
    expect(host.connection.get().getCurrentCluster()?.server).toBe(URL);
    expect(host.connection.problem).toBeUndefined();
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
    const connection = connectionFromData({ url: URL, token });
    expect(await headerOf(connection)).toBe('Bearer t1');
    expect(await headerOf(connection)).toBe('Bearer t2');
  });
});
