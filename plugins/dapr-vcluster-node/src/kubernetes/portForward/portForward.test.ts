import { once } from 'node:events';
import { AddressInfo, connect, createServer } from 'node:net';
import { Duplex } from 'node:stream';
import { KubeConfig } from '@kubernetes/client-node';
import { ApiServer } from 'dapr-vcluster-kube-sim';
import { HttpKubeClient } from '../client/HttpKubeClient';
import { RESOURCES } from '../objects/resources';
import { TestServers } from '../__testUtils__/TestServers';
import { openPortForward } from './openPortForward';
import { PortForwardAgent } from './PortForwardAgent';
import { PortForwardStream } from './PortForwardStream';

type PodBackend = Parameters<ApiServer['setPodBackend']>[0];

/** Far more than the sockets between two ends hold. */
const MAX_BYTES = 32_000_000;
const PORT = { namespace: 'default', name: 'web', port: 8443 };
const servers = new TestServers();
afterEach(() => servers.close());

/** An API server with a pod whose port is what `dial` gives. */
async function start(dial: PodBackend['connect']) {
  const env = await servers.start({
    initial: [
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'web', namespace: 'default' },
        spec: { containers: [{ name: 'web', image: 'web:1' }] },
      },
    ],
  });
  env.server.setPodBackend({
    connect: dial,
    proxy: async () => ({ status: 404, body: '' }),
    logs: async function* none() {
      yield* [];
    },
  });
  const open = (signal = new AbortController().signal) =>
    openPortForward(env.kubeConfig, PORT, signal);
  return { ...env, open };
}

/** Opens a stream that is closed with the servers. */
function streamOf(open: () => ReturnType<typeof openPortForward>) {
  const stream = new PortForwardStream(open);
  stream.on('error', () => undefined);
  servers.onClose(() => stream.destroy());
  return stream;
}

/** A count once it stands still while the server does other work, or is past the limit. */
async function rest(client: HttpKubeClient, count: () => number) {
  for (;;) {
    const before = count();
    for (let request = 0; request < 20; request += 1) {
      await client.raw('/version');
    }
    if (count() === before || before > MAX_BYTES) {
      return count();
    }
  }
}

it('carries HTTPS to an API server behind the port', async () => {
  const behind = await servers.start();
  const { hostname, port } = new URL(behind.server.url);
  const { open } = await start(async () => connect(Number(port), hostname));
  const client = new HttpKubeClient(behind.kubeConfig, {
    agents: ({ keepAlive }) => new PortForwardAgent(open, { keepAlive }),
  });
  servers.onClose(() => client.close());
  const { items } = await client.list(RESOURCES.namespaces);
  expect(items.map(({ metadata }) => metadata.name)).toContain('default');
});

it('reads no more of a port than its reader takes', async () => {
  let produced = 0;
  const flood = new Duplex({
    read() {
      produced += 65_536;
      this.push(Buffer.alloc(65_536));
    },
    write: (_chunk, _encoding, done) => done(),
  });
  const { open, client } = await start(async () => flood);
  await once(streamOf(open), 'readable');
  expect(await rest(client, () => produced)).toBeLessThan(MAX_BYTES);
});

it('takes no more bytes than the port does', async () => {
  const deaf = new Duplex({ read() {}, write() {}, highWaterMark: 1 });
  const { open, client } = await start(async () => deaf);
  const stream = streamOf(open);
  let written = 0;
  const count = () => {
    written += 65_536;
  };
  for (let sent = 0; sent < 2 * MAX_BYTES; sent += 65_536) {
    stream.write(Buffer.alloc(65_536), count);
  }
  expect(await rest(client, () => written)).toBeLessThan(MAX_BYTES);
});

it('throws what the API server answers', async () => {
  const { open, server } = await start(undefined);
  server.faults.forbid({ path: /\/portforward$/ });
  await expect(open()).rejects.toMatchObject({
    name: 'KubeError',
    status: 403,
    message: expect.stringContaining('pods is forbidden'),
  });
});

it('fails the stream with what the node says of the port', async () => {
  const { open } = await start(async () => {
    throw new Error('dial tcp4 127.0.0.1:8443: refused');
  });
  const stream = streamOf(open);
  stream.resume();
  const [error] = await once(stream, 'error');
  expect(error).toMatchObject({
    name: 'KubeError',
    reason: 'Unreachable',
    message:
      'the port-forward to pod default/web was refused: error forwarding port 8443: dial tcp4 127.0.0.1:8443: refused',
  });
});

it('ends the stream when the connection is cut', async () => {
  const port = new Duplex({ read() {}, write: (_c, _e, done) => done() });
  const { open } = await start(async () => port);
  const stream = streamOf(open);
  stream.write('hello', () => port.destroy());
  stream.resume();
  await once(stream, 'close');
  expect(stream.destroyed).toBe(true);
});

it('gives up when told to, although the server never answers', async () => {
  const silent = createServer();
  silent.listen(0, '127.0.0.1');
  await once(silent, 'listening');
  servers.onClose(() => silent.close());
  const { port } = silent.address() as AddressInfo;
  const kubeConfig = new KubeConfig();
  kubeConfig.loadFromClusterAndUser(
    { name: 'c', server: `http://127.0.0.1:${port}`, skipTLSVerify: true },
    { name: 'u' },
  );
  const stop = new AbortController();
  const opening = openPortForward(kubeConfig, PORT, stop.signal);
  silent.once('connection', () => stop.abort());
  await expect(opening).rejects.toThrow('closed before the connection');
});
