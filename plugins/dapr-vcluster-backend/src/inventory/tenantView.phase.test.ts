import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import {
  component,
  mappedNamespace,
  namespace,
  pod,
  release,
  vcluster,
} from '../__testUtils__/objects';
import { Sources, viewOf } from './__testUtils__/viewOf';

const NS = 'vcluster-a';

const phaseOf = async (objects: KubeObject[], sources?: Sources) => {
  const { phase, reason } = (await viewOf(objects, sources)).tenant;
  return reason ? `${phase}: ${reason}` : phase;
};

const own = (annotations: Record<string, string> = {}) =>
  namespace(NS, { annotations });
const controlPlanePod = (status: object) => ({
  ...pod(NS, 'a-0', {
    daprd: false,
    meta: {
      labels: { app: 'vcluster', release: 'a' },
      ownerReferences: [
        { apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'a', uid: '1' },
      ],
    },
  }),
  status,
});

/** A release that Flux leaves alone. */
const suspended = (object: KubeObject): KubeObject => {
  const { spec } = object as KubeObject & { spec: object };
  return { ...object, spec: { ...spec, suspend: true } } as KubeObject;
};
const readySince = (lastTransitionTime: string) => ({
  type: 'Ready',
  status: 'True',
  lastTransitionTime,
});

const INSTALLED = 'dapr-vcluster/installed-at';
const UNINSTALLED =
  'orphaned: Its vcluster was uninstalled, but its namespace is still on the host. Delete the tenant, or create it again with the same values.';

/** The namespace as the portal creates it for a tenant. */
const claimed = (annotations: Record<string, string> = {}) =>
  namespace(NS, {
    annotations,
    labels: {
      'app.kubernetes.io/managed-by': 'backstage-dapr-vcluster',
      'dapr-vcluster/tenant-name': 'a',
    },
  });

describe('phase', () => {
  it.each<[string, KubeObject[], Sources?]>([
    ['ready', [own(), vcluster(NS, 'a')]],
    [
      'starting: Its control plane has no pod yet.',
      [own(), vcluster(NS, 'a', { ready: 0 })],
    ],
    [
      'starting: Pod a-0 is pending.',
      [vcluster(NS, 'a', { ready: 0 }), controlPlanePod({ phase: 'Pending' })],
    ],
    [
      'failed: Pod a-0 does not run: CrashLoopBackOff.',
      [
        vcluster(NS, 'a', { ready: 0 }),
        controlPlanePod({
          containerStatuses: [
            {
              name: 'syncer',
              state: { waiting: { reason: 'CrashLoopBackOff' } },
            },
          ],
        }),
      ],
    ],
    [
      'paused: It is paused since 2026-11-25 03:40 UTC.',
      [
        vcluster(NS, 'a', {
          replicas: 0,
          meta: {
            annotations: {
              'loft.sh/paused': 'true',
              'loft.sh/paused-date': '2026-11-25T03:40:27.059Z',
            },
          },
        }),
      ],
    ],
    [
      'paused: It is paused since 2026-11-01.',
      [
        vcluster(NS, 'a', {
          replicas: 0,
          meta: {
            annotations: {
              'loft.sh/paused': 'true',
              'loft.sh/paused-date': '2026-11-01',
            },
          },
        }),
      ],
    ],
    [
      'sleeping: It sleeps until somebody uses it.',
      [
        vcluster(NS, 'a', {
          meta: { labels: { 'loft.sh/sleep-mode': 'true' } },
        }),
      ],
    ],
    [
      'scaled-down: It is scaled to zero replicas.',
      [vcluster(NS, 'a', { replicas: 0 })],
    ],
    [
      'deleting: It is being deleted since 2026-11-02.',
      [
        own({ 'dapr-vcluster/deleting-since': '2026-11-02' }),
        vcluster(NS, 'a'),
      ],
    ],
    ['starting: The vcluster is being installed.', [own(), release(NS, 'a')]],
    [
      'failed: Its release is suspended, so that nothing installs the vcluster; resume the release, or delete the tenant.',
      [own(), suspended(release(NS, 'a'))],
    ],
    [
      'starting: The vcluster is being installed.',
      [own(), release(NS, 'a', [readySince('2026-11-19T23:59:50Z')])],
    ],
    [
      'failed: Its release is ready since 2026-11-19T12:00:00Z, but its control plane is not on the host: it was deleted or uninstalled there. Reconcile the release, or delete the tenant.',
      [own(), release(NS, 'a', [readySince('2026-11-19T12:00:00Z')])],
    ],
    ['ready', [vcluster(NS, 'a'), suspended(release(NS, 'a'))]],
    [
      'failed: InstallFailed: no such chart',
      [
        release(NS, 'a', [
          {
            type: 'Ready',
            status: 'False',
            reason: 'InstallFailed',
            message: 'no such chart',
          },
        ]),
      ],
    ],
    [
      'orphaned: Its vcluster is gone, but 1 of its namespaces is still on the host.',
      [mappedNamespace('vcluster-x', { namespace: NS, name: 'a' }, 'shop')],
    ],
    [UNINSTALLED, [claimed({ [INSTALLED]: '2026-11-19T00:00:00Z' })]],
    [UNINSTALLED, [claimed({ [INSTALLED]: 'yesterday' })]],
    [UNINSTALLED, [claimed(), component(NS, 'left')]],
    [
      'starting: It was installed at 2026-11-19T23:59:50Z, and its vcluster is not seen yet.',
      [claimed({ [INSTALLED]: '2026-11-19T23:59:50Z' })],
    ],
    [UNINSTALLED, [claimed({ [INSTALLED]: '2027-11-19T00:00:00Z' })]],
    ['starting: Nothing has been installed yet.', [claimed()]],
    [
      'starting: Nothing has been installed yet.',
      [claimed()],
      { 'mcpservers.dapr.io': 'missing' },
    ],
    [
      'unknown: No vcluster is seen, and whether Dapr resources are left of an earlier one cannot be seen.',
      [claimed()],
      { 'components.dapr.io': 'forbidden' },
    ],
    [
      UNINSTALLED,
      [claimed({ [INSTALLED]: '2026-11-19T00:00:00Z' })],
      { 'components.dapr.io': 'forbidden' },
    ],
    [
      UNINSTALLED.replace('create it again with the same values', 'release it'),
      [
        namespace(NS, {
          // Ten seconds ago.
          annotations: { 'dapr-vcluster/adopted-at': '2026-11-19T23:59:50Z' },
          labels: { 'dapr-vcluster/tenant-name': 'a' },
        }),
      ],
    ],
    [
      'unknown: The workloads of the host cannot be seen.',
      [release(NS, 'a')],
      { 'statefulsets.apps': 'forbidden' },
    ],
  ])('%s', async (expected, objects, ...[sources]) => {
    expect(await phaseOf(objects, sources)).toBe(expected);
  });
});
