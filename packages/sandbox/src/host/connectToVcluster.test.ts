import { once } from 'node:events';
import { request } from 'node:https';
import { duplexPair, PassThrough } from 'node:stream';
import { connect } from 'node:tls';
import { KubeConfig, PortForward } from '@kubernetes/client-node';
import { RESOURCES } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { TestHost } from '../__testUtils__/TestHost';
import { withTestHost } from '../__testUtils__/withTestHost';

let host: TestHost;
withTestHost(started => {
  host = started;
});

/** Opens a port of a tenant's pod with client-node's own client. */
async function forward(port: number) {
  const kubeConfig = new KubeConfig();
  kubeConfig.loadFromString(JSON.stringify(host.host.server.kubeconfig()));
  const [mine, pods] = duplexPair();
  const failure = new PassThrough();
  const webSocket = await new PortForward(kubeConfig).portForward(
    'vcluster-a',
    'a-0',
    [port],
    pods,
    failure,
    pods,
  );
  if (typeof webSocket === 'function') {
    throw new Error('not asked for retries');
  }
  return { mine, failure, webSocket };
}

it("carries TLS to the tenant's own API server, and to nothing else", async () => {
  const tenant = await host.tenant({ name: 'a', version: '0.36.1' });
  await tenant.create(RESOURCES.configMaps, {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { namespace: 'default', name: 'of-the-tenant' },
  });
  const { mine, webSocket } = await forward(8443);
  const { caData, token } = host.host.tenants.get('vcluster-a', 'a')!
    .controlPlane.access;
  const socket = connect({
    socket: mine,
    servername: 'localhost',
    ca: Buffer.from(caData, 'base64'),
  });
  const call = request({
    createConnection: () => socket,
    host: 'localhost',
    path: '/api/v1/namespaces/default/configmaps/of-the-tenant',
    headers: { Authorization: `Bearer ${token}` },
  }).end();
  const [response] = await once(call, 'response');
  expect(response.statusCode).toBe(200);
  socket.destroy();
  webSocket.close();

  const other = await forward(10250);
  await once(other.webSocket, 'close');
  expect(String(other.failure.read())).toBe(
    'error forwarding port 10250: failed to connect to localhost:10250: dial tcp4 127.0.0.1:10250: connect: connection refused',
  );
});
