import {
  HttpKubeClient,
  KubeClient,
  KubeObject,
  RESOURCES,
  vclusterKubeConfig,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { CertificateAuthority } from 'dapr-vcluster-kube-sim';
import { realTimers, Timers } from './work';
import {
  applyComponent,
  eventually,
  redis,
  saidOf,
  SyncedHost,
} from './__testUtils__/SyncedHost';
import { until } from './__testUtils__/until';

const { components, secrets } = RESOURCES;
const AT = 'vcluster-team-a';
const KEY = `${AT}/team-a`;
const SECRET = { namespace: AT, name: 'vc-team-a' };

let host: SyncedHost;
let vcluster: KubeClient;
beforeEach(async () => {
  host = await SyncedHost.start();
  vcluster = await host.vcluster('team-a');
});
afterEach(() => host.close());

const serverOf = () => host.vclusters.get(KEY)!.server;

/** Writes the kubeconfig that vclusters keep in a Secret, with a new token; returns the token. */
async function rotate(serial: number): Promise<string> {
  const token = serverOf().issueToken({
    username: `admin-${serial}`,
    groups: ['system:masters'],
  });
  const config = JSON.stringify(serverOf().kubeconfig(token));
  await host.host.apply<KubeObject>(
    secrets,
    {
      metadata: SECRET,
      data: { config: Buffer.from(config).toString('base64') },
    },
    { force: true },
  );
  return token;
}

/** Starts the API server again at its address, with certificates of another CA. */
async function replaceAuthority(): Promise<void> {
  const before = serverOf();
  vcluster = await host.restoreVcluster(KEY, before.dump(), {
    ca: CertificateAuthority.create(),
    port: Number(new URL(before.url).port),
  });
}

/** As at the Service of a vcluster, whose address here is that of the simulated server. */
const connect = async (): Promise<KubeClient> => {
  const { data } = await host.host.get<
    KubeObject & { data: { config: string } }
  >(secrets, SECRET);
  const text = Buffer.from(data.config, 'base64').toString();
  return new HttpKubeClient(
    vclusterKubeConfig(text, () => serverOf().url),
    {
      fieldManager: 'dapr-vcluster-component-syncer',
      http2: true,
    },
  );
};

const synced = (name: string) =>
  eventually(
    vcluster,
    components,
    { namespace: 'default', name },
    object => saidOf(object)?.state === 'synced',
  );
const deletions = () =>
  host.server.requests.count('delete', 'components.dapr.io');

it('goes on with replaced credentials when the old ones are refused, whoever finds that out first', async () => {
  let old = await rotate(0);
  host.syncer({ connect });
  await applyComponent(vcluster, redis('store-0'));
  await synced('store-0');
  for (const [serial, notice] of [
    // A report is refused while all watches go on.
    () => {},
    // The watches are refused.
    () => serverOf().faults.dropWatches(),
  ].entries()) {
    const renewed = await rotate(serial + 1);
    serverOf().faults.revokeToken(old);
    notice();
    old = renewed;
    await applyComponent(vcluster, redis(`store-${serial + 1}`));
    await host.onHost(components, AT, `store-${serial + 1}`);
    await synced(`store-${serial + 1}`);
  }
  expect(deletions()).toBe(0);
});

it('keeps what is on the host while no credentials are taken, and says so', async () => {
  const old = await rotate(0);
  const { syncer } = host.syncer({ connect });
  await applyComponent(vcluster, redis('store'));
  await synced('store');
  serverOf().faults.revokeToken(old);
  serverOf().faults.dropWatches();
  await until('the refusal', async () =>
    syncer.status().vclusters[0].state === 'unreachable' ? true : undefined,
  );
  expect(syncer.status().vclusters[0].reason).toBe(
    'The credentials are no longer accepted.',
  );
  await vcluster.delete(components, { namespace: 'default', name: 'store' });
  await applyComponent(vcluster, redis('other'));
  expect(await host.onHost(components, AT, 'store')).toBeDefined();
  expect(deletions()).toBe(0);

  await rotate(1);
  await host.onHost(components, AT, 'other');
  await synced('other');
  await until('the deletion', async () => (deletions() > 0 ? true : undefined));
});

/** What would be tried again after half a minute, without a reason, is not. */
const impatient: Timers = {
  after: (ms, callback) =>
    ms < 30_000 ? realTimers.after(ms, callback) : () => {},
};

it('goes on with another CA as soon as the kubeconfig has it, and trusts no server before', async () => {
  await rotate(0);
  const { syncer } = host.syncer({ connect, timers: impatient });
  await applyComponent(vcluster, redis('store'));
  await synced('store');
  await replaceAuthority();
  await until('the refusal', async () =>
    syncer.status().vclusters[0].state === 'unreachable' ? true : undefined,
  );
  expect(syncer.status().vclusters[0].reason).toBe(
    'The certificate of the API server is not trusted.',
  );
  await applyComponent(vcluster, redis('later'));
  await vcluster.delete(components, { namespace: 'default', name: 'store' });
  expect(await host.onHost(components, AT, 'store')).toBeDefined();
  expect(deletions()).toBe(0);

  await rotate(1);
  await synced('later');
  await host.onHost(components, AT, 'later');
  await until('the deletion', async () => (deletions() > 0 ? true : undefined));
});
