import { setTimeout as pause } from 'node:timers/promises';
import { percentile } from '../measure/percentile';
import { Child } from '../processes/Child';
import type { ComponentSyncerCalls } from '../processes/componentSyncer';
import type { VclusterInformersCalls } from '../processes/vclusterInformers';
import type { VclustersCalls } from '../processes/vclusters';
import { compared, Metric, overBase } from '../report/Metric';
import { SyncerSize } from '../size';

const PER_SECOND = 10;

type Servers = Child<VclustersCalls>;
type Connections = Awaited<ReturnType<VclustersCalls['start']>>;

/** Measures the Component syncer; the children it starts are ended whatever happens. */
export async function runSyncer(
  size: SyncerSize,
  progress: (line: string) => void,
): Promise<Metric[]> {
  const servers: Servers = new Child('vclusters');
  try {
    const { vclusters } = size;
    progress(`${vclusters} vclusters: API servers`);
    const connections = await servers.ask('start', size);
    progress('informers of client-node, which only watch');
    const theirs = await measureInformers(servers, connections, size);
    progress('first copies');
    const first = new Child<ComponentSyncerCalls>('componentSyncer');
    await first.ask('start', connections);
    await whenSynced(first, vclusters * size.components);
    await first.ask('stop');
    await first.stop();
    progress('start, idle, changes, dead vclusters');
    const ours = await measureSyncer(servers, connections, size);
    return metricsOf(ours, theirs, size);
  } finally {
    await servers.stop();
  }
}

type Quiet = { requests: number; cpu: number };

async function measureInformers(
  servers: Servers,
  { host, vclusters }: Connections,
  size: SyncerSize,
) {
  const child = new Child<VclusterInformersCalls>('vclusterInformers');
  try {
    const bare = await child.ask('bare');
    const readOnce = await child.ask('readOnce', [host, ...vclusters]);
    await child.ask('start', { vclusters });
    const { resident } = await child.ask('memory');
    const quiet = await whileQuiet(servers, () => child.ask('cpu'), size);
    return { readOnce, resident: resident - bare.resident, ...quiet };
  } finally {
    await child.stop();
  }
}

async function measureSyncer(
  servers: Servers,
  connections: Connections,
  size: SyncerSize,
) {
  const child = new Child<ComponentSyncerCalls>('componentSyncer');
  try {
    const bare = await child.ask('bare');
    const begun = performance.now();
    await child.ask('start', connections);
    await whenSynced(child, size.vclusters * size.components);
    const start = performance.now() - begun;
    const { resident } = await child.ask('memory');
    const quiet = await whileQuiet(servers, () => child.ask('cpu'), size);
    const apply = await changes(servers, size, 'alive', 0);
    const dead = Math.ceil(size.vclusters / 10);
    await servers.ask('kill', dead);
    await pause(2_000);
    const besideDead = await changes(servers, size, 'beside', dead);
    return {
      start,
      resident: resident - bare.resident,
      ...quiet,
      apply,
      besideDead,
    };
  } finally {
    await child.stop();
  }
}

/** Requests per vcluster and minute, and the share of a core, while nothing changes. */
async function whileQuiet(
  servers: Servers,
  cpu: () => Promise<number>,
  { vclusters, idleSeconds }: SyncerSize,
): Promise<Quiet> {
  await servers.ask('resetRequests');
  const before = await cpu();
  await pause(idleSeconds * 1_000);
  const used = (await cpu()) - before;
  const requests = await servers.ask('requests');
  return {
    requests: (requests / vclusters / idleSeconds) * 60,
    cpu: (used / (idleSeconds * 1_000)) * 100,
  };
}

/** Milliseconds from an apply in a vcluster to its copy on the host, at the 99th percentile. */
async function changes(
  servers: Servers,
  { vclusters, changes: count }: SyncerSize,
  prefix: string,
  firstAlive: number,
): Promise<number> {
  const times: Array<Promise<number>> = [];
  for (let index = 0; index < count; index++) {
    const number = firstAlive + (index % (vclusters - firstAlive));
    const name = `${prefix}-${index}`;
    times.push(servers.ask('apply', { number, name }));
    await pause(1_000 / PER_SECOND);
  }
  return percentile(await Promise.all(times), 0.99);
}

async function whenSynced(
  child: Child<ComponentSyncerCalls>,
  wanted: number,
): Promise<void> {
  while ((await child.ask('synced')) < wanted) {
    await pause(10);
  }
}

function metricsOf(
  ours: Awaited<ReturnType<typeof measureSyncer>>,
  theirs: Awaited<ReturnType<typeof measureInformers>>,
  { vclusters }: SyncerSize,
): Metric[] {
  const kilobytes = (bytes: number) => bytes / vclusters / 1_000;
  return [
    overBase(
      'apply-to-host-p99',
      'ms',
      { ours: ours.apply, base: ours.apply },
      { of: 'ours', relation: '<', bound: 500 },
    ),
    overBase(
      'start-to-synced',
      'ms',
      { ours: ours.start, base: theirs.readOnce },
      { of: 'ratio', relation: '<=', bound: 3 },
    ),
    compared(
      'resident-per-tenant',
      'kB',
      {
        ours: kilobytes(ours.resident),
        theirs: kilobytes(theirs.resident),
      },
      { of: 'ours', relation: '<=', bound: 400 },
    ),
    compared(
      'idle-requests',
      'requests/min',
      { ours: ours.requests, theirs: theirs.requests },
      { of: 'ours', relation: '<=', bound: 7 },
    ),
    compared(
      'idle-cpu',
      '% of a core',
      { ours: ours.cpu, theirs: theirs.cpu },
      { of: 'ours', relation: '<', bound: 3 },
    ),
    overBase(
      'dead-tenants',
      'ms',
      { ours: ours.besideDead, base: ours.apply },
      { of: 'ratio', relation: '<=', bound: 1.2 },
    ),
  ];
}
