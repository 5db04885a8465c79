import { Page } from '@playwright/test';

/** One reading, as it went over the network. */
export type Read = {
  status: number;
  /** Whether the browser said which answer it has already. */
  conditional: boolean;
};

/**
 * Notes each answer to a request of the page for a path of the plugin's API. What the browser's cache makes of a 304 is
 * not what went over the network, so this listens below the cache.
 *
 * @returns a list that grows
 */
export async function noteReads(page: Page, path: string): Promise<Read[]> {
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
