import assert from 'node:assert/strict';
import { createServer, request } from 'node:http';
import { after, before, test } from 'node:test';
import { startFront } from './front.mjs';
import { freePort } from './ports.mjs';

let backend;
let front;
let url;

before(async () => {
  backend = createServer((req, res) => {
    res.writeHead(207, { 'x-path': req.url, 'x-agent': req.headers['x-test'] });
    req.pipe(res);
  });
  backend.on('upgrade', (req, socket) => {
    socket.write(
      'HTTP/1.1 101 Switching Protocols\r\nUpgrade: echo\r\nConnection: Upgrade\r\n\r\n',
    );
    socket.pipe(socket);
  });
  await new Promise(resolve => backend.listen(0, '127.0.0.1', resolve));
  const port = await freePort();
  front = await startFront({ port, backendPort: backend.address().port });
  url = `http://127.0.0.1:${port}`;
});

after(() => {
  front.close();
  backend.close();
});

test('passes path, headers, body and status on', async () => {
  const response = await fetch(`${url}/api/x?y=1`, {
    method: 'POST',
    body: 'hello',
    headers: { 'x-test': 'yes' },
  });
  assert.equal(response.status, 207);
  assert.equal(response.headers.get('x-path'), '/api/x?y=1');
  assert.equal(response.headers.get('x-agent'), 'yes');
  assert.equal(await response.text(), 'hello');
});

test('passes WebSocket handshakes on and then the bytes', async () => {
  const socket = await new Promise(resolve => {
    request(`${url}/api/signals`, {
      headers: { connection: 'Upgrade', upgrade: 'echo' },
    })
      .on('upgrade', (_, upgraded) => resolve(upgraded))
      .end();
  });
  socket.write('ping');
  const [chunk] = await new Promise(resolve =>
    socket.once('data', (...args) => resolve(args)),
  );
  assert.equal(String(chunk), 'ping');
  socket.destroy();
});

test('says so when the backend is away', async () => {
  const port = await freePort();
  const lonely = await startFront({ port, backendPort: await freePort() });
  const response = await fetch(`http://127.0.0.1:${port}/`);
  assert.equal(response.status, 502);
  assert.match(await response.text(), /backend does not answer/);
  lonely.close();
});
