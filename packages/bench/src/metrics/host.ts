import type { BareListCalls } from '../processes/bareList';
import { Size } from '../size';
import { Bench } from './Bench';
import { changeToRevision } from './changes';
import { informerMemory, MemoryFigures } from './memory';
import { openPages, PageFigures } from './pages';
import { requestsOfViewers } from './viewers';

/** How often an open page asks: ours, and the tab of Backstage's Kubernetes plugin. */
const EVERY_SECONDS = { ours: 15, theirs: 10 };

/** Tells how far a run has come. */
export type Progress = (line: string) => void;

/** Answer times on one host. */
export type HostFigures = { ours: PageFigures; theirs: PageFigures };

/** What the largest host is asked besides. */
export type LoadFigures = {
  requests: { ours: number; theirs: number };
  index: { ours: number; base: number };
  changes: { ours: number; theirs: number };
  informers: MemoryFigures & { bareResident: number };
};

type Started = Awaited<ReturnType<typeof startHost>>;

async function startHost(
  bench: Bench,
  tenants: number,
  { otherPods: others }: Size,
  progress: Progress,
) {
  progress(`${tenants} tenants: making the host`);
  const host = await bench.host({ tenants, others });
  return {
    ...host,
    progress: (line: string) => progress(`${tenants} tenants: ${line}`),
  };
}

/** Measures a host; the largest one gets every question. */
export async function measureHost(
  bench: Bench,
  tenants: number,
  size: Size,
  progress: Progress,
): Promise<HostFigures> {
  const host = await startHost(bench, tenants, size, progress);
  const figures = await answerTimes(bench, host, size);
  await bench.close(host.server, figures.portal.child, figures.plugin.child);
  return figures;
}

/** Measures the largest host. */
export async function measureLargest(
  bench: Bench,
  tenants: number,
  size: Size,
  progress: Progress,
): Promise<HostFigures & LoadFigures> {
  const host = await startHost(bench, tenants, size, progress);
  const { server, connection } = host;
  host.progress('bare list');
  const base = await bareList(bench, host);
  const figures = await answerTimes(bench, host, size);
  const { portal, plugin } = figures;
  host.progress('changes');
  const changes = {
    ours: await changeToRevision(server, portal.open, size.changes.ours),
    theirs: await changeToRevision(server, plugin.open, size.changes.theirs),
  };
  host.progress('100 viewers');
  const seconds = size.viewSeconds;
  const look = (who: 'ours' | 'theirs') =>
    requestsOfViewers(server, who === 'ours' ? portal.look : plugin.open, {
      everySeconds: EVERY_SECONDS[who],
      seconds,
    });
  const requests = { ours: await look('ours'), theirs: await look('theirs') };
  await bench.close(portal.child, plugin.child);
  host.progress('informers');
  const informers = await informerMemory(bench, connection);
  await bench.close(server);
  const index = { ours: portal.indexMs, base };
  return { ...figures, index, changes, requests, informers };
}

async function bareList(bench: Bench, { connection }: Started) {
  const child = bench.child<BareListCalls>('bareList');
  const milliseconds = await child.ask('read', connection);
  await bench.close(child);
  return milliseconds;
}

async function answerTimes(
  bench: Bench,
  { connection, progress }: Started,
  { pages }: Size,
) {
  progress('index');
  const portal = await bench.portal(connection);
  progress('pages');
  const ours = await openPages(portal.open, pages.ours);
  const plugin = await bench.kubernetesPlugin(connection);
  const theirs = await openPages(plugin.open, pages.theirs);
  return { ours, theirs, portal, plugin };
}
