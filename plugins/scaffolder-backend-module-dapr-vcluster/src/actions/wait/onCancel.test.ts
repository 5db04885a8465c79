import { TENANT as tenant, useTenant } from '../../__testUtils__/tenant';
import { refuse } from '../../__testUtils__/portal';

const settings =
  'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\n';

describe('vcluster:wait, cancelled', () => {
  const { run, portal } = useTenant();

  const cancelled = async (input: object) => {
    const cancel = new AbortController();
    portal().tenants.phases = ['starting'];
    portal().components.synced = ['waiting'];
    portal().onRequest = ({ method }) => method === 'GET' && cancel.abort();
    await expect(
      run('vcluster:wait', { tenant, ...input }, { signal: cancel.signal }),
    ).rejects.toThrow(/^Cancelled while waiting/);
  };

  it('deletes nothing by default', async () => {
    await cancelled({});
    expect(portal().seen.some(({ method }) => method === 'DELETE')).toBe(false);
  });

  it('deletes the tenant', async () => {
    await cancelled({ removeTenantOnCancel: true });
    expect(portal().tenants.byId.size).toBe(0);
  });

  it('deletes the objects that an apply has created', async () => {
    const apply = () =>
      run('vcluster:manifests:apply', { tenant, manifests: settings });
    const first = await apply();
    const second = await apply();
    await cancelled({ removeObjectsOnCancel: second.output.objects });
    expect(portal().apps.objects.size).toBe(1);
    await cancelled({ removeObjectsOnCancel: first.output.objects });
    expect(portal().apps.objects.size).toBe(0);
  });

  it('deletes the Dapr Component', async () => {
    await run('dapr:component:register', {
      tenant,
      name: 'store',
      type: 'state.in-memory',
      version: 'v1',
      metadata: {},
      scopes: ['writer'],
      waitForHost: false,
    });
    await cancelled({
      for: 'component-synced',
      component: 'store',
      removeComponentOnCancel: true,
    });
    expect(portal().components.byName.size).toBe(0);
  });

  it('logs a failed deletion and ends as cancelled', async () => {
    const cancel = new AbortController();
    portal().tenants.phases = ['starting'];
    portal().onRequest = ({ method }) => {
      if (method === 'GET') {
        cancel.abort();
      } else {
        portal().interruptions.push(refuse(500, 'Error', 'out of order'));
      }
    };
    const log: string[] = [];
    await expect(
      run(
        'vcluster:wait',
        { tenant, removeTenantOnCancel: true },
        { signal: cancel.signal, log },
      ),
    ).rejects.toThrow(/^Cancelled/);
    expect(log.at(-1)).toMatch(
      /^error The objects of this task could not be deleted: out of order/,
    );
  });
});
