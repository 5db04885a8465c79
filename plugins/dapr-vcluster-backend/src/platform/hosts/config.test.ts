import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
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
    [
      'no token',
      { name: 'a', url: URL },
      'exactly one of token, tokenFile; it has none. Give one of them. A variable of the environment that is not set counts as none.',
    ],
    [
      'two tokens',
      { name: 'a', url: URL, token: 't', tokenFile: '/t' },
      'it has token and tokenFile. Remove all but one.',
    ],
    [
      'two certificate authorities',
      { name: 'a', url: URL, token: 't', caFile: '/ca', caData: 'x' },
      'daprVcluster.hosts[0] has caData and caFile. Remove one of them.',
    ],
    [
      'a token that a kubeconfig is not read with',
      { name: 'a', kubeconfig: '/nowhere/config', token: 't' },
      'has kubeconfig, and token, which is read with url only. Remove token, or replace kubeconfig by url.',
    ],
    [
      'a context that an address is not read with',
      { name: 'a', url: URL, token: 't', context: 'c' },
      'has url, and context, which is read with kubeconfig only',
    ],
    [
      'a check of certificates that is off elsewhere only',
      { name: 'a', clusterRef: 'b', skipTLSVerify: true },
      'has clusterRef, and skipTLSVerify, which is read with url only',
    ],
    [
      'an address with a password',
      { name: 'a', url: 'https://me:hidden@host.example.org', token: 't' },
      'daprVcluster.hosts[0].url contains a user or password. Remove them',
    ],
    [
      'a relative path',
      { name: 'a', url: URL, token: 't', caFile: 'ca.crt' },
      `caFile "ca.crt" (${resolve('ca.crt')}) does not exist`,
    ],
    [
      'a path of the shell',
      { name: 'a', kubeconfig: '~/.kube/config' },
      '~ is not replaced, and a relative path begins where the backend runs.',
    ],
    [
      'an empty token file',
      { name: 'a', url: URL, tokenFile: file('blank', '\n') },
      'blank" is empty',
    ],
    [
      'an unknown way to vclusters',
      { name: 'a', url: URL, token: 't', vclusters: 'tunnel' },
      'daprVcluster.hosts[0].vclusters "tunnel" is not usable. Use one of: auto, direct, port-forward.',
    ],
    [
      'an unknown Component syncer',
      { name: 'a', url: URL, token: 't', componentSyncer: 'on' },
      'daprVcluster.hosts[0].componentSyncer "on" is not usable. Use one of: embedded, external, off.',
    ],
    [
      'a switch that is a text',
      { name: 'a', url: URL, token: 't', readOnly: 'ja' },
      "for key 'daprVcluster.hosts[0].readOnly' in 'mock-config'",
    ],
    [
      'a title that is a number',
      { name: 'a', url: URL, token: 't', title: 5 },
      "'daprVcluster.hosts[0].title' in 'mock-config', got number, wanted string. Correct it in the configuration.",
    ],
    [
      'a namespace of Dapr that is none',
      { name: 'a', url: URL, token: 't', dapr: { namespace: 'Dapr System' } },
      'daprVcluster.hosts[0].dapr.namespace "Dapr System" is not the name of a namespace',
    ],
    [
      'an owner that is none',
      { name: 'a', url: URL, token: 't', defaultOwner: 'platform team' },
      'daprVcluster.hosts[0].defaultOwner "platform team" is not the ref of a group or user. Write it like "group:default/platform".',
    ],
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
      'daprVcluster.hosts[0]: the CA data contains no certificate',
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

  it('does not write to a host whose settings cannot be read', () => {
    const [host] = read([
      { name: 'a', url: URL, token: 't', title: 'A', readOnly: 'ja' },
    ]);
    expect(host).toMatchObject({
      title: 'a',
      readOnly: true,
      componentSyncer: { mode: 'off' },
    });
  });

  it('takes an empty list for no hosts', () => {
    expect(readHosts(new ConfigReader({ daprVcluster: null }))).toEqual([]);
    expect(
      readHosts(new ConfigReader({ daprVcluster: { hosts: null } })),
    ).toEqual([]);
    expect(read([])).toEqual([]);
  });

  it.each<[string, JsonObject, string]>([
    ['no name', { url: URL }, 'daprVcluster.hosts[0].name is missing'],
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

  it.each<[string, JsonObject[string], string]>([
    ['a map', { production: {} }, 'daprVcluster.hosts is not a list'],
    ['a list of names', ['a'], 'daprVcluster.hosts[0] is not a map of keys'],
  ])('refuses %s in place of hosts', (_, hosts, message) => {
    expect(() =>
      readHosts(new ConfigReader({ daprVcluster: { hosts } })),
    ).toThrow(message);
  });

  it('takes down two hosts of one name, and no other', () => {
    const host = { name: 'a', url: URL, token: 't' };
    const [twice, good, ...rest] = read([
      { ...host, title: 'One' },
      { ...host, name: 'b' },
      host,
    ]);
    expect(twice.connection.problem?.message).toBe(
      'daprVcluster.hosts: 2 hosts are called "a". Give each its own name.',
    );
    expect(twice).toMatchObject({ name: 'a', title: 'a', readOnly: true });
    expect(good.connection.problem).toBeUndefined();
    expect(rest).toEqual([]);
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
