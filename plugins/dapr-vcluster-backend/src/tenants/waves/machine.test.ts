import fc from 'fast-check';
import {
  batchOf,
  hasFailed,
  Member,
  MemberState,
  nextStep,
  WaveView,
} from './machine';

const MINUTE = 60_000;

const waveOf = (
  states: MemberState[],
  { canary = 1, batchSize = 2, pauseMs = 0 } = {},
): WaveView => ({
  state: 'running',
  batchSize,
  pauseMs,
  members: states.map((state, position) => ({
    tenant: `t${position}`,
    batch: batchOf(position, { canary, batchSize }),
    state,
    accepted: false,
    ...(state === 'upgraded' && { endedAt: position * MINUTE }),
  })),
});

const named = (members: Member[]) => members.map(({ tenant }) => tenant);

describe('nextStep', () => {
  it.each<[string, MemberState[], string[]]>([
    ['begins with the canary', ['waiting', 'waiting', 'waiting'], ['t0']],
    ['waits for the canary', ['running', 'waiting', 'waiting'], []],
    [
      'goes on with a batch',
      ['upgraded', 'waiting', 'waiting', 'waiting'],
      ['t1', 't2'],
    ],
    ['fills a batch up', ['upgraded', 'skipped', 'waiting', 'waiting'], ['t2']],
    [
      'begins with no batch before the one before has ended',
      ['upgraded', 'running', 'upgraded', 'waiting'],
      [],
    ],
    ['begins with nothing after a failure', ['rolled-back', 'waiting'], []],
  ])('%s', (_, states, expected) => {
    expect(named(nextStep(waveOf(states), 0).start)).toEqual(expected);
  });

  it('has no more at once than the batch size, also of a canary', () => {
    const wave = waveOf(Array(5).fill('waiting'), { canary: 5, batchSize: 2 });
    expect(named(nextStep(wave, 0).start)).toEqual(['t0', 't1']);
  });

  it('waits between batches since the last upgrade, and not within one', () => {
    const pauseMs = 10 * MINUTE;
    const between = waveOf(['upgraded', 'upgraded', 'upgraded', 'waiting'], {
      pauseMs,
    });
    expect(nextStep(between, 0)).toEqual({
      start: [],
      goOn: [],
      notBefore: 12 * MINUTE,
    });
    expect(named(nextStep(between, 12 * MINUTE).start)).toEqual(['t3']);
    const within = waveOf(['upgraded', 'upgraded', 'waiting'], { pauseMs });
    expect(named(nextStep(within, 0).start)).toEqual(['t2']);
  });

  it.each<[string, WaveView['state'], MemberState[], string | undefined]>([
    ['all have ended', 'running', ['upgraded', 'skipped'], 'done'],
    ['there is nobody', 'running', [], 'done'],
    ['one has failed', 'running', ['failed', 'waiting'], 'stopped'],
    [
      'another one still runs',
      'running',
      ['upgraded', 'failed', 'running'],
      undefined,
    ],
    ['it was cancelled', 'cancelling', ['upgraded', 'waiting'], 'cancelled'],
    [
      'it was cancelled, and one has failed',
      'cancelling',
      ['failed'],
      'cancelled',
    ],
    ['one still runs', 'cancelling', ['running', 'waiting'], undefined],
    ['it has ended', 'stopped', ['failed', 'waiting'], undefined],
  ])('ends when %s', (_, state, states, end) => {
    const step = nextStep({ ...waveOf(states), state }, 0);
    expect(step.end).toBe(end);
    expect(step.start).toEqual([]);
  });
});

/** The members, of which some have been upgraded by then. */
function settled({ members }: WaveView, some: Member[], now: number) {
  const done = new Set(named(some));
  return members.map(each =>
    done.has(each.tenant)
      ? { ...each, state: 'upgraded' as const, endedAt: now }
      : each,
  );
}

/** What happens to a wave, one thing after the other. */
type Happening =
  | { what: 'settle'; pick: number; outcome: MemberState }
  | { what: 'wait'; minutes: number }
  | { what: 'restart' }
  | { what: 'resume'; retry: boolean }
  | { what: 'cancel' };

const OUTCOMES: MemberState[] = [
  'upgraded',
  'unchanged',
  'rolled-back',
  'failed',
  'skipped',
];

const happening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      what: fc.constant('settle' as const),
      pick: fc.nat(30),
      outcome: fc.oneof(
        { weight: 6, arbitrary: fc.constant<MemberState>('upgraded') },
        { weight: 1, arbitrary: fc.constantFrom(...OUTCOMES) },
      ),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      what: fc.constant('wait' as const),
      minutes: fc.nat(20),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ what: 'restart' as const }) },
  {
    weight: 2,
    arbitrary: fc.record({
      what: fc.constant('resume' as const),
      retry: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ what: 'cancel' as const }) },
);

