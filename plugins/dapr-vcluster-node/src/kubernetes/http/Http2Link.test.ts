import { createServer, connect, Socket, AddressInfo } from 'node:net';
import { createSecureContext } from 'node:tls';
import { KubeConfig } from '@kubernetes/client-node';
import { ApiServer } from 'dapr-vcluster-kube-sim';
import { configMap } from '../__testUtils__/configMap';
import { TestServers } from '../__testUtils__/TestServers';
import { until } from '../__testUtils__/until';
import { HttpKubeClient } from '../client/HttpKubeClient';
import { RESOURCES } from '../objects/resources';
import { Http2Link } from './Http2Link';

const MAPS = RESOURCES.configMaps;
const servers = new TestServers();
afterEach(() => servers.close());

/** What stands between a client and a server, counts connections, and may keep everything to itself. */
async function between({ url }: ApiServer) {
  const sockets = new Set<Socket>();
  const state = { connections: 0, chunks: 0, mute: false };
  const proxy = createServer(down => {
    state.connections += 1;
    const up = connect(Number(new URL(url).port), '127.0.0.1');
    for (const [from, to] of [
      [down, up],
      [up, down],
    ]) {
      sockets.add(from);
      from.on('data', data => {
        state.chunks += 1;
        if (!state.mute) {
          to.write(data);
        }
      });
      from.on('error', () => to.destroy());
      from.on('close', () => to.destroy());
    }
  });
  await new Promise<void>(resolve => {
    proxy.listen(0, '127.0.0.1', resolve);
  });
  servers.onClose(() => {
    sockets.forEach(socket => socket.destroy());
    proxy.close();
  });
  const { port } = proxy.address() as AddressInfo;
  return {
    state,
    url: new URL(`https://127.0.0.1:${port}`),
    drop: () => sockets.forEach(socket => socket.destroy()),
  };
}

async function start(http2: boolean) {
  const { server } = await servers.start({ http2 });
  const proxy = await between(server);
  const kubeConfig = new KubeConfig();
  kubeConfig.loadFromString(
    JSON.stringify(server.kubeconfig()).replaceAll(
      server.url,
      proxy.url.href.replace(/\/$/, ''),
    ),
  );
  const client = new HttpKubeClient(kubeConfig, {
    fieldManager: 'test',
    http2: true,
  });
  servers.onClose(() => client.close());
  return { server, proxy, client };
}

it('sends everything over one connection, watches included', async () => {
  const { client, proxy } = await start(true);
  const stop = new AbortController();
  const seen: string[] = [];
  const watches = Array.from({ length: 5 }, async () => {
    for await (const { object } of client.watch(MAPS, {
      namespace: 'default',
      signal: stop.signal,
    })) {
      seen.push(object.metadata.name);
    }
  });
  await client.create(MAPS, configMap('one', { a: 'x'.repeat(200_000) }));
  await until('the object in all watches', async () =>
    seen.filter(name => name === 'one').length === 5 ? true : undefined,
  );
  await expect(
    client.get(MAPS, { namespace: 'default', name: 'none' }),
  ).rejects.toMatchObject({ status: 404, missing: 'object' });
  await client.patch(
    MAPS,
    { namespace: 'default', name: 'one' },
    { data: { a: '2' } },
  );
  const { items } = await client.list(MAPS, { namespace: 'default' });
  expect(items).toContainEqual(expect.objectContaining({ data: { a: '2' } }));
  stop.abort();
  for (const watch of watches) {
    await expect(watch).rejects.toMatchObject({ reason: 'Aborted' });
  }
  expect(proxy.state.connections).toBe(1);
});

it('takes another connection when one breaks', async () => {
  const { client, proxy } = await start(true);
  await client.list(MAPS);
  proxy.drop();
  await until('an answer', () => client.list(MAPS));
  expect(proxy.state.connections).toBe(2);
});

