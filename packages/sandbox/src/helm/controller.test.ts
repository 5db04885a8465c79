import { Secret } from 'dapr-vcluster-kube-sim/controller-runtime';
import {
  deleteIfPresent,
  getIfPresent,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { eventually, gone, TestHost } from '../__testUtils__/TestHost';
import { withTestHost } from '../__testUtils__/withTestHost';
import { until } from '../__testUtils__/until';
import { HelmRelease, HelmRepository } from './flux';
import { manifestObjects, ReleaseStorage } from './storage';

let host: TestHost;
withTestHost(started => {
  host = started;
});

const refOf = (name: string) => ({ namespace: `vcluster-${name}`, name });
const patch = (name: string, spec: object) =>
  host.client.patch<HelmRelease>(RESOURCES.helmReleases, refOf(name), { spec });

describe('a release', () => {
  it('is installed, stored as Helm stores it, and reported as Flux reports it', async () => {
    await host.request({ name: 'good', version: '0.36.1' });
    await host.condition('vcluster-good', 'good', 'True');
    const release = await getIfPresent<HelmRelease>(
      host.client,
      RESOURCES.helmReleases,
      refOf('good'),
    );
    expect(release?.metadata.finalizers).toEqual(['finalizers.fluxcd.io']);
    expect(release?.status).toMatchObject({
      observedGeneration: 1,
      helmChart: 'vcluster-good/vcluster-good-good',
      lastAttemptedRevision: '0.36.1',
      lastAttemptedReleaseAction: 'install',
      storageNamespace: 'vcluster-good',
      conditions: [
        {
          type: 'Ready',
          status: 'True',
          reason: 'InstallSucceeded',
          message:
            'Helm install succeeded for release vcluster-good/good.v1 with chart vcluster@0.36.1',
        },
        { type: 'Released', status: 'True' },
      ],
      history: [
        {
          name: 'good',
          namespace: 'vcluster-good',
          version: 1,
          status: 'deployed',
          chartVersion: '0.36.1',
        },
      ],
    });
    const [stored] = await new ReleaseStorage(
      host.client,
      'vcluster-good',
      'good',
    ).all();
    expect(stored.info).toMatchObject({
      status: 'deployed',
      description: 'Install complete',
    });
    expect(manifestObjects(stored).map(each => each.kind)).toContain(
      'StatefulSet',
    );
  });

  it('is upgraded when its values change, and reinstalls nothing when they do not', async () => {
    await host.request({ name: 'up', version: '0.36.1' });
    await host.condition('vcluster-up', 'up', 'True');
    const quota = {
      policies: {
        resourceQuota: { enabled: true, quota: { 'count/pods': 9 } },
      },
    };
    await patch('up', { values: quota });
    await until('second revision', async () => {
      const release = await getIfPresent<HelmRelease>(
        host.client,
        RESOURCES.helmReleases,
        refOf('up'),
      );
      return release?.status?.history?.[0]?.version === 2;
    });
    const release = await getIfPresent<HelmRelease>(
      host.client,
      RESOURCES.helmReleases,
      refOf('up'),
    );
    expect(release?.status?.history?.map(each => each.status)).toEqual([
      'deployed',
      'superseded',
    ]);
    expect(release?.status?.conditions?.[0].reason).toBe('UpgradeSucceeded');
    await eventually(host.client, RESOURCES.resourceQuotas, {
      namespace: 'vcluster-up',
      name: 'vc-up',
    });
    await patch('up', { values: null });
    await gone(host.client, RESOURCES.resourceQuotas, {
      namespace: 'vcluster-up',
      name: 'vc-up',
    });
  });

  it('is left alone while suspended, and taken up afterwards', async () => {
    await host.request({ name: 'held', version: '9.9.9' });
    await host.condition('vcluster-held', 'held', 'False');
    await patch('held', {
      suspend: true,
      chart: { spec: { version: '0.36.1' } },
    });
    await host.host.idle();
    expect(
      await getIfPresent(host.client, RESOURCES.statefulSets, refOf('held')),
    ).toBeUndefined();
    await patch('held', { suspend: false });
    await host.condition('vcluster-held', 'held', 'True');
  });

  it('gives its objects back when deleted, and nothing else', async () => {
    await host.request({ name: 'bye', version: '0.36.1' });
    await host.condition('vcluster-bye', 'bye', 'True');
    const own = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { namespace: 'vcluster-bye', name: 'mine' },
    };
    await host.client.create(RESOURCES.configMaps, own);
    await deleteIfPresent(host.client, RESOURCES.helmReleases, refOf('bye'));
    await gone(host.client, RESOURCES.helmReleases, refOf('bye'));
    expect(
      await getIfPresent(host.client, RESOURCES.statefulSets, refOf('bye')),
    ).toBeUndefined();
    const secrets = await host.client.list<Secret>(RESOURCES.secrets, {
      namespace: 'vcluster-bye',
      labelSelector: 'owner=helm',
    });
    expect(secrets.items).toEqual([]);
    expect(
      await getIfPresent(host.client, RESOURCES.configMaps, own.metadata),
    ).toBeDefined();
    expect(
      await getIfPresent(host.client, RESOURCES.namespaces, {
        name: 'vcluster-bye',
      }),
    ).toBeDefined();
  });
});

