import { createServer, AddressInfo, connect, Server, Socket } from 'node:net';
import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { KubeConfig, PortForward } from '@kubernetes/client-node';
import { ApiServer } from '../ApiServer';
import { PodBackend } from '../context/PodBackend';
import { Fixture, pod, PODS, until } from '../../__testUtils__/fixture';

const PORT = 8443;
const fixture = new Fixture();
afterEach(() => fixture.close());

/** A program that listens in the pod, and its connections. */
async function program(
  serve: (socket: Socket) => void,
): Promise<{ connect: PodBackend['connect']; open: Set<Socket> }> {
  const open = new Set<Socket>();
  const listening: Server = createServer(socket => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => undefined);
    serve(socket);
  });
  listening.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  fixture.onClose(() => listening.close());
  const { port } = listening.address() as AddressInfo;
  const dial: PodBackend['connect'] = async request => {
    if (request.port !== PORT) {
      throw new Error('connection refused');
    }
    return connect(port, '127.0.0.1');
  };
  return { connect: dial, open };
}

async function start(dial?: PodBackend['connect']) {
  const { server, client } = await fixture.connect({
    pods: {
      proxy: async () => ({ status: 200, body: '' }),
      logs: async function* none() {
        yield* [];
      },
      connect: dial,
    },
  });
  await client.post(PODS, pod('web'));
  return { server, client };
}

/** Opens a port with client-node's own client. */
async function forward(
  server: ApiServer,
  { port = PORT, token = server.adminToken, name = 'web' } = {},
) {
  const kubeConfig = new KubeConfig();
  kubeConfig.loadFromString(JSON.stringify(server.kubeconfig(token)));
  const [output, failure, input] = [1, 2, 3].map(() => new PassThrough());
  const webSocket = await new PortForward(kubeConfig).portForward(
    'default',
    name,
    [port],
    output,
    failure,
    input,
  );
  if (typeof webSocket === 'function') {
    throw new Error('not asked for retries');
  }
  fixture.onClose(() => webSocket.terminate());
  return { output, failure, input, webSocket };
}

/** Rights on pods/portforward with the given verbs, for a user. */
async function grant(server: ApiServer, verbs: string[]) {
  const client = fixture.client(server);
  const rbac = '/apis/rbac.authorization.k8s.io/v1';
  await client.post(`${rbac}/clusterroles`, {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
    metadata: { name: 'forward' },
    rules: [{ apiGroups: [''], resources: ['pods/portforward'], verbs }],
  });
  await client.post(`${rbac}/clusterrolebindings`, {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRoleBinding',
    metadata: { name: 'forward' },
    roleRef: {
      apiGroup: 'rbac.authorization.k8s.io',
      kind: 'ClusterRole',
      name: 'forward',
    },
    subjects: [{ kind: 'User', name: 'jane' }],
  });
  return server.issueToken({ username: 'jane' });
}

it('carries bytes both ways, however many', async () => {
  const { connect: dial } = await program(socket => socket.pipe(socket));
  const { server } = await start(dial);
  const { output, input } = await forward(server);
  const sent = Buffer.alloc(1_000_000, 'abcdefghij');
  input.write(sent);
  const got: Buffer[] = [];
  for await (const chunk of output) {
    got.push(chunk);
    if (Buffer.concat(got).length >= sent.length) {
      break;
    }
  }
  expect(Buffer.concat(got).equals(sent)).toBe(true);
});

it('ends when the program hangs up, and hangs up when the client goes', async () => {
  const { connect: dial, open } = await program(socket =>
    socket.once('data', () => socket.end('bye')),
  );
  const { server } = await start(dial);
  const first = await forward(server);
  first.input.write('hello');
  await once(first.webSocket, 'close');
  expect(String(first.output.read())).toBe('bye');
  const second = await forward(server);
  await until(() => open.size === 1);
  second.webSocket.close();
  await until(() => open.size === 0);
});

it('tells on the second channel why a port cannot be reached', async () => {
  const { connect: dial } = await program(() => undefined);
  const { server } = await start(dial);
  const { failure, webSocket } = await forward(server, { port: 80 });
  await once(webSocket, 'close');
  expect(String(failure.read())).toBe(
    'error forwarding port 80: connection refused',
  );
});

it.each([
  ['create alone', ['create']],
  ['get alone', ['get']],
])('is refused with %s', async (_, verbs) => {
  const { connect: dial } = await program(() => undefined);
  const { server } = await start(dial);
  const token = await grant(server, verbs);
  await expect(forward(server, { token })).rejects.toMatchObject({
    message: 'Unexpected server response: 403',
  });
});

it('is allowed with get and create', async () => {
  const { connect: dial } = await program(socket => socket.write('hello'));
  const { server } = await start(dial);
  const token = await grant(server, ['get', 'create']);
  const { output } = await forward(server, { token });
  const [first] = await once(output, 'data');
  expect(String(first)).toBe('hello');
});

it('refuses what cannot be forwarded', async () => {
  const { server, client } = await start();
  await expect(forward(server, { name: 'none' })).rejects.toMatchObject({
    message: 'Unexpected server response: 404',
  });
  await expect(forward(server, { port: 0 })).rejects.toMatchObject({
    message: 'Unexpected server response: 400',
  });
  const plain = await client.get(`${PODS}/web/portforward?ports=1`);
  expect([plain.code, plain.json().message]).toEqual([
    400,
    'Upgrade request required',
  ]);
  const { failure, webSocket } = await forward(server);
  await once(webSocket, 'close');
  expect(String(failure.read())).toContain('no route to host');
});
