import {
  deleteIfPresent,
  getIfPresent,
  Resource,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { Bench, daprd, OpenTenant } from '../contract/Bench';
import { secret } from '../contract/objects';
import { isLab, openTarget } from '../contract/target/openTarget';
import { until } from '../contract/until';
import { FixedTutorial, fixTutorial } from './tutorial';
import { Pod } from 'dapr-vcluster-kube-sim/controller-runtime';

jest.setTimeout(180_000);

const SECRET = 'my-statestore-secrets';
const KINDS: Record<string, Resource> = {
  Component: RESOURCES.components,
  Deployment: RESOURCES.deployments,
  Service: RESOURCES.services,
};

// The tutorial's vcluster has this name; its keys begin with it.
const NAME = `dapr-enabled-${Date.now().toString(36).slice(-4)}`;

describe('the files of a public tutorial, fixed', () => {
  let bench: Bench;
  let tenant: OpenTenant;
  let fixed: FixedTutorial;
  const podOf = (app: string, fits: (pod: Pod) => unknown) =>
    until(`host pod of ${app}`, async () => {
      const { items } = await bench.host.list<Pod>(RESOURCES.pods, {
        namespace: tenant.hostNamespace,
        labelSelector: `app.kubernetes.io/name=${app}`,
      });
      return items.find(fits);
    });

  beforeAll(async () => {
    bench = new Bench(await openTarget());
    fixed = await fixTutorial(NAME);
    tenant = await bench.tenant(
      NAME,
      'oss-multins',
      `vcluster-${NAME}`,
      fixed.values,
    );
  });
  afterAll(async () => {
    for (const name of [tenant.namespace, tenant.hostNamespace]) {
      await deleteIfPresent(bench.host, RESOURCES.namespaces, { name });
    }
    await bench.close();
  });

  it('leave to people what only people know', () => {
    expect(fixed.notes).toEqual([
      expect.stringMatching(`^Create Secret "${SECRET}" with key "redisPass`),
    ]);
    expect(fixed.left.filter(each => each.severity === 'error')).toEqual([]);
  });

  it('are taken by a vcluster whose chart has the fixed values', async () => {
    const { password } = bench.target.redis;
    const held = secret(SECRET, password);
    await tenant.virtual.create(RESOURCES.secrets, {
      ...held,
      data: { redisPassword: held.data.password },
    });
    await until('the Secret on the host', () =>
      getIfPresent(bench.host, RESOURCES.secrets, {
        namespace: tenant.hostNamespace,
        name: SECRET,
      }),
    );
    await until('the CRD in the vcluster', () =>
      tenant.virtual.list(RESOURCES.components, {}).catch(() => undefined),
    );
    for (const manifest of fixed.manifests) {
      const { kind, metadata } = manifest;
      await tenant.virtual.create(KINDS[kind], {
        ...manifest,
        metadata: { ...metadata, namespace: 'default' },
      });
    }
    const component = await until('the Dapr Component on the host', () =>
      getIfPresent(bench.host, RESOURCES.components, {
        namespace: tenant.hostNamespace,
        name: 'my-statestore',
      }),
    );
    expect(component).toMatchObject({ scopes: ['my-example-app', 'go-app'] });
  });

  it.each(['java-app', 'go-app'])('have %s load the state store', async app => {
    const pod = await podOf(app, each => daprd(each)?.ready);
    expect(await bench.loaded(pod)).toEqual(['my-statestore']);
  });

  // Nothing of a simulated host answers as an app.
  if (isLab) {
    it('let one app read what the other wrote', async () => {
      const ready = (pod: Pod) =>
        pod.status?.containerStatuses?.every(each => each.ready);
      const at = async (app: string) =>
        `http://${(await podOf(app, ready)).status!.podIP}:8080/`;
      const writer = await at('java-app');
      const reader = await at('go-app');
      const ask = async (method: string, url: string) =>
        (await fetch(url, { method })).json();
      expect(await ask('POST', `${writer}?value=42`)).toEqual(['42']);
      expect(await ask('GET', reader)).toEqual(['42']);
      await ask('DELETE', writer);
      expect(await ask('GET', reader)).toEqual([]);
    });
  }
});
