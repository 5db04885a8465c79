import { TENANT as tenant, useTenant } from '../../__testUtils__/tenant';

const deployment = JSON.stringify({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'writer' },
  spec: {
    template: { metadata: { annotations: { 'dapr.io/app-id': 'writer' } } },
  },
});

describe('vcluster:wait for sidecars and Dapr Components', () => {
  const { run, portal } = useTenant();
  const wait = (input: object) => run('vcluster:wait', { tenant, ...input });

  describe('sidecar-ready', () => {
    const sidecar = { for: 'sidecar-ready', appId: 'writer' };

    const deploy = () =>
      run('vcluster:manifests:apply', { tenant, manifests: deployment });

    it('ends when the sidecar is ready and has loaded the store', async () => {
      await deploy();
      const { log } = await wait({ ...sidecar, component: 'my-statestore' });
      expect(log).toEqual([
        'info App writer: pending: its image is being pulled',
        'info App writer: 1 of 1 sidecars ready (daprd 1.18.3)',
      ]);
    });

    it('waits for a pod to appear', async () => {
      portal().onRequest = ({ path }) => {
        if (path.endsWith('/sidecars') && portal().apps.objects.size === 0) {
          setImmediate(() =>
            portal().apps.objects.set('x', JSON.parse(deployment)),
          );
        }
      };
      const { log } = await wait(sidecar);
      expect(log[0]).toBe('info App writer: no pod with this app id yet');
      expect(log.at(-1)).toContain('sidecars ready');
    });

    it('does not treat "unknown" as "loaded"', async () => {
      await deploy();
      const unknown = {
        loaded: { state: 'unknown', reason: 'port 3501 is blocked' } as const,
      };
      portal().apps.looks = [unknown, {}];
      const { log } = await wait({ ...sidecar, component: 'my-statestore' });
      expect(log[0]).toBe(
        'info App writer: ready, but its loaded Dapr Components are unknown: port 3501 is blocked',
      );
    });

    it('names the Dapr Component that is not loaded', async () => {
      await deploy();
      await expect(
        wait({ ...sidecar, component: 'orders', timeoutMinutes: 0.05 }),
      ).rejects.toThrow(
        'seen last: App writer: ready, but orders is not loaded',
      );
    });

    it('fails with the fix for a pod without a sidecar', async () => {
      await deploy();
      portal().apps.looks = [
        {
          state: 'not-injected',
          summary: 'the injector does not accept the syncer.',
          findings: [
            {
              ruleId: 'not-injected/allow-list',
              severity: 'error',
              title: 'vcluster-team-a:vc-team-a is not allowed',
              evidence: [],
              fix: 'Add vcluster-*:vc-* to allowedServiceAccounts.',
            },
          ],
        },
      ];
      await expect(wait(sidecar)).rejects.toThrow(
        'not-injected: the injector does not accept the syncer. not-injected/allow-list: vcluster-team-a:vc-team-a is not allowed. Add vcluster-*:vc-* to allowedServiceAccounts.',
      );
    });
  });

  describe('component-synced', () => {
    const component = { for: 'component-synced', component: 'my-statestore' };
    const register = () =>
      run('dapr:component:register', {
        tenant,
        name: 'my-statestore',
        type: 'state.redis',
        version: 'v1',
        metadata: { keyPrefix: 'team-a' },
        scopes: ['writer'],
        waitForHost: false,
      });

    it('returns the names in the vcluster and on the host', async () => {
      await register();
      const { log, output } = await wait(component);
      expect(log).toEqual([
        'info Dapr Component default/my-statestore: waiting',
        'info Dapr Component default/my-statestore: on the host as vcluster-team-a/my-statestore',
      ]);
      expect(output).toMatchObject({
        virtualNamespace: 'default',
        virtualName: 'my-statestore',
        hostNamespace: 'vcluster-team-a',
        hostName: 'my-statestore',
      });
    });

    it('fails for a Dapr Component with another name on the host', async () => {
      await register();
      portal().components.synced = ['renamed'];
      await expect(wait(component)).rejects.toThrow(
        'Stopped waiting for Dapr Component default/my-statestore',
      );
    });

    it('ignores Dapr Components in other namespaces', async () => {
      await register();
      await expect(
        wait({
          ...component,
          componentNamespace: 'shop',
          timeoutMinutes: 0.05,
        }),
      ).rejects.toThrow('Dapr Component shop/my-statestore: not seen yet');
    });
  });
});
