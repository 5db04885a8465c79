import { setTimeout as pause } from 'node:timers/promises';
import { range, VIEWED_TENANTS } from '../generate/tenants';
import { OpenPage } from '../measure/pages';
import type { ApiServerCalls } from '../processes/apiServer';
import { Child } from '../processes/Child';

const VIEWERS = 100;
const MINUTE_SECONDS = 60;

/**
 * Requests to the API server that 100 viewers of tenants' pages cause in a minute.
 *
 * @param everySeconds - how often an open page asks again
 */
export async function requestsOfViewers(
  server: Child<ApiServerCalls>,
  open: OpenPage,
  { everySeconds, seconds }: { everySeconds: number; seconds: number },
): Promise<number> {
  // Pages have been open before; the first look of all is not what a minute is like.
  await Promise.all(range(VIEWED_TENANTS).map(tenant => open(tenant)));
  await server.ask('resetRequests');
  const end = Date.now() + seconds * 1_000;
  await Promise.all(
    range(VIEWERS).map(async viewer => {
      // Nobody opens a page at the same moment as everybody else.
      await pause((everySeconds * 1_000 * viewer) / VIEWERS);
      let etag: string | undefined;
      while (Date.now() < end) {
        const answer = await open(viewer % VIEWED_TENANTS, etag);
        etag = answer.etag;
        const rest = Math.max(0, end - Date.now());
        await pause(Math.min(everySeconds * 1_000, rest));
      }
    }),
  );
  const requests = await server.ask('requests');
  return (requests * MINUTE_SECONDS) / seconds;
}
