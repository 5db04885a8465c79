import fc from 'fast-check';
import {
  ANNOTATION_EXPIRES,
  ANNOTATION_EXPIRES_AFTER,
  ANNOTATION_KEPT,
  ANNOTATION_LIFECYCLE,
  ANNOTATION_SCHEDULE,
} from 'backstage-plugin-dapr-vcluster-common';
import { decide } from './decide';
import { factsOf, LifecycleSource } from './facts';

const NOW = new Date('2026-06-10T12:00:00Z');
const DATE = '2026-06-09T20:00:00.000Z';
const SCHEDULE = JSON.stringify({
  sleep: '0 20 * * *',
  wake: '0 7 * * *',
  zone: 'UTC',
  since: '2026-01-01T00:00:00.000Z',
});
const RUNNING = { paused: false, sleeping: false, replicas: 1 };
const paused = (pausedAt?: string) => ({
  paused: true,
  sleeping: false,
  replicas: 0,
  pausedAt,
});

function sourceOf(
  annotations: Record<string, string>,
  extra: Partial<LifecycleSource> = {},
): LifecycleSource {
  return {
    name: 'a',
    host: { name: 'h', readOnly: false },
    labels: {
      'app.kubernetes.io/managed-by': 'backstage-dapr-vcluster',
      'dapr-vcluster/tenant-name': 'a',
    },
    annotations,
    workload: RUNNING,
    ...extra,
  };
}

const decided = (
  annotations: Record<string, string>,
  extra: Partial<LifecycleSource> = {},
  context: Partial<Parameters<typeof decide>[1]> = {},
) => {
  const facts = factsOf(sourceOf(annotations, extra));
  return (
    facts && decide(facts, { now: NOW, graceDays: 7, portal: 'me', ...context })
  );
};

const state = (value: object) => ({
  [ANNOTATION_LIFECYCLE]: JSON.stringify(value),
});
const expires = (at: string) => ({ [ANNOTATION_EXPIRES]: at });

