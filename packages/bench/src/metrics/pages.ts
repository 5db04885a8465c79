import { VIEWED_TENANTS } from '../generate/tenants';
import { OpenPage } from '../measure/pages';
import { percentile } from '../measure/percentile';

/** Answer times in milliseconds, and the size of one answer in bytes. */
export type PageFigures = { p50: number; p99: number; bytes: number };

/** Pages opened before the clock counts: code is compiled and connections are made then. */
const WARM_UP = 0.5;

type Times = { open: OpenPage; milliseconds: number[]; bytes: number };

/**
 * Opens pages of several tenants one after the other, of both in turn, so that whatever else the machine does meanwhile
 * slows down both alike.
 */
export async function comparePages(
  pages: { ours: OpenPage; theirs: OpenPage },
  counts: { ours: number; theirs: number },
): Promise<{ ours: PageFigures; theirs: PageFigures }> {
  const ours: Times = { open: pages.ours, milliseconds: [], bytes: 0 };
  const theirs: Times = { open: pages.theirs, milliseconds: [], bytes: 0 };
  for (let index = 0; index < counts.ours * WARM_UP; index++) {
    await ours.open(index % VIEWED_TENANTS);
  }
  for (let index = 0; index < counts.theirs * WARM_UP; index++) {
    await theirs.open(index % VIEWED_TENANTS);
  }
  const perTurn = Math.ceil(counts.ours / counts.theirs);
  for (let turn = 0; turn < counts.theirs; turn++) {
    for (let index = 0; index < perTurn; index++) {
      await openPage(ours);
    }
    await openPage(theirs);
  }
  return { ours: figuresOf(ours), theirs: figuresOf(theirs) };
}

async function openPage(times: Times) {
  const tenant = times.milliseconds.length % VIEWED_TENANTS;
  const answer = await times.open(tenant);
  times.milliseconds.push(answer.milliseconds);
  times.bytes += answer.bytes;
}

function figuresOf({ milliseconds, bytes }: Times): PageFigures {
  return {
    p50: percentile(milliseconds, 0.5),
    p99: percentile(milliseconds, 0.99),
    bytes: bytes / milliseconds.length,
  };
}
