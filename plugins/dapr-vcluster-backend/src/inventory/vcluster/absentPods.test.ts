import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
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

const event = (message: string, lastTimestamp: string, reason = 'SyncError') =>
  shownEvent('virtual', {
    metadata: { name: 'e', namespace: 'shop' },
    type: 'Warning',
    reason,
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
    [
      true,
      'did not sync pod "web-0" to host because the priority class "high" couldn\'t be reached in the host: not found',
    ],
    [true, 'Given nodeName worker-1 does not exist in virtual cluster'],
    [
      false,
      'Inter-pod affinity rule(s) that use both .namespaces and .namespaceSelector fields in the same term are not supported by vcluster yet. The .namespaceSelector fields of the unsupported affinity entries will be ignored.',
    ],
  ])('takes a warning for a cause: %s: %s', (isCause, message) => {
    const events = known(event(message, '2026-11-29T10:00:00Z', 'SyncWarning'));
    expect(newestSyncError(pod('web-0'), events)).toBe(
      isCause ? message : undefined,
    );
  });

  it.each([
    'Error syncing to host cluster: create object: pods "web-0-x-shop-x-a" is forbidden: Operation cannot be fulfilled on resourcequotas "vc-a": the object has been modified; please apply your changes to the latest version and try again',
    'delete object: Operation cannot be fulfilled on pods "web-0-x-shop-x-a": StorageError: invalid object, Code: 4, AdditionalErrorMsg: Precondition failed: ResourceVersion in precondition: 1, ResourceVersion in object meta: 2',
    'create object: object is being deleted: pods "web-0-x-shop-x-a" already exists',
    'Error syncing to host cluster: create object: context canceled',
    OVERTAKEN,
    'update object: Operation cannot be fulfilled on pods "web-0-x-shop-x-a": StorageError: invalid object, Code: 4, Key: /registry/pods/vcluster-a/web-0-x-shop-x-a, ResourceVersion: 0, AdditionalErrorMsg: Precondition failed: UID in precondition: 1, UID in object meta: 2',
  ])('does not take a write that was overtaken for a cause: %s', message => {
    const events = known(event(message, '2026-11-29T10:00:00Z'));
    expect(newestSyncError(pod('web-0'), events)).toBeUndefined();
    expect(events.value[0].transient).toBe(true);
  });

  it.each([
    `Error syncing: [patch object: pods "web-0-x-shop-x-a" is forbidden: exceeded quota: vc-a, requested: pods=1, used: pods=20, limited: pods=20, patch object: ${OVERTAKEN}]`,
    `Error syncing: [${DENIED}, ${OVERTAKEN}]`,
    `[Pod "web-0-x-shop-x-a" is invalid: spec.containers: Required value, ${OVERTAKEN}]`,
  ])('takes the refusal beside one for the cause: %s', message => {
    const events = known(event(message, '2026-11-29T10:00:00Z'));
    expect(newestSyncError(pod('web-0'), events)).toBe(message);
  });

  it.each([
    [
      'FailedToUpdateEndpointSlices',
      'Error updating Endpoint Slices for Service shop/web: failed to update web-x7f2k EndpointSlice for Service shop/web: Operation cannot be fulfilled on endpointslices.discovery.k8s.io "web-x7f2k": the object has been modified; please apply your changes to the latest version and try again',
      true,
    ],
    [
      'FailedToUpdateEndpoint',
      'Failed to update endpoint shop/web: Operation cannot be fulfilled on endpoints "web": the object has been modified; please apply your changes to the latest version and try again',
      true,
    ],
    [
      'FailedCreate',
      'Error creating: Operation cannot be fulfilled on resourcequotas "vc-a": the object has been modified; please apply your changes to the latest version and try again',
      true,
    ],
    // Recorded of a healthy Service of a vcluster 0.25.2.
    [
      'FailedToCreateEndpoint',
      'Failed to create endpoint for service default/go-app-service: endpoints "go-app-service" already exists',
      true,
    ],
    ['FailedCreate', 'Error creating: context canceled', undefined],
    ['BackOff', 'Back-off restarting failed container', undefined],
  ])(
    'tells of other events whether they are transient: %s %s',
    (reason, message, transient) => {
      const shown = shownEvent('virtual', {
        metadata: { name: 'e', namespace: 'shop' },
        type: 'Warning',
        reason,
        message,
      } as KubeObject);
      expect(shown.transient).toBe(transient);
    },
  );

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
