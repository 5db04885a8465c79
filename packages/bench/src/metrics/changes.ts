import { VIEWED_TENANTS } from '../generate/tenants';
import { OpenPage } from '../measure/pages';
import { percentile } from '../measure/percentile';
import type { ApiServerCalls } from '../processes/apiServer';
import { Child } from '../processes/Child';

/** Time from a change in the cluster to an answer that has it, in milliseconds at the 99th percentile. */
export async function changeToRevision(
  server: Child<ApiServerCalls>,
  open: OpenPage,
  count: number,
): Promise<number> {
  const times: number[] = [];
  for (let index = 0; index < count; index++) {
    const tenant = index % VIEWED_TENANTS;
    const { etag } = await open(tenant);
    const started = performance.now();
    await server.ask('change', tenant);
    // A page that comes without an ETag has been read from the cluster just now.
    let answer = await open(tenant, etag);
    while (answer.status === 304) {
      answer = await open(tenant, etag);
    }
    times.push(performance.now() - started);
  }
  return percentile(times, 0.99);
}
