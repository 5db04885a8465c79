import fc from 'fast-check';
import { advance, Update } from './advance';
import { savedIn } from './Timeline';
import { Observation, SeenTenant } from './types';
import { HOUR_MS } from '../../platform/milliseconds';

const MINUTE = 60_000;
const START = Date.UTC(2026, 8, 10, 12);

const RUNNING = { separate: 10, vcluster: 2, dedicated: 3 };
const STOPPED = { separate: 8, vcluster: 1, dedicated: 1 };

function tenant(name: string, given: Partial<SeenTenant> = {}): SeenTenant {
  const state = given.state ?? 'running';
  return {
    tenant: `h/${name}/${name}`,
    uid: `uid-${name}`,
    state,
    owner: 'group:default/a',
    preset: null,
    version: '0.37.2',
    currency: 'USD',
    weight: 1,
    rates: state === 'running' ? RUNNING : STOPPED,
    runningRates: RUNNING,
    createdAt: START,
    ...given,
  };
}

const shared = () => ({ cluster: 4, planes: 2 });

const seeing = (
  now: number,
  tenants: SeenTenant[],
  given: Partial<Observation> = {},
): Observation => ({ host: 'h', now, tenants, shared, ...given });

/** Runs observations one after the other, keeping what ended. */
function run(all: readonly Observation[]) {
  let state: Update | undefined;
  const closed: Update['closed'] = [];
  for (const observation of all) {
    const next = advance(state?.host, state?.open ?? [], observation);
    if (next) {
      closed.push(...next.closed);
      state = next;
    }
  }
  return { ...state!, closed };
}

const hoursOf = (all: ReadonlyArray<{ from: number; until: number }>) =>
  all.reduce((sum, { from, until }) => sum + (until - from) / HOUR_MS, 0);

describe('the first view of a host', () => {
  it('goes back to the creation of each tenant and marks it', () => {
    const { closed, open, host } = run([
      seeing(START + 10 * HOUR_MS, [
        tenant('a'),
        tenant('b', { createdAt: START + 4 * HOUR_MS }),
      ]),
    ]);
    expect(closed.every(({ backfilled }) => backfilled)).toBe(true);
    expect(hoursOf(closed)).toBe(16);
    expect(open.map(({ from, backfilled }) => [from, backfilled])).toEqual([
      [START + 10 * HOUR_MS, false],
      [START + 10 * HOUR_MS, false],
    ]);
    // a alone for 4 hours, then half of what is shared: 10 h × (10 - 2) - 4 h × 6 - 6 h × 3
    expect(closed.map(({ saved }) => saved)).toEqual([38, 30]);
    expect(host.seen).toBe(START + 10 * HOUR_MS);
  });

  it('a paused tenant ran until it was paused', () => {
    const { closed } = run([
      seeing(START + 10 * HOUR_MS, [
        tenant('a', { state: 'stopped', pausedAt: START + 6 * HOUR_MS }),
      ]),
    ]);
    expect(closed.map(({ state, saved }) => [state, saved])).toEqual([
      // 6 h × (10 - 2 - 6) and 4 h × (8 - 1 - 6)
      ['running', 12],
      ['stopped', 4],
    ]);
  });
});

