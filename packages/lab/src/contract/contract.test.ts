import { singleNamespaceName } from 'backstage-plugin-dapr-vcluster-common';
import { Pod, WatchedObject } from 'dapr-vcluster-sandbox';
import { Bench, daprd, isInjected, OpenTenant } from './Bench';
import { K } from './kinds';
import { app, secret, stateStore } from './objects';
import { openTarget } from './target/openTarget';
import { until } from './until';

interface Secret extends WatchedObject {
  data?: Record<string, string>;
}
interface Event extends WatchedObject {
  reason?: string;
  message?: string;
}
interface Webhooks extends WatchedObject {
  webhooks: { clientConfig: object }[];
}

// A real API server takes ten seconds to start; a simulated one takes less.
jest.setTimeout(180_000);

/** Makes names of one run differ from those of the one before on the same host. */
const run = Date.now().toString(36).slice(-5);

let bench: Bench;
let single: OpenTenant;
let multi: OpenTenant;

beforeAll(async () => {
  bench = new Bench(await openTarget());
  single = await bench.tenant(`one-${run}`, 'oss-hostmanaged');
  multi = await bench.tenant(`two-${run}`, 'oss-multins');
});

afterAll(async () => {
  for (const { namespace, hostNamespace } of [single, multi]) {
    await bench.host.delete(K.namespaces, { name: namespace });
    await bench.host.delete(K.namespaces, { name: hostNamespace });
  }
  await bench.close();
});

const both = ['oss-hostmanaged', 'oss-multins'] as const;
const tenantOf = (profile: (typeof both)[number]) =>
  profile === 'oss-hostmanaged' ? single : multi;

describe.each(both)('what creating a tenant leaves (%s)', profile => {
  it('has the control plane under the chart’s labels', async () => {
    const { namespace, name } = tenantOf(profile);
    const set = await bench.host.get(K.statefulSets, { namespace, name });
    expect(set?.metadata.labels).toMatchObject({
      app: 'vcluster',
      release: name,
      chart: expect.stringMatching(/^vcluster-0\.\d+\.\d+$/),
    });
    const service = await bench.host.get(K.services, { namespace, name });
    expect(service?.metadata.labels?.['vcluster.loft.sh/service']).toBe('true');
    await until('a bound claim', async () => {
      const claim = await bench.host.get<
        WatchedObject & { status?: { phase?: string } }
      >(K.claims, { namespace, name: `data-${name}-0` });
      return claim?.status?.phase === 'Bound';
    });
  });

  it('has both service accounts, the configuration and the kubeconfig', async () => {
    const { namespace, name } = tenantOf(profile);
    for (const account of [`vc-${name}`, `vc-workload-${name}`]) {
      const found = await bench.host.get(K.serviceAccounts, {
        namespace,
        name: account,
      });
      expect(found?.metadata.name).toBe(account);
    }
    const config = await bench.host.get<Secret>(K.secrets, {
      namespace,
      name: `vc-config-${name}`,
    });
    expect(Object.keys(config?.data ?? {})).toEqual(['config.yaml']);
    const kubeconfig = await bench.host.get<Secret>(K.secrets, {
      namespace,
      name: `vc-${name}`,
    });
    expect(Object.keys(kubeconfig?.data ?? {})).toContain('config');
  });

  it('has the rights that the profile needs, and no wider ones', async () => {
    const { namespace, name } = tenantOf(profile);
    const role = await bench.host.get(K.roles, {
      namespace,
      name: `vc-${name}`,
    });
    const wide = await bench.host.get(K.clusterRoles, {
      name: `vc-mn-${name}-v-${namespace}`.slice(0, 63),
    });
    expect(Boolean(role)).toBe(profile === 'oss-hostmanaged');
    expect(Boolean(wide)).toBe(profile === 'oss-multins');
  });
});