it('says what it is when nobody answers, or not in time', async () => {
  const { client, proxy } = await start(true);
  await client.list(MAPS);
  proxy.state.mute = true;
  await expect(client.list(MAPS, { timeoutMs: 50 })).rejects.toMatchObject({
    reason: 'Timeout',
  });
  servers.onClose(() => undefined);
  await servers.close();
  await expect(client.list(MAPS)).rejects.toMatchObject({
    reason: 'Unreachable',
  });
});

it('speaks HTTP/1.1 with a server that knows no other', async () => {
  const { client } = await start(false);
  await client.create(MAPS, configMap('one', { a: '1' }));
  const { items } = await client.list(MAPS, { namespace: 'default' });
  expect(items).toContainEqual(expect.objectContaining({ data: { a: '1' } }));
});

it('refuses a server whose certificate it does not trust', async () => {
  const { server } = await servers.start({ http2: true });
  const kubeConfig = new KubeConfig();
  const config = JSON.parse(JSON.stringify(server.kubeconfig()));
  delete config.clusters[0].cluster['certificate-authority-data'];
  kubeConfig.loadFromString(JSON.stringify(config));
  const client = new HttpKubeClient(kubeConfig, { http2: true });
  servers.onClose(() => client.close());
  await expect(client.list(MAPS)).rejects.toMatchObject({
    reason: 'Untrusted',
  });
});

async function linkTo(
  server: ApiServer,
  url: URL,
  patience: { lookMs: number; silenceMs: number; pongMs: number },
) {
  const link = new Http2Link(url, patience);
  servers.onClose(() => link.close());
  const context = createSecureContext({
    ca: Buffer.from(server.caData, 'base64'),
  });
  const session = await link.session({ context });
  expect(await link.session({ context })).toBe(session);
  return {
    session,
    ask: () =>
      link.send(
        { context },
        { ':method': 'GET', ':path': '/version' },
        undefined,
        undefined,
      ),
  };
}

it('finds out that a connection is dead, and breaks it', async () => {
  const { server } = await servers.start({ http2: true });
  const proxy = await between(server);
  const { session } = await linkTo(server, proxy.url, {
    lookMs: 10,
    silenceMs: 20,
    pongMs: 2_000,
  });
  const { chunks } = proxy.state;
  await until('some answers', async () =>
    proxy.state.chunks > chunks + 8 ? true : undefined,
  );
  expect(session?.destroyed).toBe(false);
  proxy.state.mute = true;
  await until('the end of the connection', async () =>
    session?.destroyed ? true : undefined,
  );
});

it('finds out that a connection is dead although requests are sent over it all the time', async () => {
  const { server } = await servers.start({ http2: true });
  const proxy = await between(server);
  const { session, ask } = await linkTo(server, proxy.url, {
    lookMs: 10,
    silenceMs: 3_600_000,
    pongMs: 200,
  });
  await expect(ask()).resolves.toMatchObject({ status: 200 });
  proxy.state.mute = true;
  const asked: Array<Promise<unknown>> = [];
  await until('the end of the connection', async () => {
    asked.push(ask().catch((error: Error) => error));
    return session?.destroyed ? true : undefined;
  });
  await expect(asked[0]).resolves.toMatchObject({
    message: 'the API server closed the connection',
  });
  proxy.state.mute = false;
  await expect(ask()).resolves.toMatchObject({ status: 200 });
  expect(proxy.state.connections).toBe(2);
});

it('lets a server take its time that still answers pings', async () => {
  const { server } = await servers.start({ http2: true });
  const proxy = await between(server);
  const { session, ask } = await linkTo(server, proxy.url, {
    lookMs: 10,
    silenceMs: 3_600_000,
    pongMs: 2_000,
  });
  const goOn = server.faults.hang();
  const answer = ask();
  const { chunks } = proxy.state;
  await until('some pings', async () =>
    proxy.state.chunks > chunks + 8 ? true : undefined,
  );
  goOn();
  await expect(answer).resolves.toMatchObject({ status: 200 });
  expect(session?.destroyed).toBe(false);
});
