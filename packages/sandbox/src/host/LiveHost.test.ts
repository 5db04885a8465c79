import { realClock } from '../apiserver';
import {
  DEPLOYMENTS,
  KubeObject,
  NAMESPACES,
  Pod,
  PODS,
  SandboxClient,
  Secret,
  SECRETS,
} from '../client';
import { HELM_RELEASES, HELM_REPOSITORIES, HelmRelease } from '../helm';
import { adminKubeConfig } from '../syncer';
import { KubeConfig } from '@kubernetes/client-node';
import { LiveHost, startLiveHost } from './LiveHost';
import { until } from './testing/until';

jest.setTimeout(60_000);

let host: LiveHost;
let client: SandboxClient;

beforeAll(async () => {
  host = await startLiveHost({
    clock: realClock,
    onError: (what, error) =>
      process.stderr.write(`${what}: ${(error as Error).message}\n`),
  });
  client = new SandboxClient(adminKubeConfig(host.server));
});
afterAll(async () => {
  client?.close();
  await host?.close();
});

it('runs', async () => {
  const t0 = Date.now();
  await client.create(NAMESPACES, {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'vcluster-team-b' },
  });
  await client.create(HELM_REPOSITORIES, {
    apiVersion: 'source.toolkit.fluxcd.io/v1',
    kind: 'HelmRepository',
    metadata: { name: 'loft', namespace: 'vcluster-team-b' },
    spec: { url: 'https://charts.loft.sh', interval: '1h' },
  });
  await client.create(HELM_RELEASES, {
    apiVersion: 'helm.toolkit.fluxcd.io/v2',
    kind: 'HelmRelease',
    metadata: { name: 'team-b', namespace: 'vcluster-team-b' },
    spec: {
      interval: '1h',
      chart: {
        spec: {
          chart: 'vcluster',
          version: '0.36.1',
          sourceRef: { kind: 'HelmRepository', name: 'loft' },
        },
      },
      values: { sync: { toHost: { secrets: { all: true } } } },
    },
  } as never);
  const secret = await until('kubeconfig', () =>
    client.get<Secret>(SECRETS, {
      namespace: 'vcluster-team-b',
      name: 'vc-team-b',
    }),
  ).catch(async e => {
    console.log(
      JSON.stringify(
        await client.get<HelmRelease>(HELM_RELEASES, {
          name: 'team-b',
          namespace: 'vcluster-team-b',
        }),
        null,
        1,
      ),
      JSON.stringify(
        (await client.list<Pod>(PODS)).items.map(p => [
          p.metadata.name,
          p.status,
        ]),
      ),
    );
    throw e;
  });
  console.log('kubeconfig after', Date.now() - t0);
  const ready = await until('ready', async () =>
    (
      await client.get<HelmRelease>(HELM_RELEASES, {
        name: 'team-b',
        namespace: 'vcluster-team-b',
      })
    )?.status?.conditions?.find(c => c.type === 'Ready' && c.status === 'True'),
  );
  console.log(ready, Date.now() - t0);
  const kc = new KubeConfig();
  kc.loadFromString(Buffer.from(secret.data!.config, 'base64').toString());
  const virtual = new SandboxClient(kc);
  await virtual.create(DEPLOYMENTS, {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'orders', namespace: 'default' },
    spec: {
      replicas: 1,
      selector: { matchLabels: { app: 'orders' } },
      template: {
        metadata: { labels: { app: 'orders' } },
        spec: { containers: [{ name: 'app', image: 'x' }] },
      },
    },
  } as never);
  await until('virtual pod running', async () =>
    (
      await virtual.list<Pod>(PODS, { namespace: 'default' })
    ).items.find(p => p.status?.phase === 'Running'),
  ).catch(async e => {
    console.log(
      JSON.stringify((await virtual.list<KubeObject>(PODS)).items, null, 1),
      JSON.stringify(
        (
          await virtual.list<KubeObject>({
            apiVersion: 'v1',
            kind: 'Event',
            plural: 'events',
            namespaced: true,
          })
        ).items.map((i: any) => [i.reason, i.message, i.involvedObject]),
      ),
    );
    console.log(
      JSON.stringify(
        (await client.list<Pod>(PODS)).items.map(p => [
          p.metadata.name,
          p.status,
        ]),
      ),
    );
    throw e;
  });
  console.log('pod after', Date.now() - t0);
  virtual.close();
}, 60000);
