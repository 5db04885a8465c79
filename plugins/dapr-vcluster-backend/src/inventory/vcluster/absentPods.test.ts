import { PodItem } from '../model/model';
import { absentPods, newestSyncError } from './absentPods';
import { shownEvent } from './events';

const OVERTAKEN =
  'Error syncing: Operation cannot be fulfilled on pods "web-0-x-shop-x-a": the object has been modified; please apply your changes to the latest version and try again';
const DENIED = 'Error syncing: admission webhook "w" denied the request: no';

const pod = (name: string): PodItem => ({
  name,
  namespace: 'shop',
  uid: name,
  role: 'app',
  workload: name,
  labels: {},
  annotations: {},
});

const event = (message: string, lastTimestamp: string) =>
  shownEvent('virtual', {
    metadata: { name: 'e', namespace: 'shop' },
    type: 'Warning',
    reason: 'SyncError',
    message,
    lastTimestamp,
    involvedObject: { kind: 'Pod', namespace: 'shop', name: 'web-0' },
  });

const known = (...value: ReturnType<typeof event>[]) => ({
  state: 'known' as const,
  value,
  observedAt: '',
});

describe('newestSyncError', () => {
  it.each([
    OVERTAKEN,
    'update object: Operation cannot be fulfilled on pods "web-0-x-shop-x-a": StorageError: invalid object, Code: 4, Key: /registry/pods/vcluster-a/web-0-x-shop-x-a, ResourceVersion: 0, AdditionalErrorMsg: Precondition failed: UID in precondition: 1, UID in object meta: 2',
  ])('does not take a write that was overtaken for a cause: %s', message => {
    const events = known(event(message, '2026-11-29T10:00:00Z'));
    expect(newestSyncError(pod('web-0'), events)).toBeUndefined();
    expect(events.value[0].transient).toBe(true);
  });

  it('names the older refusal although a write was overtaken since', () => {
    const events = known(
      event(OVERTAKEN, '2026-11-29T10:00:05Z'),
      event(DENIED, '2026-11-29T10:00:00Z'),
    );
    expect(newestSyncError(pod('web-0'), events)).toBe(DENIED);
    expect(events.value[1].transient).toBeUndefined();
  });

  it('does not say why while the events are unknown', () => {
    const events = { state: 'unknown' as const, reason: 'no answer' };
    expect(newestSyncError(pod('web-0'), events)).toBeUndefined();
  });
});

describe('absentPods', () => {
  it('tells pods by namespace and name in the vcluster', () => {
    const onHost = {
      ...pod('web-0-x-shop-x-a'),
      virtual: { namespace: 'shop', name: 'web-0' },
    };
    expect(absentPods([pod('web-0'), pod('web-1')], [onHost])).toEqual([
      pod('web-1'),
    ]);
  });
});
