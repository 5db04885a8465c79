import { Metric } from '../report/Metric';
import { SyncerSize } from '../size';
import { measureBusy } from './busy';
import { busyMetrics, quietMetrics } from './metrics';
import { measureQuiet } from './quiet';

/** Measures the Component syncer; the children it starts are ended whatever happens. */
export async function runSyncer(
  { busy, quiet }: SyncerSize,
  progress: (line: string) => void,
): Promise<Metric[]> {
  return [
    ...busyMetrics(await measureBusy(busy, progress)),
    ...quietMetrics(await measureQuiet(quiet, progress)),
  ];
}
