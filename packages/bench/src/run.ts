import { Bench } from './metrics/Bench';
import {
  HostFigures,
  LoadFigures,
  measureHost,
  measureLargest,
  Progress,
} from './metrics/host';
import { indexMemory, MemoryFigures } from './metrics/memory';
import { compared, Metric, overBase } from './report/Metric';
import { Size } from './size';

const MB = 1024 * 1024;

/** Measures everything; the children it starts are ended whatever happens. */
export async function run(size: Size, progress: Progress): Promise<Metric[]> {
  const bench = new Bench();
  try {
    const [smallest, ...more] = size.hosts;
    const first = await measureHost(bench, smallest, size, progress);
    for (const tenants of more.slice(0, -1)) {
      await measureHost(bench, tenants, size, progress);
    }
    const tenants = more.at(-1)!;
    const last = await measureLargest(bench, tenants, size, progress);
    progress(`${tenants} tenants: memory of the index`);
    const { bareResident } = last.informers;
    const memory = await indexMemory(
      bench,
      { tenants, others: size.otherPods },
      bareResident,
    );
    return metricsOf(first, last, memory);
  } finally {
    await bench.close();
  }
}

function metricsOf(
  first: HostFigures,
  last: HostFigures & LoadFigures,
  memory: MemoryFigures,
): Metric[] {
  const { ours, theirs, requests, index, changes, informers } = last;
  return [
    compared(
      'tenant-page-p99',
      'ms',
      { ours: ours.p99, theirs: theirs.p99 },
      { of: 'ratio', relation: '>=', bound: 50 },
    ),
    compared(
      'tenant-page-p50',
      'ms',
      { ours: ours.p50, theirs: theirs.p50 },
      { of: 'ratio', relation: '>=', bound: 20 },
    ),
    overBase(
      'tenant-page-growth',
      'ms',
      { ours: ours.p99, base: first.ours.p99 },
      { of: 'ratio', relation: '<=', bound: 1.3 },
    ),
    compared('api-calls', 'requests/min', requests, {
      of: 'ratio',
      relation: '>=',
      bound: 100,
    }),
    overBase('index-time', 'ms', index, {
      of: 'ratio',
      relation: '<=',
      bound: 2,
    }),
    compared('change-to-revision-p99', 'ms', changes, {
      of: 'ours',
      relation: '<',
      bound: 50,
    }),
    compared(
      'heap-per-pod',
      'B',
      { ours: memory.heapPerPod, theirs: informers.heapPerPod },
      { of: 'ours', relation: '<', bound: 1_000 },
    ),
    compared(
      'heap-per-component',
      'B',
      { ours: memory.heapPerComponent, theirs: informers.heapPerComponent },
      { of: 'ours', relation: '<', bound: 1_000 },
    ),
    compared(
      'resident',
      'MB',
      { ours: memory.resident / MB, theirs: informers.resident / MB },
      { of: 'ratio', relation: '>=', bound: 1 },
    ),
    compared(
      'bytes-per-view',
      'B',
      { ours: ours.bytes, theirs: theirs.bytes },
      { of: 'ratio', relation: '>=', bound: 10 },
    ),
  ];
}
