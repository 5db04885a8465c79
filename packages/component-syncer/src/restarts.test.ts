import {
  KubeClient,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import {
  applyComponent,
  eventsOf,
  eventually,
  redis,
  saidOf,
  SyncedHost,
} from './__testUtils__/SyncedHost';
import { until } from './__testUtils__/until';

const { components, pods } = RESOURCES;
const AT = 'vcluster-team-a';
const STORE = { namespace: 'default', name: 'store' };

let host: SyncedHost;
let vcluster: KubeClient;

/** A pod on the host, as a vcluster's syncer makes it, with a daprd that runs. */
async function sidecar(appId: string, version: string) {
  const name = `${appId}-0-x-default-x-team-a`;
  await host.host.create(pods, {
    metadata: {
      namespace: AT,
      name,
      labels: { 'vcluster.loft.sh/managed-by': 'team-a' },
      annotations: {
        'vcluster.loft.sh/object-name': `${appId}-0`,
        'vcluster.loft.sh/object-namespace': 'default',
        'dapr.io/enabled': 'true',
        'dapr.io/app-id': appId,
      },
    },
    spec: {
      containers: [
        { name: 'app', image: 'app:1' },
        { name: 'daprd', image: `ghcr.io/dapr/daprd:${version}` },
      ],
    },
  });
  await host.host.patch(
    pods,
    { namespace: AT, name },
    {
      status: {
        phase: 'Running',
        containerStatuses: [
          {
            name: 'daprd',
            ready: true,
            restartCount: 0,
            image: 'x',
            imageID: 'x',
            state: { running: { startedAt: '2026-01-01T00:00:00Z' } },
          },
        ],
      },
    },
    { subresource: 'status' },
  );
  return { namespace: AT, name };
}

beforeEach(async () => {
  host = await SyncedHost.start();
  vcluster = await host.vcluster('team-a');
});
afterEach(() => host.close());

const said = (fits: (status: any) => unknown) =>
  eventually(vcluster, components, STORE, object => {
    const status = saidOf(object);
    return status && fits(status);
  }).then(saidOf);

it('names the apps that have to restart, in status and event, until they have', async () => {
  const old = await sidecar('cart', '1.17.2');
  await sidecar('mail', '1.18.3');
  host.syncer({
    timers: {
      // Looks that are far apart come soon.
      after: (ms, callback) => {
        const timer = setTimeout(callback, ms >= 20_000 ? 50 : ms);
        return () => clearTimeout(timer);
      },
    },
  });
  await applyComponent(vcluster, redis('store', { scopes: ['cart', 'mail'] }));
  const isNamed = ({ findings }: any) =>
    findings.some(({ ruleId }: any) => ruleId === 'sync/restart');
  const status = await said(isNamed);
  expect(status.state).toBe('synced');
  expect(
    status.findings.find(({ ruleId }: any) => ruleId === 'sync/restart').title,
  ).toMatch(/default\/cart$/);
  await until('the event', async () => {
    const events = await eventsOf(vcluster, 'default', 'store');
    return events.some(
      ({ reason, message }) =>
        reason === 'Synced' && message.includes('sync/restart'),
    )
      ? true
      : undefined;
  });
  await host.host.delete(pods, old, { gracePeriodSeconds: 0 });
  await said(each => !isNamed(each));
});

it('names them for what was removed as well', async () => {
  await sidecar('cart', '1.17.2');
  host.syncer();
  await applyComponent(vcluster, redis('store'));
  await host.onHost(components, AT, 'store');
  await vcluster.delete(components, STORE);
  const event = await until('the event', async () => {
    const events = await eventsOf(vcluster, 'default', 'store');
    return events.find(({ reason }) => reason === 'RestartNeeded');
  });
  expect(event.message).toContain('default/cart');
});

it('says that it does not know when it may not read the pods', async () => {
  host.server.faults.forbid({ plural: 'pods' });
  host.syncer();
  await applyComponent(vcluster, redis('store'));
  const status = await said(({ findings }) =>
    findings.some(({ ruleId }: any) => ruleId === 'sync/restart-unknown'),
  );
  expect(status.state).toBe('synced');
});
