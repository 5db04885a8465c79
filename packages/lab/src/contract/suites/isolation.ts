import {
  deleteIfPresent,
  KubeClient,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { Pod } from 'dapr-vcluster-kube-sim/controller-runtime';
import { daprd, isInjected, OpenTenant } from '../Bench';
import { IsolationPortal } from '../IsolationPortal';
import { app, component } from '../objects';
import { Stage } from '../Stage';
import { isLab } from '../target/openTarget';
import { until } from '../until';

/** Ways out of a pod to the node, each of which is enough. */
const ESCAPES: Record<string, object> = {
  'a privileged container': {
    containers: [
      { name: 'a', image: 'i', securityContext: { privileged: true } },
    ],
  },
  'a path of the node': {
    containers: [{ name: 'a', image: 'i' }],
    volumes: [{ name: 'root', hostPath: { path: '/' } }],
  },
  'the network of the node': {
    containers: [{ name: 'a', image: 'i' }],
    hostNetwork: true,
  },
};
const escapes = Object.entries(ESCAPES);

const podOf = (namespace: string, spec: object): KubeObject => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { namespace, name: 'escape' },
  spec,
});

/** Two tenants that a portal has created as it does by default, and what one can do to the host and to the other. */
export function isolationSuite(stage: Stage) {
  describe('isolation', () => {
    let portal: IsolationPortal;
    let attacker: OpenTenant;
    let victim: OpenTenant;
    /** The host with the rights of the attacker's syncer, which a tenant can take over. */
    let asSyncer: KubeClient;

    const create = async (name: string) => {
      const { ref } = await portal.create(name);
      return stage.bench.open({ ...ref, profile: 'oss-hostmanaged' });
    };
    const store = (name: string, { hostNamespace }: OpenTenant) =>
      stage.bench.host.create(
        RESOURCES.components,
        component(name, hostNamespace, {
          type: 'state.in-memory',
          metadata: {},
          scopes: ['orders'],
        }),
      );
    const isReady = (pod: Pod) => isInjected(pod) && daprd(pod)?.ready;
    const orders = (tenant: OpenTenant) =>
      stage.bench.hostPod(tenant, 'orders', isReady);

    beforeAll(async () => {
      portal = await IsolationPortal.start(stage.bench.target);
      attacker = await create(`att-${stage.run}`);
      victim = await create(`vic-${stage.run}`);
      asSyncer = await stage.bench.as({
        namespace: attacker.namespace,
        name: `vc-${attacker.name}`,
      });
      for (const [tenant, name] of [
        [attacker, 'of-attacker'],
        [victim, 'of-victim'],
      ] as const) {
        await store(name, tenant);
        await tenant.virtual.create(RESOURCES.deployments, app('orders'));
      }
      await until('the standard of the vcluster', async () => {
        const { metadata } = await attacker.virtual.get(RESOURCES.namespaces, {
          name: 'default',
        });
        return metadata.labels?.['pod-security.kubernetes.io/enforce'];
      });
    });
    afterAll(async () => {
      await portal?.stop();
      for (const tenant of [attacker, victim]) {
        if (tenant) {
          await stage.bench.target.uninstall(tenant);
          await deleteIfPresent(stage.bench.host, RESOURCES.namespaces, {
            name: tenant.namespace,
          });
        }
      }
    });

    it.each(escapes)('the vcluster refuses %s', async (_, spec) => {
      await expect(
        attacker.virtual.create(RESOURCES.pods, podOf('default', spec)),
      ).rejects.toMatchObject({
        status: 403,
        message: expect.stringContaining('violates PodSecurity "baseline:'),
      });
    });

    it.each(escapes)(
      'the host refuses %s of a syncer that was taken over',
      async (_, spec) => {
        await expect(
          asSyncer.create(RESOURCES.pods, podOf(attacker.namespace, spec)),
        ).rejects.toMatchObject({
          status: 403,
          message: expect.stringContaining('violates PodSecurity "baseline:'),
        });
        // It may create pods, so that it is the standard that refuses these.
        await expect(
          asSyncer.create(
            RESOURCES.pods,
            podOf(attacker.namespace, {
              containers: [{ name: 'a', image: 'i' }],
            }),
            { dryRun: true },
          ),
        ).resolves.toBeDefined();
      },
    );

    it('apps run with their sidecars, which have limits', async () => {
      const pod = await orders(attacker);
      expect(await stage.bench.loaded(pod)).toEqual(['of-attacker']);
      const { containers } = pod.spec as {
        containers: Array<{ name: string; resources?: object }>;
      };
      expect(
        containers.find(({ name }) => name === 'daprd')?.resources,
      ).toMatchObject({
        limits: { cpu: '1', memory: '512Mi', 'ephemeral-storage': '2Gi' },
      });
    });

    it('has quota, limits and network policies, which name no other tenant', async () => {
      const { namespace } = attacker;
      const { host } = stage.bench;
      for (const resource of [
        RESOURCES.resourceQuotas,
        RESOURCES.limitRanges,
      ]) {
        const { items } = await host.list(resource, { namespace });
        expect(items).toHaveLength(1);
      }
      const { items } = await host.list(RESOURCES.networkPolicies, {
        namespace,
      });
      expect(items.map(({ metadata }) => metadata.name).sort()).toEqual([
        `dapr-vcluster-${attacker.name}`,
        `dapr-vcluster-${attacker.name}-control-plane`,
      ]);
      expect(items[0].spec).toMatchObject({
        podSelector: {},
        policyTypes: ['Ingress', 'Egress'],
      });
      expect(JSON.stringify(items)).not.toContain(victim.namespace);
    });

    it.each([
      ['Secrets', RESOURCES.secrets],
      ['pods', RESOURCES.pods],
      ['ConfigMaps', RESOURCES.configMaps],
      ['Dapr Components', RESOURCES.components],
      ['Subscriptions', RESOURCES.subscriptions],
    ] as const)(
      'a syncer that was taken over reads no %s of another tenant',
      async (_, resource) => {
        const { namespace } = victim;
        await expect(
          asSyncer.list(resource, { namespace }),
        ).rejects.toMatchObject({ status: 403 });
        await expect(asSyncer.list(resource)).rejects.toMatchObject({
          status: 403,
        });
      },
    );

    it('a syncer that was taken over changes nothing of its isolation', async () => {
      const { namespace, name } = attacker;
      const policy = { namespace, name: `dapr-vcluster-${name}` };
      await expect(
        asSyncer.delete(RESOURCES.networkPolicies, policy),
      ).rejects.toMatchObject({ status: 403 });
      await expect(
        asSyncer.patch(
          RESOURCES.namespaces,
          { name: namespace },
          {
            metadata: {
              labels: { 'pod-security.kubernetes.io/enforce': null },
            },
          },
        ),
      ).rejects.toMatchObject({ status: 403 });
    });

    it('an app with the same app id loads no Dapr Components of another tenant', async () => {
      expect(await stage.bench.loaded(await orders(attacker))).toEqual([
        'of-attacker',
      ]);
      expect(await stage.bench.loaded(await orders(victim))).toEqual([
        'of-victim',
      ]);
    });

    it('the portal reads Secrets of its tenants only', async () => {
      const client = stage.bench.connect();
      const { namespace, name } = attacker;
      await expect(
        client.get(RESOURCES.secrets, { namespace, name: `vc-${name}` }),
      ).resolves.toBeDefined();
      for (const elsewhere of ['kube-system', 'dapr-system', undefined]) {
        await expect(
          client.list(RESOURCES.secrets, { namespace: elsewhere }),
        ).rejects.toMatchObject({ status: 403 });
      }
      await expect(
        client.delete(
          RESOURCES.namespaces,
          { name: 'kube-system' },
          { dryRun: true },
        ),
      ).rejects.toMatchObject({ status: 403 });
    });

    // The simulated sidecars answer health and metadata only.
    if (isLab) {
      it('an app neither reads the state of another tenant nor invokes its apps', async () => {
        const { status } = await orders(attacker);
        const ask = async (path: string) => {
          const answer = await fetch(`http://${status?.podIP}:3500${path}`);
          return `${answer.status} ${await answer.text()}`;
        };
        // Its own store answers, with nothing under this key; the API opens after the health check.
        const own = await until('the API of the sidecar', () =>
          ask('/v1.0/state/of-attacker/key').catch(() => undefined),
        );
        expect(own).toBe('204 ');
        expect(await ask('/v1.0/state/of-victim/key')).toMatch(
          /^400 .*state store of-victim is not found/,
        );
        expect(
          await ask(
            `/v1.0/invoke/orders.${victim.hostNamespace}/method/values`,
          ),
        ).toMatch(/^500 .*ERR_DIRECT_INVOKE/);
      });
    }
  });
}
