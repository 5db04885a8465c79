import { fakeBackend } from './__testUtils__/fakeBackend';
import { createTenant, deployApp } from './__testUtils__/inputs';
import { FakePortal, refuse, Seen } from './__testUtils__/portal';
import { startScaffolder } from './__testUtils__/scaffolder';

// A task is picked up and reported on by polling, about a second each.
jest.setTimeout(180_000);

describe('objects after a failed or cancelled task', () => {
  let portal: FakePortal;
  let scaffolder: Awaited<ReturnType<typeof startScaffolder>>;

  beforeAll(async () => {
    scaffolder = await startScaffolder(fakeBackend(() => portal));
  });
  beforeEach(() => {
    portal = new FakePortal();
    portal.tenants.phases = ['ready'];
    portal.apps.looks = [{}];
  });
  afterAll(() => scaffolder.stop());

  const objects = () => [...portal.apps.objects.keys()].sort();
  /** Refuses the next look at sidecars, which is a later step's than the one that applies. */
  const refuseToLook = () => {
    portal.onRequest = ({ path, method }) => {
      if (method !== 'GET' || !path.endsWith('/sidecars')) {
        return;
      }
      portal.onRequest = () => {};
      portal.interruptions.push(refuse(403, 'NotAllowedError', 'You may not'));
    };
  };
  const WRITER = ['Deployment/writer', 'Service/writer', 'Service/writer-dapr'];

  describe('deploy-dapr-app', () => {
    beforeEach(() => scaffolder.run('create-tenant', createTenant));

    it('keeps nothing if a later step fails', async () => {
      refuseToLook();
      const { status, log } = await scaffolder.run(
        'deploy-dapr-app',
        deployApp,
      );
      expect(status).toBe('failed');
      expect(log.join('\n')).toContain('deleted: Deployment default/writer');
      expect(objects()).toEqual([]);
    });

    it('keeps the objects of the first task if a second task fails', async () => {
      await scaffolder.run('deploy-dapr-app', deployApp);
      refuseToLook();
      const { status, log } = await scaffolder.run(
        'deploy-dapr-app',
        deployApp,
      );
      expect(status).toBe('failed');
      expect(log).toContain(
        'Skipping step cleanUp because its if condition was false',
      );
      expect(objects()).toEqual(WRITER);
    });

    it('keeps existing objects if a task that changes and creates objects fails', async () => {
      await scaffolder.run('deploy-dapr-app', deployApp);
      portal.apps.forget('Service/writer-dapr');
      refuseToLook();
      const { log } = await scaffolder.run('deploy-dapr-app', {
        ...deployApp,
        image: 'registry.example.com/team/writer:1.5.0',
        update: true,
      });
      expect(log.join('\n')).toContain('deleted: Service default/writer-dapr');
      expect(objects()).toEqual(['Deployment/writer', 'Service/writer']);
    });

    it('keeps all objects with keepOnFailure', async () => {
      refuseToLook();
      const { log } = await scaffolder.run('deploy-dapr-app', {
        ...deployApp,
        keepOnFailure: true,
      });
      expect(log.join('\n')).toContain('The app writer was kept in sandbox/');
      expect(objects()).toEqual(WRITER);
    });

    it('keeps nothing if the task is cancelled while it waits', async () => {
      portal.apps.looks = [{ state: 'pending', summary: 'not yet' }];
      await cancelled('deploy-dapr-app', deployApp, ({ path }) =>
        path.endsWith('/sidecars'),
      );
      expect(objects()).toEqual([]);
    });
  });

  it('keeps no tenant if create-tenant is cancelled while it waits', async () => {
    portal.tenants.phases = ['starting'];
    await cancelled(
      'create-tenant',
      createTenant,
      ({ method, path }) => method === 'GET' && path.endsWith('/team-a'),
    );
    expect(portal.tenants.byId.size).toBe(0);
  });

  async function cancelled(
    name: string,
    values: object,
    when: (seen: Seen) => boolean,
  ) {
    const isWaiting = new Promise<void>(resolve => {
      portal.onRequest = seen => {
        if (when(seen)) {
          resolve();
        }
      };
    });
    const id = await scaffolder.start(name, values);
    await isWaiting;
    await scaffolder.cancel(id);
    const { log } = await scaffolder.ended(id);
    expect(log.join('\n')).toContain('Cancelled while waiting for');
  }
});