describe('expiry', () => {
  it.each([
    ['2026-06-18T12:00:01.000Z', 'none'],
    ['2026-06-17T12:00:00.000Z', 'notify 7'],
    ['2026-06-11T12:00:00.000Z', 'notify 1'],
    ['2026-06-10T12:00:00.000Z', 'expire'],
    ['2020-01-01T00:00:00+02:00', 'expire'],
  ])('at %s comes to %s', (at, expected) => {
    const decision = decided(expires(at))!;
    const days = 'days' in decision ? ` ${decision.days}` : '';
    expect(`${decision.action}${days}`).toBe(expected);
  });

  it.each<[string, Record<string, string>, string]>([
    ['is over', {}, 'expire'],
    ['counts until there is a time', expires('2026-07-01T00:00:00Z'), 'none'],
    ['does not count for one that is kept', { [ANNOTATION_KEPT]: 'x' }, 'none'],
  ])('after a duration since the creation, which %s', (_, more, expected) => {
    const after = { [ANNOTATION_EXPIRES_AFTER]: '4w', ...more };
    const createdAt = '2026-05-13T12:00:00Z';
    expect(decided(after, { createdAt })?.action).toBe(expected);
  });

  it('is not guessed from a duration that is none', () => {
    const after = { [ANNOTATION_EXPIRES_AFTER]: '4 weeks' };
    expect(decided(after, { createdAt: '2020-01-01T00:00:00Z' })).toMatchObject(
      {
        action: 'none',
        why: `Nothing is done: annotation ${ANNOTATION_EXPIRES_AFTER} cannot be followed.`,
      },
    );
  });

  it('tells nobody of a near end that was just chosen', () => {
    const at = '2026-06-11T00:00:00.000Z';
    const chosen = { expiry: { at, setAt: '2026-06-10T11:59:00.000Z' } };
    expect(decided({ ...expires(at), ...state(chosen) })).toMatchObject({
      action: 'none',
    });
  });

  it('tells each once, and skips the first when the second is due', () => {
    const at = '2026-06-11T00:00:00.000Z';
    const told = (days: object) =>
      decided({ ...expires(at), ...state({ expiry: { at, told: days } }) })!;
    expect(told({ 7: DATE })).toMatchObject({ action: 'notify', days: 1 });
    expect(told({ 1: DATE })).toMatchObject({ action: 'none' });
  });

  it('starts again after it was set again', () => {
    const at = '2026-06-11T00:00:00.000Z';
    const old = { expiry: { at: DATE, told: { 1: DATE }, expiredSince: DATE } };
    expect(decided({ ...expires(at), ...state(old) })).toMatchObject({
      action: 'notify',
      days: 1,
    });
  });

  it('pauses only what runs', () => {
    const at = expires('2026-06-10T00:00:00.000Z');
    expect(decided(at)).toMatchObject({ action: 'expire', pauses: true });
    expect(decided(at, { workload: paused(DATE) })).toMatchObject({
      action: 'expire',
      pauses: false,
    });
    expect(decided(at, { workload: undefined })).toMatchObject({
      action: 'expire',
      pauses: false,
      why: expect.stringContaining('it is not installed'),
    });
  });

  it.each([
    ['2026-06-03T12:00:00.001Z', 'none'],
    ['2026-06-03T12:00:00.000Z', 'delete'],
  ])('with grace since %s comes to %s', (expiredSince, action) => {
    const at = '2026-06-01T00:00:00.000Z';
    const expiry = { at, told: { 0: DATE }, expiredSince };
    expect(
      decided(
        { ...expires(at), ...state({ expiry }) },
        { workload: paused(DATE) },
      ),
    ).toMatchObject({ action });
    expect(
      decided({
        ...expires(at),
        ...state({ expiry }),
        [ANNOTATION_KEPT]: 'user:default/ada',
      }),
    ).toMatchObject({ action: 'none', why: expect.stringContaining('kept') });
  });

  it('goes on when nobody can be told', () => {
    const at = '2026-06-01T00:00:00.000Z';
    const expiry = { at, expiredSince: '2026-06-02T00:00:00.000Z' };
    const all = { ...expires(at), ...state({ expiry }) };
    expect(decided(all)).toMatchObject({ action: 'notify', days: 0 });
    expect(decided(all, {}, { isMuted: true })).toMatchObject({
      action: 'delete',
    });
  });

  it('resumes what was extended or kept, but nothing that somebody else has paused', () => {
    const pause = { cause: 'expiry', for: 'x', date: DATE, done: true };
    const later = expires('2026-12-01T00:00:00.000Z');
    const all = { ...later, ...state({ pause }) };
    expect(decided(all, { workload: paused(DATE) })).toMatchObject({
      action: 'resume',
    });
    expect(decided(all, { workload: paused(NOW.toISOString()) })).toMatchObject(
      { action: 'none' },
    );
    expect(
      decided(
        {
          ...expires('2026-06-01T00:00:00.000Z'),
          ...state({ pause }),
          [ANNOTATION_KEPT]: 'user:default/ada',
        },
        { workload: paused(DATE) },
      ),
    ).toMatchObject({ action: 'resume' });
  });
});