describe('translation', () => {
  it('renames pods into the one namespace and says where they come from', async () => {
    await single.virtual.create(K.deployments, app('plain', {}));
    const pod = await bench.hostPod(single, 'plain');
    const virtual = pod.metadata.annotations?.['vcluster.loft.sh/object-name'];
    expect(pod.metadata.name).toBe(
      singleNamespaceName(virtual!, 'default', single.name),
    );
    expect(pod.metadata.labels).toMatchObject({
      app: 'plain',
      'vcluster.loft.sh/managed-by': single.name,
      'vcluster.loft.sh/namespace': 'default',
    });
    expect(pod.spec.serviceAccountName).toBe(`vc-workload-${single.name}`);
  });

  it('keeps names where every namespace has one of its own', async () => {
    const namespace = await bench.host.get(K.namespaces, {
      name: multi.hostNamespace,
    });
    expect(namespace?.metadata.labels).toMatchObject({
      'vcluster.loft.sh/vcluster-name': multi.name,
      'vcluster.loft.sh/vcluster-namespace': multi.namespace,
    });
    await multi.virtual.create(K.deployments, app('plain', {}));
    const pod = await bench.hostPod(multi, 'plain');
    expect(pod.metadata.name).toBe(
      pod.metadata.annotations?.['vcluster.loft.sh/object-name'],
    );
    expect(pod.metadata.labels).not.toHaveProperty([
      'vcluster.loft.sh/managed-by',
    ]);
  });

  it('shows the virtual pod the node, the address and the state of its copy', async () => {
    const copy = await bench.hostPod(single, 'plain');
    const name = copy.metadata.annotations!['vcluster.loft.sh/object-name'];
    const pod = await until('a running virtual pod', async () => {
      const found = await single.virtual.get<Pod>(K.pods, {
        namespace: 'default',
        name,
      });
      return found?.status?.phase === 'Running' && found;
    });
    expect(pod.spec.nodeName).toBe(copy.spec.nodeName);
    expect(pod.status?.podIP).toBe(copy.status?.podIP);
  });

  it('gives a Service the address it has on the host', async () => {
    await single.virtual.create(K.services, {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'plain', namespace: 'default' },
      spec: { selector: { app: 'plain' }, ports: [{ port: 80 }] },
    });
    type Service = WatchedObject & { spec: { clusterIP?: string } };
    await until('equal addresses', async () => {
      const copy = await bench.host.get<Service>(K.services, {
        namespace: single.hostNamespace,
        name: singleNamespaceName('plain', 'default', single.name),
      });
      const service = await single.virtual.get<Service>(K.services, {
        namespace: 'default',
        name: 'plain',
      });
      return (
        copy?.spec.clusterIP && copy.spec.clusterIP === service?.spec.clusterIP
      );
    });
  });
});

describe.each(both)('what is synced (%s)', profile => {
  const hostName = (name: string) =>
    profile === 'oss-hostmanaged'
      ? singleNamespaceName(name, 'default', single.name)
      : name;

  it('copies Secrets, their changes and their end', async () => {
    const { virtual, hostNamespace } = tenantOf(profile);
    const ref = { namespace: hostNamespace, name: hostName('kept') };
    await virtual.create(K.secrets, secret('kept', 'first'));
    const value = async () =>
      (await bench.host.get<Secret>(K.secrets, ref))?.data?.password;
    const encoded = (text: string) => Buffer.from(text).toString('base64');
    await until('the copy', async () => (await value()) === encoded('first'));
    await virtual.patch(
      K.secrets,
      { namespace: 'default', name: 'kept' },
      { data: { password: encoded('second') } },
    );
    await until(
      'the change',
      async () => (await value()) === encoded('second'),
    );
    await virtual.delete(K.secrets, { namespace: 'default', name: 'kept' });
    await until('the end', async () => (await value()) === undefined);
  });
});

describe('Dapr resources', () => {
  const minimal = {
    components: {
      spec: { type: 'state.in-memory', version: 'v1', metadata: [] },
    },
    configurations: { spec: { tracing: { samplingRate: '0' } } },
    resiliencies: { spec: { policies: {}, targets: {} } },
    subscriptions: {
      spec: { topic: 'orders', pubsubname: 'bus', routes: { default: '/' } },
    },
  } as const;

  it.each(Object.keys(minimal) as (keyof typeof minimal)[])(
    'reach the host under their names where the syncer copies them: %s',
    async plural => {
      const resource = K[plural];
      const ref = { namespace: multi.hostNamespace, name: 'copied' };
      await multi.virtual.create(resource, {
        apiVersion: resource.apiVersion,
        kind: resource.kind,
        metadata: { namespace: 'default', name: 'copied' },
        ...minimal[plural],
      });
      await until('the copy', () => bench.host.get(resource, ref));
      await multi.virtual.delete(resource, {
        namespace: 'default',
        name: 'copied',
      });
      await until(
        'its end',
        async () => !(await bench.host.get(resource, ref)),
      );
    },
  );

  it('are unknown inside a vcluster whose Components are kept on the host', async () => {
    const { status } = await single.virtual.raw({
      method: 'GET',
      path: '/apis/dapr.io/v1alpha1/components',
    });
    expect(status).toBe(404);
  });
});

