import { setTimeout as pause } from 'node:timers/promises';
import { ALL_KINDS } from '../generate/daprObjects';
import { Child } from '../processes/Child';
import type { ComponentSyncerCalls } from '../processes/componentSyncer';
import type { VclusterInformersCalls } from '../processes/vclusterInformers';
import { SyncerSize } from '../size';
import { asInImage } from './asInImage';
import { Connections, Vclusters } from './Vclusters';

/** How long the syncer has to notice who is dead. */
const NOTICE_MS = 5_000;

/** What standing still costs, and what dead vclusters do to the others. */
export async function measureQuiet(
  size: SyncerSize['quiet'],
  progress: (line: string) => void,
) {
  const { vclusters: count, objects } = size;
  progress(
    `${count} vclusters with ${objects} resources of each of ${ALL_KINDS} kinds`,
  );
  const vclusters = await Vclusters.start(count, { kinds: ALL_KINDS, objects });
  try {
    progress(`informers of ${size.informers} vclusters`);
    const theirs = await measureInformers(vclusters, size);
    progress('the syncer: memory, standing still');
    const ours = await measureSyncer(vclusters, size, progress);
    return { ours, theirs, size };
  } finally {
    await vclusters.stop();
  }
}

export type QuietFigures = Awaited<ReturnType<typeof measureQuiet>>;

async function measureInformers(
  vclusters: Vclusters,
  { informers: count, idleSeconds }: SyncerSize['quiet'],
) {
  const child = new Child<VclusterInformersCalls>('vclusterInformers');
  const { host, vclusters: all } = vclusters.connections;
  try {
    const bare = await child.ask('bare');
    await child.ask('start', { host, vclusters: all.slice(0, count) });
    const { resident } = await child.ask('memory');
    const quiet = await vclusters.whileQuiet(
      () => child.ask('cpu'),
      count,
      Math.min(idleSeconds, 60),
    );
    return { resident: (resident - bare.resident) / count, ...quiet };
  } finally {
    await child.stop();
  }
}

async function measureSyncer(
  vclusters: Vclusters,
  { vclusters: count, objects, changes, idleSeconds }: SyncerSize['quiet'],
  progress: (line: string) => void,
) {
  const child = new Child<ComponentSyncerCalls>('componentSyncer', asInImage());
  const connections: Connections = vclusters.connections;
  try {
    const bare = await child.ask('bare');
    await vclusters.resetRequests();
    await child.ask('start', connections);
    await child.ask('whenSynced', count * ALL_KINDS * objects);
    const { resident, heap } = await child.ask('memory');
    const written = await vclusters.writes();
    // What it says about the start, in vclusters and on Leases, is not part of standing still.
    await child.ask('idle');
    const quiet = await vclusters.whileQuiet(
      () => child.ask('cpu'),
      count,
      idleSeconds,
    );
    progress('changes while all are alive, and while a tenth is dead');
    const dead = Math.ceil(count / 10);
    const others: [number, number] = [dead, count];
    const alive = await vclusters.changes(changes, 'alive', others);
    await vclusters.kill(dead);
    await pause(NOTICE_MS);
    const besideDead = await vclusters.changes(changes, 'beside', others);
    return {
      resident: (resident - bare.resident) / count,
      heap: (heap - bare.heap) / count,
      written,
      ...quiet,
      alive,
      besideDead,
    };
  } finally {
    await child.stop();
  }
}