describe('a release that cannot be', () => {
  async function failure(name: string) {
    const ready = await host.condition(`vcluster-${name}`, name, 'False');
    expect(
      await getIfPresent(host.client, RESOURCES.statefulSets, refOf(name)),
    ).toBeUndefined();
    return ready;
  }

  it('says which values the schema refuses, and stops there until they change', async () => {
    await host.request({
      name: 'schema',
      version: '0.36.1',
      values: { experimental: { multiNamespaceMode: { enabled: true } } },
    });
    expect(await failure('schema')).toMatchObject({
      reason: 'InstallFailed',
      message:
        "Helm install failed for release vcluster-schema/schema with chart vcluster@0.36.1: values don't meet the specifications of the schema(s) in the following chart(s):\nvcluster:\n- at '/experimental': additional properties 'multiNamespaceMode' not allowed",
    });
    await host.condition('vcluster-schema', 'schema', 'True', 'Stalled');
    await patch('schema', {
      values: { experimental: { multiNamespaceMode: null } },
    });
    await host.condition('vcluster-schema', 'schema', 'True');
  });

  it('says that the chart has no such version', async () => {
    await host.request({ name: 'version', version: '9.9.9' });
    expect(await failure('version')).toMatchObject({
      reason: 'SourceNotReady',
      message: expect.stringContaining(
        "no 'vcluster' chart with version matching '9.9.9' found",
      ),
    });
  });

  it('says that its repository is missing, and goes on when it comes', async () => {
    await host.request({ name: 'source', version: '0.36.1' });
    await host.condition('vcluster-source', 'source', 'True');
    await patch('source', {
      chart: { spec: { sourceRef: { name: 'later' } } },
    });
    const ready = await host.condition('vcluster-source', 'source', 'False');
    expect(ready.message).toContain(
      'helmrepositories.source.toolkit.fluxcd.io "later" not found',
    );
    await host.client.create<HelmRepository>(RESOURCES.helmRepositories, {
      apiVersion: RESOURCES.helmRepositories.apiVersion,
      kind: RESOURCES.helmRepositories.kind,
      metadata: { namespace: 'vcluster-source', name: 'later' },
      spec: {
        interval: '1h',
        url: 'https://charts.loft.sh/',
      } as HelmRepository['spec'],
    });
    await host.condition('vcluster-source', 'source', 'True');
  });

  it('says that a repository cannot be reached', async () => {
    const ref = { namespace: 'default', name: 'elsewhere' };
    await host.client.create<HelmRepository>(RESOURCES.helmRepositories, {
      apiVersion: RESOURCES.helmRepositories.apiVersion,
      kind: RESOURCES.helmRepositories.kind,
      metadata: ref,
      spec: {
        interval: '1h',
        url: 'https://charts.example.org',
      } as HelmRepository['spec'],
    });
    const repository = await eventually<HelmRepository>(
      host.client,
      RESOURCES.helmRepositories,
      ref,
      each => each.status?.conditions,
    );
    expect(repository.status?.conditions?.[0]).toMatchObject({
      type: 'Ready',
      status: 'False',
      reason: 'IndexationFailed',
    });
  });

  it('takes over no object that Helm did not make', async () => {
    await host.client.create(RESOURCES.namespaces, {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'vcluster-taken' },
    });
    await host.client.create<KubeObject>(RESOURCES.services, {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: refOf('taken'),
      spec: { ports: [{ port: 1 }] },
    });
    await host.request({ name: 'taken', version: '0.36.1' });
    expect((await failure('taken')).message).toContain(
      'Service "taken" in namespace "vcluster-taken" exists and cannot be imported',
    );
  });
});
