import { ALL_KINDS } from '../generate/daprObjects';
import { Child } from '../processes/Child';
import type { ComponentSyncerCalls } from '../processes/componentSyncer';
import type { VclusterInformersCalls } from '../processes/vclusterInformers';
import { SyncerSize } from '../size';
import { asInImage } from './asInImage';
import { Vclusters } from './Vclusters';

/** What a start and changes cost: of the syncer, and of informers. */
export async function measureBusy(
  { vclusters: count, objects, changes }: SyncerSize['busy'],
  progress: (line: string) => void,
) {
  progress(`${count} vclusters with ${objects} Dapr Components each`);
  const vclusters = await Vclusters.start(count, { kinds: 1, objects });
  const all: [number, number] = [0, count];
  const { connections } = vclusters;
  try {
    progress('reading once, informers that copy');
    const informers = new Child<VclusterInformersCalls>('vclusterInformers');
    let theirs;
    try {
      await informers.ask('bare');
      const readOnce = await informers.ask('readOnce', {
        connections: [connections.host, ...connections.vclusters],
        kinds: ALL_KINDS,
      });
      const start = await informers.ask('start', connections);
      const apply = await vclusters.changes(changes, 'theirs', all);
      theirs = { readOnce, start, apply };
    } finally {
      await informers.stop();
    }
    progress('start, changes');
    const syncer = new Child<ComponentSyncerCalls>(
      'componentSyncer',
      asInImage(),
    );
    try {
      await syncer.ask('bare');
      await vclusters.resetRequests();
      await syncer.ask('start', connections);
      const start = await syncer.ask('whenSynced', count * objects);
      // What it says about the start, in vclusters and on Leases, is not part of a change.
      await syncer.ask('idle');
      const apply = await vclusters.changes(changes, 'ours', all);
      return { ours: { start, apply }, theirs };
    } finally {
      await syncer.stop();
    }
  } finally {
    await vclusters.stop();
  }
}

export type BusyFigures = Awaited<ReturnType<typeof measureBusy>>;
