import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { basename, join } from 'node:path';
import { AGENT_PORT } from './port';

/** Serves `/healthz`, which answers 200 once `isReady` says so, and the files of a chart repository below `/charts/`. */
export function serveAgent(
  isReady: () => boolean,
  chartFolder: string,
): Promise<void> {
  const server = createServer((request, response) => {
    const url = request.url ?? '/';
    const file = join(chartFolder, basename(url));
    if (url === '/healthz') {
      response.writeHead(isReady() ? 200 : 503).end();
    } else if (url.startsWith('/charts/') && existsSync(file)) {
      response.end(readFileSync(file));
    } else {
      response.writeHead(404).end();
    }
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port: AGENT_PORT }, resolve);
  });
}
