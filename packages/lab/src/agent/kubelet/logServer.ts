import { createReadStream, existsSync, watchFile, unwatchFile } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import { tail } from '../../processes/run';
import { issue } from '../../pki/issue';
import { readFile } from 'node:fs/promises';

const FOLLOW_EVERY_MS = 200;

/**
 * The part of a kubelet that serves logs: `kubectl logs` works because the API server asks this.
 *
 * @param pathOf where a container's log is; undefined when there is none
 */
export function serveLogs(
  address: { host: string; port: number },
  pathOf: (
    namespace: string,
    pod: string,
    container: string,
  ) => string | undefined,
): Promise<void> {
  const { cert, key } = issue({ commonName: 'lab-kubelet' });
  const server = createServer({ cert, key }, async (request, response) => {
    const url = new URL(request.url ?? '/', 'https://kubelet');
    const [, what, namespace, pod, container] = url.pathname.split('/');
    const path =
      what === 'containerLogs' ? pathOf(namespace, pod, container) : undefined;
    if (!path || !existsSync(path)) {
      response.writeHead(404).end('no log of this container\n');
      return;
    }
    response.writeHead(200, { 'content-type': 'text/plain' });
    if (url.searchParams.get('follow') === 'true') {
      follow(path, response);
    } else {
      const text = await readFile(path, 'utf8');
      const lines = url.searchParams.get('tailLines');
      response.end(lines === null ? text : `${tail(text, Number(lines))}\n`);
    }
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(address, resolve);
  });
}

/** Sends what is in a file and what is added to it, until the reader goes away. */
function follow(path: string, response: ServerResponse) {
  let sent = 0;
  let reading = false;
  const more = () => {
    if (reading) return;
    reading = true;
    createReadStream(path, { start: sent })
      .on('data', chunk => {
        sent += chunk.length;
        response.write(chunk);
      })
      .on('error', () => response.end())
      .on('close', () => {
        reading = false;
      });
  };
  const changed = () => (existsSync(path) ? more() : response.end());
  watchFile(path, { interval: FOLLOW_EVERY_MS }, changed);
  response.on('close', () => unwatchFile(path, changed));
  more();
}
