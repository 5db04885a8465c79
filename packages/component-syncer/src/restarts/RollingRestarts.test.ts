import {
  KubeClient,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { SyncedHost } from '../__testUtils__/SyncedHost';
import { until } from '../__testUtils__/until';
import { RollingRestarts } from './RollingRestarts';

const { deployments, statefulSets, pods, replicaSets } = RESOURCES;
const RESTARTED = 'kubectl.kubernetes.io/restartedAt';

let host: SyncedHost;
let vcluster: KubeClient;
let told: Array<{ name: string; reason: string; message: string }>;
let stop: AbortController;
let restarts: RollingRestarts;

beforeEach(async () => {
  host = await SyncedHost.start();
  vcluster = await host.vcluster('team-a');
  told = [];
  stop = new AbortController();
  restarts = new RollingRestarts({
    client: vcluster,
    // Nothing here depends on how long is waited.
    timers: {
      after: (_, callback) => {
        const timer = setTimeout(callback, 5);
        return () => clearTimeout(timer);
      },
    },
    now: () => new Date(),
    signal: stop.signal,
    tell: async ({ metadata }, { reason, message }) => {
      told.push({ name: metadata.name, reason, message });
    },
    onError: error => {
      throw error;
    },
  });
});
afterEach(async () => {
  stop.abort();
  await restarts.ended();
  await host.close();
});

const REPLICAS = 3;
const labels = (name: string) => ({ app: name });
const template = (name: string) => ({
  metadata: { labels: labels(name) },
  spec: { containers: [{ name: 'app', image: 'app:1' }] },
});
const meta = (name: string, owner?: KubeObject) => ({
  namespace: 'default',
  name,
  labels: labels(name),
  ...(owner && {
    ownerReferences: [
      {
        apiVersion: owner.apiVersion!,
        kind: owner.kind!,
        name: owner.metadata.name,
        uid: owner.metadata.uid!,
        controller: true,
      },
    ],
  }),
});

/** Says of a workload that so many of its replicas are as they have to be. */
async function report(
  resource: typeof deployments,
  name: string,
  available: number,
) {
  const object = await vcluster.get(resource, { namespace: 'default', name });
  await vcluster.patch(
    resource,
    { namespace: 'default', name },
    {
      status: {
        observedGeneration: object.metadata.generation,
        replicas: REPLICAS,
        updatedReplicas: REPLICAS,
        availableReplicas: available,
        readyReplicas: available,
      },
    },
    { subresource: 'status' },
  );
}

async function workload(
  resource: typeof deployments,
  name: string,
  spec: object = {},
) {
  const made = await vcluster.create(resource, {
    metadata: meta(name),
    spec: {
      replicas: REPLICAS,
      selector: { matchLabels: labels(name) },
      template: template(name),
      ...(resource === statefulSets && { serviceName: name }),
      ...spec,
    },
  });
  await report(resource, name, REPLICAS);
  const owner =
    resource === deployments
      ? await vcluster.create(replicaSets, {
          metadata: meta(`${name}-rs`, made),
          spec: {
            selector: { matchLabels: labels(name) },
            template: template(name),
          },
        })
      : made;
  await vcluster.create(pods, {
    metadata: meta(`${name}-0`, owner),
    spec: template(name).spec,
  });
  return { namespace: 'default', name: `${name}-0` };
}

const isRestarted = async (resource: typeof deployments, name: string) => {
  const { spec } = await vcluster.get<any>(resource, {
    namespace: 'default',
    name,
  });
  return spec.template.metadata.annotations?.[RESTARTED] ? true : undefined;
};

it('restarts one workload after the other, each when the one before is available again', async () => {
  const added = [
    await workload(deployments, 'one', {
      strategy: { rollingUpdate: { maxUnavailable: 1, maxSurge: 0 } },
    }),
    await workload(statefulSets, 'two'),
  ];
  restarts.add(added);
  restarts.add([added[0]]);
  await until('the first', () => isRestarted(deployments, 'one'));
  await report(deployments, 'one', REPLICAS - 1);
  // It asks again and again, and the second one stays as it is.
  const asked = host.vclusters.get('vcluster-team-a/team-a')!.server.requests;
  const before = asked.count('get', 'deployments.apps');
  await until('some looks', async () =>
    asked.count('get', 'deployments.apps') > before + 3 ? true : undefined,
  );
  expect(await isRestarted(statefulSets, 'two')).toBeUndefined();
  await report(deployments, 'one', REPLICAS);
  await until('the second', () => isRestarted(statefulSets, 'two'));
  await report(statefulSets, 'two', REPLICAS);
  await restarts.ended();
  expect(told.map(({ name, reason }) => `${name} ${reason}`)).toEqual([
    'one Restarting',
    'two Restarting',
  ]);
});

it.each([
  [
    'lets two stop at once',
    deployments,
    { strategy: { rollingUpdate: { maxUnavailable: '70%', maxSurge: 0 } } },
    /maxUnavailable lets 2 replicas stop at once/,
  ],
  [
    'stops all at once',
    deployments,
    { strategy: { type: 'Recreate' } },
    /Recreate stops all 3/,
  ],
  ['is paused', deployments, { paused: true }, /rollout is paused/],
  [
    'is restarted by deletion only',
    statefulSets,
    { updateStrategy: { type: 'OnDelete' } },
    /OnDelete/,
  ],
])(
  'leaves one alone that %s, and says so',
  async (_, resource, spec, message) => {
    restarts.add([await workload(resource, 'one', spec)]);
    await restarts.ended();
    expect(told).toEqual([
      {
        name: 'one',
        reason: 'NotRestarted',
        message: expect.stringMatching(message),
      },
    ]);
    expect(await isRestarted(resource, 'one')).toBeUndefined();
  },
);

it('leaves one alone that lacks a replica already', async () => {
  const pod = await workload(deployments, 'one');
  await report(deployments, 'one', REPLICAS - 1);
  restarts.add([pod]);
  await restarts.ended();
  expect(told[0]).toMatchObject({
    reason: 'NotRestarted',
    message: expect.stringContaining('only 2 of its 3 replicas'),
  });
});
