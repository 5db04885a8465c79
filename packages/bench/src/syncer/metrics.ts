import { compared, Metric, overBase } from '../report/Metric';
import type { BusyFigures } from './busy';
import type { QuietFigures } from './quiet';

/** Watches are renewed after this time on average: shorter looks would miss requests. */
const WATCH_SECONDS = 600;

export function busyMetrics({ ours, theirs }: BusyFigures): Metric[] {
  return [
    compared(
      'apply-to-host-p99',
      'ms',
      { ours: ours.apply, theirs: theirs.apply },
      { of: 'ours', relation: '<', bound: 500 },
    ),
    overBase(
      'start-to-synced',
      'ms',
      { ours: ours.start, base: theirs.readOnce },
      { of: 'ratio', relation: '<=', bound: 3 },
    ),
    compared(
      'start-to-synced-informers',
      'ms',
      { ours: ours.start, theirs: theirs.start },
      { of: 'ratio', relation: '>=', bound: 1 },
    ),
  ];
}

export function quietMetrics({ ours, theirs, size }: QuietFigures): Metric[] {
  const kilobytes = (bytes: number) => bytes / 1_000;
  const scale = size.vclusters / size.informers;
  return [
    compared(
      'resident-per-tenant',
      'kB',
      {
        ours: kilobytes(ours.resident),
        theirs: kilobytes(theirs.resident),
      },
      { of: 'ours', relation: '<=', bound: 400 },
    ),
    ...(size.idleSeconds < WATCH_SECONDS
      ? []
      : [
          compared(
            'idle-requests',
            'requests/min',
            { ours: ours.requests, theirs: theirs.requests },
            { of: 'ours', relation: '<=', bound: 7 },
          ),
        ]),
    compared(
      'idle-cpu',
      '% of a core',
      { ours: ours.cpu, theirs: theirs.cpu * scale },
      { of: 'ours', relation: '<', bound: 3 },
    ),
    overBase(
      'dead-tenants',
      'ms',
      { ours: ours.besideDead, base: ours.alive },
      { of: 'ratio', relation: '<=', bound: 1.2 },
    ),
  ];
}
