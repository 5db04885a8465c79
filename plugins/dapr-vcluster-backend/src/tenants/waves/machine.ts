/** States of a tenant in a wave. */
export type MemberState =
  | 'waiting'
  | 'running'
  | 'upgraded'
  | 'unchanged'
  | 'rolled-back'
  | 'failed'
  | 'skipped';

/** One tenant, as far as the order of upgrades depends on it. */
export type Member = {
  tenant: string;
  /** The canary is batch 0. */
  batch: number;
  state: MemberState;
  /** It has failed, and the wave was resumed all the same. */
  accepted: boolean;
  /** Milliseconds of the epoch. */
  endedAt?: number;
};

/** Ends of a wave; a stopped one can be resumed. */
export type WaveEnd = 'stopped' | 'cancelled' | 'done';

/** A wave, as far as the order of upgrades depends on it. */
export type WaveView<M extends Member = Member> = {
  state: 'running' | 'cancelling' | WaveEnd;
  batchSize: number;
  pauseMs: number;
  /** In the order in which they are upgraded. */
  members: readonly M[];
};

/** What to do next with a wave. */
export type NextStep<M extends Member = Member> = {
  /** Tenants to begin with, of which there is room for all. */
  start: M[];
  /** Tenants that are under way. */
  goOn: M[];
  /** The wave has come to an end. */
  end?: WaveEnd;
  /** Nothing is begun before, in milliseconds of the epoch. */
  notBefore?: number;
};

const RAN: readonly MemberState[] = [
  'upgraded',
  'unchanged',
  'rolled-back',
  'failed',
];

/** The canary, then batches of equal size: the batch of the tenant at each position. */
export function batchOf(
  position: number,
  { canary, batchSize }: { canary: number; batchSize: number },
): number {
  return position < canary
    ? 0
    : 1 + Math.floor((position - canary) / batchSize);
}

/** Whether a tenant has failed so that nothing else may be begun. */
export function hasFailed({ state, accepted }: Member): boolean {
  return (state === 'rolled-back' || state === 'failed') && !accepted;
}

/**
 * What to do next: one batch after the other, never more than the batch size at once, nothing new after a failure or a
 * cancellation. What is under way always comes to its end.
 *
 * @param now - milliseconds of the epoch
 */
export function nextStep<M extends Member>(
  wave: WaveView<M>,
  now: number,
): NextStep<M> {
  const { state, batchSize, members } = wave;
  const goOn = members.filter(each => each.state === 'running');
  if (state !== 'running' && state !== 'cancelling') {
    return { start: [], goOn: [] };
  }
  if (state === 'cancelling' || members.some(hasFailed)) {
    const end = state === 'cancelling' ? 'cancelled' : 'stopped';
    return { start: [], goOn, ...(goOn.length === 0 && { end }) };
  }
  const waiting = members.filter(each => each.state === 'waiting');
  if (waiting.length === 0) {
    return { start: [], goOn, ...(goOn.length === 0 && { end: 'done' }) };
  }
  const batch = Math.min(...[...goOn, ...waiting].map(each => each.batch));
  const notBefore = beginOf(batch, wave);
  if (notBefore !== undefined && now < notBefore) {
    return { start: [], goOn, notBefore };
  }
  const start = waiting
    .filter(each => each.batch === batch)
    .slice(0, Math.max(0, batchSize - goOn.length));
  return { start, goOn };
}

/** When a batch may begin; undefined for the first one, and for one that has begun. */
function beginOf(
  batch: number,
  { members, pauseMs }: WaveView,
): number | undefined {
  const hasBegun = members.some(
    each => each.batch === batch && (each.state === 'running' || hasRun(each)),
  );
  const before = members.filter(each => each.batch < batch && hasRun(each));
  return hasBegun || before.length === 0
    ? undefined
    : Math.max(...before.map(({ endedAt = 0 }) => endedAt)) + pauseMs;
}

/** Those that had the version before the wave was started have not. */
function hasRun({ state, endedAt }: Member): boolean {
  return RAN.includes(state) && endedAt !== undefined;
}
