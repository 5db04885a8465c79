import { Page, Request } from '@playwright/test';

/**
 * Counts the requests to the plugin's API that have no response yet.
 *
 * @returns a function that returns their number
 */
export function openRequests(page: Page): () => number {
  const open = new Set<Request>();
  const close = (request: Request) => void open.delete(request);
  page.on('request', request => {
    if (new URL(request.url()).pathname.startsWith('/api/dapr-vcluster/')) {
      open.add(request);
    }
  });
  page.on('requestfinished', close);
  page.on('requestfailed', close);
  return () => open.size;
}