describe('injection', () => {
  it('adds a sidecar to pods of a vcluster on the allow-list', async () => {
    await single.virtual.create(K.deployments, app('wanted'));
    const pod = await bench.hostPod(single, 'wanted', isInjected);
    expect(pod.metadata.labels).toMatchObject({
      'dapr.io/app-id': 'wanted',
      'dapr.io/sidecar-injected': 'true',
    });
  });

  it('silently does nothing for enabled: "yes"', async () => {
    await single.virtual.create(
      K.deployments,
      app('yes', { 'dapr.io/enabled': 'yes' }),
    );
    expect(isInjected(await bench.hostPod(single, 'yes'))).toBe(false);
  });

  it('rejects a bad app id, and the vcluster says so in an event', async () => {
    await single.virtual.create(
      K.deployments,
      app('bad', { 'dapr.io/enabled': 'true', 'dapr.io/app-id': 'Bad_Id' }),
    );
    const event = await until('a SyncError event', async () => {
      const { items } = await single.virtual.list<Event>(K.events, {
        namespace: 'default',
      });
      return items.find(
        ({ reason, message }) =>
          reason === 'SyncError' && message?.includes('Bad_Id'),
      );
    });
    expect(event.message).toContain('sidecar-injector.dapr.io');
    const { items } = await bench.host.list(K.pods, {
      namespace: single.hostNamespace,
      labelSelector: 'app=bad',
    });
    expect(items).toEqual([]);
  });

  it('silently does nothing when the injector cannot be reached', async () => {
    const [configuration] = (await bench.host.list<Webhooks>(K.webhooks)).items;
    const point = async (clientConfig: object) => {
      await bench.host.patch(
        K.webhooks,
        configuration.metadata,
        [
          {
            op: 'replace',
            path: '/webhooks/0/clientConfig',
            value: clientConfig,
          },
        ],
        { type: 'json' },
      );
    };
    const { clientConfig } = configuration.webhooks[0];
    await point({
      service: { namespace: 'dapr-system', name: 'nobody', path: '/mutate' },
    });
    try {
      // The API server reads its webhooks' configuration with a short delay.
      await until('a pod without a sidecar', async () => {
        const probe = `down-${Date.now().toString(36)}`;
        await single.virtual.create(K.deployments, app(probe));
        return !isInjected(await bench.hostPod(single, probe));
      });
    } finally {
      await point(clientConfig);
    }
    await until('a pod with a sidecar again', async () => {
      const probe = `up-${Date.now().toString(36)}`;
      await single.virtual.create(K.deployments, app(probe));
      return isInjected(await bench.hostPod(single, probe));
    });
  });

  it('silently does nothing for a vcluster outside the allow-list', async () => {
    const outside = await bench.tenant(
      `far-${run}`,
      'oss-hostmanaged',
      `outside-${run}`,
    );
    await outside.virtual.create(K.deployments, app('far'));
    expect(isInjected(await bench.hostPod(outside, 'far'))).toBe(false);
    await bench.target.uninstall(outside);
    await bench.host.delete(K.namespaces, { name: outside.namespace });
  });
});

