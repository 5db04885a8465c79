import { once } from 'node:events';
import { createServer, get, IncomingMessage, ServerResponse } from 'node:http';
import { AddressInfo } from 'node:net';
import { Response } from 'express';
import { disconnectSignal } from './disconnectSignal';

type Call = { request: IncomingMessage; response: ServerResponse };

/** Sends one request to a server of its own, and gives its end of it. */
async function called() {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const client = get({ port, host: '127.0.0.1' }).on('error', () => {});
  const call = await new Promise<Call>(resolve =>
    server.once('request', (request, response) =>
      resolve({ request, response }),
    ),
  );
  return { client, response: call.response as Response, server };
}

it('fires when the caller leaves', async () => {
  const { client, response, server } = await called();
  const signal = disconnectSignal(response);
  expect(signal.aborted).toBe(false);
  client.destroy();
  await once(signal, 'abort');
  server.close();
});

it('has fired when the caller left before', async () => {
  const { client, response, server } = await called();
  client.destroy();
  await once(response, 'close');
  expect(disconnectSignal(response).aborted).toBe(true);
  server.close();
});

it('does not fire after a complete answer', async () => {
  const { response, server } = await called();
  const signal = disconnectSignal(response);
  response.end();
  await once(response, 'close');
  expect(signal.aborted).toBe(false);
  expect(disconnectSignal(response).aborted).toBe(false);
  server.close();
});
