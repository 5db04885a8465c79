import { createServer } from 'node:http';

/** Where the agent says whether it is up, and which chart repository it serves. */
export const AGENT_PORT = 9700;

/** Serves `/healthz`, which answers 200 once `isReady` says so. */
export function serveHealth(isReady: () => boolean): Promise<void> {
  const server = createServer((request, response) => {
    const found = request.url === '/healthz';
    const up = isReady() ? 200 : 503;
    response.writeHead(found ? up : 404).end();
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port: AGENT_PORT }, resolve);
  });
}