describe('a sidecar and its Dapr Components', () => {
  const store = (name: string, secretName: string, more: object = {}) =>
    stateStore(name, multi.hostNamespace, {
      address: bench.target.redis.address,
      secret: secretName,
      scopes: [name],
      ...more,
    });
  const declare = (component: ReturnType<typeof store>) =>
    multi.virtual.create(K.components, {
      ...component,
      metadata: { ...component.metadata, namespace: 'default' },
    });
  const onHost = (name: string) =>
    until(`Component ${name} on the host`, () =>
      bench.host.get(K.components, { namespace: multi.hostNamespace, name }),
    );
  const isReady = (pod: Pod) => daprd(pod)?.ready;
  const hasCrashed = (pod: Pod) =>
    (daprd(pod)?.restartCount ?? 0) > 0 && daprd(pod)?.lastState.terminated;

  it('crashes over a missing Secret and recovers when the tenant makes it', async () => {
    await declare(store('waiting', 'late'));
    await onHost('waiting');
    await multi.virtual.create(K.deployments, app('waiting'));
    const crashed = await bench.hostPod(multi, 'waiting', hasCrashed);
    expect(daprd(crashed)?.lastState.terminated?.exitCode).toBe(1);
    expect(daprd(crashed)?.ready).toBe(false);
    await multi.virtual.create(
      K.secrets,
      secret('late', bench.target.redis.password),
    );
    const pod = await bench.hostPod(multi, 'waiting', isReady);
    expect(await bench.loaded(pod)).toEqual(['waiting']);
  });

  it('answers health and metadata through the host’s API server', async () => {
    const pod = await bench.hostPod(multi, 'waiting', isReady);
    expect((await bench.ask(pod, '/v1.0/healthz')).status).toBe(204);
    const { body } = await bench.ask(pod, '/v1.0/metadata');
    expect(JSON.parse(body)).toMatchObject({
      id: 'waiting',
      runtimeVersion: expect.stringMatching(/^1\.\d+\.\d+$/),
      components: [{ name: 'waiting', type: 'state.redis', version: 'v1' }],
    });
  });

  it('crashes over a wrong password', async () => {
    await multi.virtual.create(K.secrets, secret('wrong', 'not-the-password'));
    await declare(store('refused', 'wrong'));
    await onHost('refused');
    await multi.virtual.create(K.deployments, app('refused'));
    const crashed = await bench.hostPod(multi, 'refused', hasCrashed);
    expect(daprd(crashed)?.ready).toBe(false);
  });

  it('runs without the Dapr Component when its errors are ignored', async () => {
    await declare(store('ignored', 'wrong', { ignoreErrors: true }));
    await onHost('ignored');
    await multi.virtual.create(K.deployments, app('ignored'));
    const pod = await bench.hostPod(multi, 'ignored', isReady);
    expect((await bench.ask(pod, '/v1.0/healthz')).status).toBe(204);
    expect(await bench.loaded(pod)).toEqual([]);
  });

  it('loads what is scoped to it and nothing else', async () => {
    await multi.virtual.create(K.deployments, app('elsewhere'));
    const pod = await bench.hostPod(multi, 'elsewhere', isReady);
    expect(await bench.loaded(pod)).toEqual([]);
  });
});

describe('pause, deletion and what is left', () => {
  const scale = ({ namespace, name }: OpenTenant, replicas: number) =>
    bench.host.patch(
      K.statefulSets,
      { namespace, name },
      { spec: { replicas } },
    );

  it('leaves the apps running while the control plane is paused, and its data when it is back', async () => {
    await scale(single, 0);
    await until('no control plane', async () => {
      const answer = await single.virtual
        .get(K.namespaces, { name: 'default' })
        .catch(() => 'closed');
      return answer === 'closed';
    });
    const pod = await bench.hostPod(single, 'plain');
    expect(pod.status?.phase).toBe('Running');
    await scale(single, 1);
    const deployment = await until('the Deployment in the vcluster', () =>
      single.virtual
        .get(K.deployments, { namespace: 'default', name: 'plain' })
        .catch(() => undefined),
    );
    expect(deployment.metadata.name).toBe('plain');
  });

  it('leaves apps, namespaces, Secrets and the claim when only the chart is uninstalled', async () => {
    const { namespace, name } = multi;
    await multi.virtual.create(K.secrets, secret('left', 'behind'));
    const left = { namespace: multi.hostNamespace, name: 'left' };
    await until('the copy', () => bench.host.get(K.secrets, left));
    await bench.target.uninstall(multi);
    await until(
      'the end of the StatefulSet',
      async () => !(await bench.host.get(K.statefulSets, { namespace, name })),
    );
    expect(await bench.host.get(K.secrets, left)).toBeDefined();
    const claim = { namespace, name: `data-${name}-0` };
    expect(await bench.host.get(K.claims, claim)).toBeDefined();
    const pod = await bench.hostPod(multi, 'plain');
    expect(pod.metadata.name).toContain('plain');
  });
});
