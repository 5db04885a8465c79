import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { freePort, requireFreePort } from './ports.mjs';

test('a free port is accepted, a busy one refused with the way out', async () => {
  const port = await freePort();
  await requireFreePort(port, '--port');
  const server = createServer();
  await new Promise(resolve => server.listen(port, '127.0.0.1', resolve));
  await assert.rejects(
    requireFreePort(port, '--port'),
    new RegExp(`Port ${port} is used by another program; .* with --port`),
  );
  server.close();
});