describe('a schedule', () => {
  const all = (value: object = {}) => ({
    [ANNOTATION_SCHEDULE]: SCHEDULE,
    ...state(value),
  });
  const slept = {
    schedule: { since: '2026-01-01T00:00:00.000Z', handled: DATE },
    pause: { cause: 'schedule', for: DATE, date: DATE, done: true },
  };
  const night = { now: new Date('2026-06-10T22:00:00Z') };

  it('pauses what runs, once', () => {
    expect(decided(all(), {}, night)).toMatchObject({
      action: 'sleep',
      event: '2026-06-10T20:00:00.000Z',
    });
    const handled = {
      since: '2026-01-01T00:00:00.000Z',
      handled: '2026-06-10T20:00:00.000Z',
    };
    // Resumed by hand: until the next time.
    expect(decided(all({ schedule: handled }), {}, night)).toMatchObject({
      action: 'none',
    });
  });

  it('resumes only what it has paused', () => {
    expect(decided(all(slept), { workload: paused(DATE) })).toMatchObject({
      action: 'wake',
      event: '2026-06-10T07:00:00.000Z',
    });
    expect(
      decided(all(slept), { workload: paused('2026-06-09T20:00:00Z') }),
    ).toMatchObject({ action: 'pass' });
    expect(decided(all(slept))).toMatchObject({ action: 'pass' });
  });

  it('does not do what was before it was set', () => {
    const set = { ...JSON.parse(SCHEDULE), since: '2026-06-10T11:00:00.000Z' };
    expect(
      decided(
        { [ANNOTATION_SCHEDULE]: JSON.stringify(set), ...state(slept) },
        { workload: paused(DATE) },
      ),
    ).toMatchObject({ action: 'none' });
  });

  it('goes on with a pause that has not ended, unless somebody has resumed it', () => {
    const event = '2026-06-10T20:00:00.000Z';
    const begun = { cause: 'schedule', for: event, date: event };
    expect(
      decided(all({ pause: begun }), { workload: paused(event) }, night),
    ).toMatchObject({ action: 'sleep', event });
    expect(
      decided(all({ pause: { ...begun, scaled: true } }), {}, night),
    ).toMatchObject({
      action: 'pass',
      why: expect.stringContaining('resumed'),
    });
  });

  it('is not followed while the tenant is expired', () => {
    const at = '2026-06-01T00:00:00.000Z';
    expect(
      decided(
        {
          ...all({
            ...slept,
            expiry: { at, told: { 0: DATE }, expiredSince: DATE },
          }),
          ...expires(at),
        },
        { workload: paused(DATE) },
      ),
    ).toMatchObject({ action: 'none' });
  });

  it('that was removed through the portal resumes, one removed by hand does not', () => {
    const removed = (release: boolean) =>
      decided(state({ ...slept, pause: { ...slept.pause, release } }), {
        workload: paused(DATE),
      });
    expect(removed(true)).toMatchObject({ action: 'resume' });
    expect(removed(false)).toMatchObject({ action: 'none' });
  });
});

describe('nothing is done', () => {
  const due = expires('2026-06-01T00:00:00.000Z');
  it.each<[string, Record<string, string>, Partial<LifecycleSource>]>([
    ['read-only', due, { host: { name: 'h', readOnly: true } }],
    ['labels', due, { labels: {} }],
    ['labels', due, { name: 'b' }],
    ['expires-at', expires('tomorrow'), {}],
    ['expires-at', expires('2026-02-30T00:00:00Z'), {}],
    ['expires-at', expires('+010000-01-01T00:00:00Z'), {}],
    ['expires-at', expires(''), {}],
    ['sleep-schedule', { ...due, [ANNOTATION_SCHEDULE]: '{' }, {}],
    [
      'sleep-schedule',
      {
        ...due,
        [ANNOTATION_SCHEDULE]: SCHEDULE.replace('0 7 *', '* * *'),
      },
      {},
    ],
    ['lifecycle', { ...due, [ANNOTATION_LIFECYCLE]: '[]' }, {}],
    ['lifecycle', { ...due, ...state({ deletion: 'yes' }) }, {}],
    ['being deleted', due, { deletingSince: DATE }],
    [
      'expires-at',
      state({ expiry: { at: DATE, expiredSince: DATE } }),
      { workload: paused(DATE) },
    ],
    [
      'Another portal',
      {
        ...due,
        ...state({ claim: { by: 'you', until: '2026-06-10T12:00:01.000Z' } }),
      },
      {},
    ],
  ])('%s', (why, annotations, extra) => {
    expect(decided(annotations, extra)).toEqual({
      action: 'none',
      why: expect.stringContaining(why),
    });
  });

  it('whatever the annotations say, unless they can be read', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.oneof(fc.string(), fc.json()),
        fc.oneof(fc.string(), fc.json()),
        (at, schedule, lifecycle) => {
          const decision = decided({
            [ANNOTATION_EXPIRES]: at,
            [ANNOTATION_SCHEDULE]: schedule,
            [ANNOTATION_LIFECYCLE]: lifecycle,
          });
          expect(decision?.action).toBe('none');
        },
      ),
    );
  });

  it('for tenants without any', () => {
    expect(decided({ 'dapr-vcluster/owner': 'x' })).toBeUndefined();
  });
});
