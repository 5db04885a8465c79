import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import notifications from '@backstage/plugin-notifications-backend';
import { RESOURCES } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { createSandbox, Sandbox } from 'dapr-vcluster-sandbox';
import { adminOf } from '../../__testUtils__/adminOf';
import { Replicas } from '../../__testUtils__/Replicas';
import { sandboxHosts } from '../../__testUtils__/sandboxHosts';
import { testDatabases } from '../../__testUtils__/testDatabases';

const ID = 'sandbox/vcluster-team-a/team-a';
const TASK = 'tenant-lifecycle';

const group: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name: 'a' },
  spec: { type: 'team', children: [] },
  relations: [{ type: 'hasMember', targetRef: 'user:default/ann' }],
};

const databases = testDatabases();

describe.each(databases.eachSupportedId())('two portals on %p', id => {
  let sandbox: Sandbox;
  let portals: Replicas;

  /** Until both see it. */
  const seen = async (what: string, fits: (tenant: any) => boolean) => {
    for (const portal of [portals.first, portals.second]) {
      await portal.until(what, `/tenants/${ID}`, (body: any) => fits(body));
    }
  };
  const start = async (lifecycle: object) => {
    sandbox = await createSandbox({ hosts: ['sandbox', 'recorded'] });
    portals = await Replicas.start({
      databases,
      id,
      hosts: sandboxHosts(sandbox),
      features: [
        notifications,
        catalogServiceMock.factory({ entities: [group] }),
      ],
      config: { lifecycle: { ...lifecycle } },
    });
    const { body } = await portals.first.post('/tenants', {
      host: 'sandbox',
      name: 'team-a',
      owner: 'group:default/a',
    });
    expect(body.outcome).toBe('created');
    const host = adminOf(sandbox.hosts.sandbox!.server);
    await seen('the tenant', tenant => tenant.phase === 'ready');
    await host.patch(
      RESOURCES.namespaces,
      { name: 'vcluster-team-a' },
      {
        metadata: {
          annotations: {
            'dapr-vcluster/expires-at': new Date().toISOString(),
          },
        },
      },
    );
    host.close();
    await seen('its expiry', tenant => tenant.expiry !== undefined);
  };
  const sweepTwice = async () => {
    for (const portal of [portals.first, portals.second]) {
      await portals.run(TASK, portal);
    }
  };
  const told = async () => {
    const { body } = await portals.first.ofPlugin(
      'notifications',
      'user:default/ann',
    );
    return body.notifications.map(({ payload }: any) => payload.title);
  };

  afterEach(async () => {
    await portals?.stop();
    await sandbox?.close();
  });

  it('pause what has expired and tell its owner, once, and resume it when it is extended', async () => {
    await start({});
    const preview = await portals.second.get('/lifecycle');
    expect(preview.body).toMatchObject({
      dryRun: false,
      graceDays: 7,
      items: [
        {
          id: ID,
          action: 'expire',
          why: expect.stringMatching(/^It has expired at/),
        },
      ],
    });
    await sweepTwice();
    await seen('its pause', ({ phase }) => phase === 'paused');
    await sweepTwice();
    expect(await told()).toEqual([
      'Your tenant team-a on host sandbox has expired',
    ]);
    const { body } = await portals.second.get(`/tenants/${ID}`);
    expect(body.expiry.deletedFrom).toBe(
      new Date(
        Date.parse(body.expiry.expiredSince) + 7 * 86_400_000,
      ).toISOString(),
    );
    expect(body.findings.map(({ ruleId }: any) => ruleId)).toContain(
      'tenant/expired',
    );
    const extended = await portals.second.post(`/tenants/${ID}/extend`, {
      expiresIn: '30d',
    });
    expect(extended.body).toMatchObject({ outcome: 'extended', resumes: true });
    await seen('it to run', ({ phase }) => phase === 'ready');
  }, 180_000);

  it('change nothing in a dry run, and say what they would do', async () => {
    await start({ dryRun: true });
    await sweepTwice();
    const { body } = await portals.first.get('/lifecycle');
    expect(body).toMatchObject({
      dryRun: true,
      items: [{ id: ID, action: 'expire' }],
    });
    const tenant = await portals.first.get(`/tenants/${ID}`);
    expect(tenant.body.phase).toBe('ready');
    expect(await told()).toEqual([]);
  }, 180_000);
});