describe('later views', () => {
  const first = seeing(START, [tenant('a')]);

  it('count a new tenant from its creation, and a pause from its own time', () => {
    const { closed, open } = run([
      first,
      seeing(START + 10 * MINUTE, [
        tenant('a', { state: 'stopped', pausedAt: START + 6 * MINUTE }),
        tenant('b', { createdAt: START + 3 * MINUTE }),
      ]),
    ]);
    expect(closed).toHaveLength(1);
    expect(closed[0]).toMatchObject({
      tenant: 'h/a/a',
      until: START + 6 * MINUTE,
    });
    expect(open.map(({ cause, from }) => [cause, from])).toEqual([
      ['created', START + 3 * MINUTE],
      ['paused', START + 6 * MINUTE],
    ]);
  });

  it('count a tenant that is gone up to when it was last seen', () => {
    const { closed, open } = run([
      first,
      seeing(START + 5 * MINUTE, [tenant('a')]),
      seeing(START + 10 * MINUTE, []),
    ]);
    expect(open).toEqual([]);
    expect(closed).toMatchObject([{ until: START + 5 * MINUTE }]);
  });

  it('do not fill a gap', () => {
    const { closed, open } = run([
      first,
      seeing(START + 5 * HOUR_MS, [
        tenant('a'),
        tenant('b', { createdAt: START + HOUR_MS }),
      ]),
    ]);
    expect(closed).toEqual([]);
    expect(open.map(({ cause, from }) => [cause, from])).toEqual([
      ['after-gap', START + 5 * HOUR_MS],
      ['after-gap', START + 5 * HOUR_MS],
    ]);
  });

  it('wait when the clock has gone back', () => {
    const { host, open } = run([first]);
    expect(advance(host, open, seeing(START - 1, [tenant('a')]))).toBe(
      undefined,
    );
  });

  it('take a tenant that was made again for another one', () => {
    const { closed, open } = run([
      first,
      seeing(START + 5 * MINUTE, [tenant('a')]),
      seeing(START + 10 * MINUTE, [
        tenant('a', { uid: 'again', createdAt: START + 8 * MINUTE }),
      ]),
    ]);
    expect(closed).toMatchObject([{ uid: 'uid-a', until: START + 5 * MINUTE }]);
    expect(open).toMatchObject([{ uid: 'again', from: START + 8 * MINUTE }]);
  });

  it('say unknown, not zero, while a rate is unknown', () => {
    const unknown = tenant('a', { rates: null, runningRates: null });
    const { closed, open } = run([
      first,
      seeing(START + 10 * MINUTE, [unknown]),
      seeing(START + 20 * MINUTE, [tenant('a')]),
    ]);
    expect(closed.map(({ saved }) => saved)).toEqual([
      expect.any(Number),
      null,
    ]);
    expect(open).toHaveLength(1);
  });

  it('what is shared and unknown makes the time unknown', () => {
    const { closed } = run([
      first,
      seeing(START + 10 * MINUTE, [tenant('a')], { shared: () => null }),
      seeing(START + 20 * MINUTE, [tenant('a')]),
    ]);
    expect(closed.map(({ saved }) => saved)).toEqual([
      expect.any(Number),
      null,
    ]);
  });

  it('begin a new interval with each month', () => {
    const boundary = Date.UTC(2026, 9, 1);
    const { closed, open } = run([
      seeing(boundary - 5 * MINUTE, [
        tenant('a', { createdAt: boundary - 5 * MINUTE }),
      ]),
      seeing(boundary + 5 * MINUTE, [tenant('a')]),
    ]);
    expect(closed).toMatchObject([{ until: boundary, cause: 'found' }]);
    expect(open).toMatchObject([{ from: boundary, cause: 'month' }]);
  });
});

describe('for all histories', () => {
  const step = fc.record({
    minutes: fc.integer({ min: 0, max: 40 }),
    present: fc.uniqueArray(fc.nat(5), { maxLength: 6 }),
    stopped: fc.uniqueArray(fc.nat(5), { maxLength: 6 }),
    weights: fc.array(fc.integer({ min: 1, max: 9 }), {
      minLength: 6,
      maxLength: 6,
    }),
  });

  const history = fc.array(step, { minLength: 1, maxLength: 30 }).map(steps => {
    let now = Date.UTC(2026, 8, 30, 20);
    return steps.map(({ minutes, present, stopped, weights }) => {
      now += minutes * MINUTE;
      return seeing(
        now,
        present.map(index =>
          tenant(`t${index}`, {
            createdAt: now - 2 * MINUTE,
            weight: weights[index],
            state: stopped.includes(index) ? 'stopped' : 'running',
          }),
        ),
      );
    });
  });

  it('the parts of all tenants add up to what is shared', () => {
    fc.assert(
      fc.property(history, observations => {
        const { closed, open, host } = run(observations);
        const all = [
          ...closed,
          ...open.map(each => ({
            ...each,
            until: host.seen,
            ...savedIn(each, host),
          })),
        ];
        const borne = all.reduce((sum, { rates, from, until, bySharing }) => {
          const hours = (until - from) / HOUR_MS;
          return sum + hours * rates!.dedicated - bySharing!;
        }, 0);
        expect(borne).toBeCloseTo(2 * coveredHours(all), 6);
      }),
    );
  });

  it('no moment of a tenant counts twice', () => {
    fc.assert(
      fc.property(history, observations => {
        const { closed, open, host } = run(observations);
        const byTenant = new Map<string, [number, number][]>();
        for (const { uid, from, until } of [
          ...closed,
          ...open.map(each => ({ ...each, until: host.seen })),
        ]) {
          byTenant.set(uid, [...(byTenant.get(uid) ?? []), [from, until]]);
        }
        for (const spans of byTenant.values()) {
          spans.sort(([a], [b]) => a - b);
          expect(
            spans.every(
              ([from], index) => index === 0 || from >= spans[index - 1][1],
            ),
          ).toBe(true);
        }
      }),
    );
  });
});

/** Hours in which there was at least one interval. */
function coveredHours(
  all: ReadonlyArray<{ from: number; until: number }>,
): number {
  const edges = [...new Set(all.flatMap(({ from, until }) => [from, until]))];
  edges.sort((a, b) => a - b);
  return edges.reduce((hours, edge, index) => {
    const next = edges[index + 1] ?? edge;
    const isCovered = all.some(
      ({ from, until }) => from <= edge && until >= next && from < until,
    );
    return isCovered ? hours + (next - edge) / HOUR_MS : hours;
  }, 0);
}