describe('a wave, whatever happens to it', () => {
  const settings = fc.record({
    size: fc.integer({ min: 1, max: 25 }),
    canary: fc.nat(6),
    batchSize: fc.integer({ min: 1, max: 6 }),
    pauseMinutes: fc.nat(10),
  });

  it('is worked through in order, within its bounds, and stops when it has to', () => {
    fc.assert(
      fc.property(
        settings,
        fc.array(happening, { maxLength: 80 }),
        ({ size, canary, batchSize, pauseMinutes }, happenings) => {
          const pauseMs = pauseMinutes * MINUTE;
          let wave = waveOf(Array(size).fill('waiting'), {
            canary,
            batchSize,
            pauseMs,
          });
          let now = 0;
          const begun = new Map<string, number>();
          const retried = new Map<string, number>();
          const set = (tenant: string, change: Partial<Member>) => {
            const members = wave.members.map(each =>
              each.tenant === tenant ? { ...each, ...change } : each,
            );
            wave = { ...wave, members };
          };
          const advance = () => {
            const step = nextStep(wave, now);
            const unsettled = wave.members.filter(({ state }) =>
              ['waiting', 'running'].includes(state),
            );
            for (const { tenant, batch, state } of step.start) {
              expect(state).toBe('waiting');
              expect(wave.state).toBe('running');
              expect(wave.members.some(hasFailed)).toBe(false);
              // No tenant is passed over for one of a later batch.
              expect(batch).toBe(Math.min(...unsettled.map(e => e.batch)));
              begun.set(tenant, (begun.get(tenant) ?? 0) + 1);
              set(tenant, { state: 'running' });
            }
            const running = wave.members.filter(e => e.state === 'running');
            expect(running.length).toBeLessThanOrEqual(batchSize);
            expect(new Set(running.map(e => e.batch)).size).toBeLessThan(2);
            expect(step.end ? running : []).toEqual([]);
            wave = { ...wave, state: step.end ?? wave.state };
          };
          advance();
          for (const each of happenings) {
            const running = wave.members.filter(e => e.state === 'running');
            if (each.what === 'settle' && running.length > 0) {
              const { tenant } = running[each.pick % running.length];
              set(tenant, { state: each.outcome, endedAt: now });
            } else if (each.what === 'wait') {
              now += each.minutes * MINUTE;
            } else if (each.what === 'restart') {
              // Whoever goes on knows what was written down, and nothing else.
              wave = JSON.parse(JSON.stringify(wave));
            } else if (each.what === 'cancel' && wave.state === 'running') {
              wave = { ...wave, state: 'cancelling' };
            } else if (each.what === 'resume' && wave.state === 'stopped') {
              for (const member of wave.members.filter(hasFailed)) {
                if (each.retry) {
                  retried.set(
                    member.tenant,
                    (retried.get(member.tenant) ?? 0) + 1,
                  );
                  set(member.tenant, { state: 'waiting', endedAt: undefined });
                } else {
                  set(member.tenant, { accepted: true });
                }
              }
              wave = { ...wave, state: 'running' };
            }
            advance();
          }
          // No tenant is begun with twice, but when somebody wanted that.
          for (const [tenant, times] of begun) {
            expect(times).toBeLessThanOrEqual(1 + (retried.get(tenant) ?? 0));
          }
          const left = wave.members.filter(e => e.state === 'waiting');
          expect(wave.state === 'done' && left.length > 0).toBe(false);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('comes to its end when every upgrade succeeds', () => {
    fc.assert(
      fc.property(settings, ({ size, canary, batchSize, pauseMinutes }) => {
        let now = 0;
        let wave = waveOf(Array(size).fill('waiting'), {
          canary,
          batchSize,
          pauseMs: pauseMinutes * MINUTE,
        });
        for (let turns = 0; wave.state === 'running'; turns++) {
          expect(turns).toBeLessThan(3 * size + 3);
          const { start, end, notBefore = now } = nextStep(wave, now);
          expect(start.length > 0 || end !== undefined || notBefore > now).toBe(
            true,
          );
          now = notBefore;
          const members = settled(wave, start, now);
          wave = { ...wave, members, state: end ?? wave.state };
        }
        expect(wave.state).toBe('done');
        expect(wave.members.map(({ state }) => state)).toEqual(
          Array(size).fill('upgraded'),
        );
      }),
    );
  });
});
