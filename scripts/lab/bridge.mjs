// Runs inside the lab's network namespace: a socket file is reachable from both sides of its wall.
import { pipeSockets } from './pipe-sockets.mjs';

const [, , socketFile, port] = process.argv;
await pipeSockets(
  { path: socketFile },
  { host: '127.0.0.1', port: Number(port) },
);
process.stdout.write('ready\n');
