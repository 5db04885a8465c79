import { Page } from '@playwright/test';

/** A request over the network. */
export type Read = {
  status: number;
  /** Whether the browser sent an ETag. */
  conditional: boolean;
};

/**
 * Records the responses for a path of the plugin's API. Uses the network events below the browser cache, because the cache
 * replaces status 304.
 *
 * @returns a list that is extended with each response
 */
export async function recordReads(page: Page, path: string): Promise<Read[]> {
  const reads: Read[] = [];
  const wanted = new Set<string>();
  const conditional = new Set<string>();
  const session = await page.context().newCDPSession(page);
  session.on('Network.requestWillBeSent', ({ requestId, request }) => {
    const { pathname } = new URL(request.url);
    if (pathname === `/api/dapr-vcluster${path}`) {
      wanted.add(requestId);
    }
  });
  session.on('Network.requestWillBeSentExtraInfo', event => {
    const names = Object.keys(event.headers).map(name => name.toLowerCase());
    if (names.includes('if-none-match')) {
      conditional.add(event.requestId);
    }
  });
  session.on('Network.responseReceivedExtraInfo', event => {
    const { requestId, statusCode } = event;
    if (!wanted.has(requestId)) {
      return;
    }
    reads.push({
      status: statusCode,
      conditional: conditional.has(requestId),
    });
  });
  await session.send('Network.enable');
  return reads;
}
