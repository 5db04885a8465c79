import { AddressInfo, connect, createServer, Server } from 'node:net';
import { once } from 'node:events';
import { Forwarder } from './Forwarder';

const HOST = '127.0.0.1';

async function freePort(): Promise<number> {
  const server = createServer().listen(0, HOST);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

describe('Forwarder', () => {
  let echo: Server;
  let forwarder: Forwarder;
  let port: number;

  beforeEach(async () => {
    echo = createServer(socket => socket.pipe(socket)).listen(0, HOST);
    await once(echo, 'listening');
    port = await freePort();
    forwarder = new Forwarder(
      { host: HOST, port },
      { host: HOST, port: (echo.address() as AddressInfo).port },
    );
  });

  afterEach(async () => {
    await forwarder.close();
    echo.close();
  });

  const refusal = async () => {
    const [error] = await once(connect(port, HOST), 'error').catch(each => [
      each,
    ]);
    return error.code;
  };

  it('refuses connections until it is opened, and after it is closed', async () => {
    expect(await refusal()).toBe('ECONNREFUSED');
    await forwarder.open();
    await forwarder.open();
    const socket = connect(port, HOST);
    socket.write('hello');
    expect(String((await once(socket, 'data'))[0])).toBe('hello');
    const cut = once(socket, 'close');
    await forwarder.close();
    await cut;
    expect(await refusal()).toBe('ECONNREFUSED');
    await forwarder.open();
    const again = connect(port, HOST);
    await once(again, 'connect');
    again.destroy();
  });
});
