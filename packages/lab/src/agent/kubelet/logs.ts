import { existsSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { previousLog } from '../pods/ContainerProcess';
import { askerOf } from './asker';
import { sendLog } from './sendLog';

/** A container as an API server asks for it. */
export type ContainerRef = {
  namespace: string;
  name: string;
  container: string;
};

/**
 * Where a container's log is; undefined when there is none. `asker` is the name in the certificate that the API server
 * shows: those of vclusters ask by the names that pods have inside.
 */
export type LogPath = (
  asker: string,
  container: ContainerRef,
) => string | undefined;

/** Answers what the API server asks on `kubectl logs`. */
export async function serveLog(
  request: IncomingMessage,
  response: ServerResponse,
  pathOf: LogPath,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'https://kubelet');
  const [, what, ...names] = url.pathname.split('/');
  const [namespace, name, container] = names.map(decodeURIComponent);
  const asked = { namespace, name, container };
  const current =
    what === 'containerLogs' ? pathOf(askerOf(request), asked) : undefined;
  const previous = url.searchParams.get('previous') === 'true';
  const path = current && previous ? previousLog(current) : current;
  if (!path || !existsSync(path)) {
    response
      // As a kubelet does: kubectl shows what comes with this code, and not what comes with 404.
      .writeHead(400)
      .end(
        `${
          previous ? 'previous ' : ''
        }container "${container}" in pod "${name}" has no log: only daprd and the sample apps run in the lab\n`,
      );
    return;
  }
  response.writeHead(200, { 'content-type': 'text/plain' });
  await sendLog(path, url.searchParams, response);
}
