import { VIEWED_TENANTS } from '../generate/tenants';
import { OpenPage } from '../measure/pages';
import { percentile } from '../measure/percentile';

/** Answer times in milliseconds, and the size of one answer in bytes. */
export type PageFigures = { p50: number; p99: number; bytes: number };

/** How long pages are opened before the clock counts: code is compiled and connections are made then. */
const WARM_UP_MS = 3_000;

/** Opens pages of several tenants one after the other. */
export async function openPages(
  open: OpenPage,
  count: number,
): Promise<PageFigures> {
  const warm = performance.now() + WARM_UP_MS;
  for (let index = 0; performance.now() < warm; index++) {
    await open(index % VIEWED_TENANTS);
  }
  const times: number[] = [];
  let bytes = 0;
  for (let index = 0; index < count; index++) {
    const answer = await open(index % VIEWED_TENANTS);
    times.push(answer.milliseconds);
    bytes += answer.bytes / count;
  }
  return { p50: percentile(times, 0.5), p99: percentile(times, 0.99), bytes };
}
