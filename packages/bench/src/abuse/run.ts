import { setTimeout as pause } from 'node:timers/promises';
import { percentile } from '../measure/percentile';
import { Bench } from '../metrics/Bench';
import type { Progress } from '../metrics/host';
import type { AttackedPortalCalls } from '../processes/attackedPortal';
import type { SandboxHostCalls } from '../processes/sandboxHost';
import { ABUSIVE_REQUESTS, AbusiveRequest } from './inputs';
import { Sender, Sent } from './send';

const USERS = 10;
const HEALTH_INTERVAL_MS = 10;
const TENANT = '/tenants/sandbox/vcluster-team-a/team-a';

/** What came of one input, sent by all users. */
export type AbuseResult = { name: string; sent: Sent[] };

/** How the portal answered `/health` in the meantime, in milliseconds. */
export type HealthResult = { p50: number; p99: number; requests: number };

/** Ten users send the worst inputs known, one input after the other, while `/health` is requested. */
export async function runAbuse(
  progress: Progress,
): Promise<{ results: AbuseResult[]; health: HealthResult }> {
  const bench = new Bench();
  const sender = new Sender();
  try {
    const connection = await bench
      .child<SandboxHostCalls>('sandboxHost')
      .ask('start');
    const portal = await bench
      .child<AttackedPortalCalls>('attackedPortal')
      .ask('start', connection);
    const { base, user, guest } = portal;
    const post = ({ path, body, guest: isGuest }: AbusiveRequest) =>
      sender.send(
        'POST',
        path.startsWith('/.backstage')
          ? `${base}${path}`
          : base + TENANT + path,
        isGuest ? guest : user,
        body,
      );
    progress('creating a tenant');
    await sender.send(
      'POST',
      `${base}/tenants`,
      user,
      JSON.stringify({
        host: 'sandbox',
        name: 'team-a',
        owner: 'group:default/team-a',
      }),
    );
    await bench.until('the tenant', async () => {
      const { text } = await sender.send('GET', base + TENANT, user);
      return text.includes('"phase":"ready"');
    });
    // Threads start when they are first needed; that is not what is measured.
    await post(ABUSIVE_REQUESTS[0]);
    progress(`${USERS} users send ${ABUSIVE_REQUESTS.length} inputs`);
    const times: number[] = [];
    const ended = new AbortController();
    const health = pollHealth(sender, `${base}/health`, times, ended.signal);
    const results: AbuseResult[] = [];
    for (const each of ABUSIVE_REQUESTS) {
      const sent = await Promise.all(
        Array.from({ length: USERS }, () => post(each)),
      );
      results.push({ name: each.name, sent });
    }
    ended.abort();
    await health;
    return {
      results,
      health: {
        p50: percentile(times, 0.5),
        p99: percentile(times, 0.99),
        requests: times.length,
      },
    };
  } finally {
    sender.close();
    await bench.close();
  }
}

async function pollHealth(
  sender: Sender,
  url: string,
  times: number[],
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const { milliseconds } = await sender.send('GET', url);
    times.push(milliseconds);
    await pause(HEALTH_INTERVAL_MS);
  }
}
