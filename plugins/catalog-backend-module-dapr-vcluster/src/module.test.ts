import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import { eventsServiceFactory } from '@backstage/plugin-events-node';
import { TOPIC_CHANGED } from 'backstage-plugin-dapr-vcluster-common';
import { catalogModuleDaprVcluster } from './module';
import { publisher } from './__testUtils__/publisher';
import { FakeBackend } from './__testUtils__/fakeBackend';
import { aHost, aTenant } from './__testUtils__/fixtures';
import { until } from './__testUtils__/until';

const A = 'alpha/vcluster-team-a/team-a';
const B = 'beta/vcluster-team-b/team-b';
const NEW = 'alpha/vcluster-new/new';
jest.setTimeout(180_000);

const since = '2026-11-20T12:00:00Z';

async function start(backend: FakeBackend) {
  const events = publisher();
  const instance = await startTestBackend({
    features: [
      catalogPlugin,
      catalogModuleDaprVcluster,
      backend.feature,
      events.feature,
      eventsServiceFactory,
      mockServices.rootConfig.factory({
        data: {
          backend: {
            database: { client: 'better-sqlite3', connection: ':memory:' },
          },
          catalog: {
            processingInterval: { hours: 1 },
            providers: {
              daprVcluster: {
                hostOwner: 'group:default/platform',
                schedule: {
                  frequency: { hours: 1 },
                  timeout: { minutes: 1 },
                },
              },
            },
          },
        },
      }),
    ],
  });
  const port = (instance.server.address() as { port: number }).port;
  const names = async () => {
    const response = await fetch(
      `http://localhost:${port}/api/catalog/entities?filter=kind=resource`,
      { headers: { Authorization: mockCredentials.service.header() } },
    );
    const items = (await response.json()) as Entity[];
    return items.map(entity => entity.metadata.name).sort();
  };
  return {
    stop: () => instance.stop(),
    names,
    changed: (tenant: string) =>
      events.publish(TOPIC_CHANGED, { tenant, revision: '2' }),
  };
}

describe('catalogModuleDaprVcluster', () => {
  let backend: FakeBackend;
  let portal: Awaited<ReturnType<typeof start>>;
  beforeEach(() => {
    backend = new FakeBackend();
    backend.hosts = [aHost('alpha'), aHost('beta')];
    backend.tenants = [aTenant(A), aTenant(B)];
  });
  afterEach(() => portal.stop());
  const ALL = ['alpha', 'alpha-team-a', 'beta', 'beta-team-b'];
  const shows = (expected: string[]) =>
    until(portal.names, names => expect(names).toEqual(expected));

  it('adds hosts and tenants to the catalog with the credentials of the catalog plugin', async () => {
    portal = await start(backend);
    await shows(ALL);
    expect([...backend.callers]).toEqual(['plugin:catalog']);
  });

  it('updates the catalog on a change and on a deletion', async () => {
    portal = await start(backend);
    await shows(ALL);
    backend.tenants.push(aTenant(NEW));
    await portal.changed(NEW);
    await shows(['alpha', 'alpha-new', 'alpha-team-a', 'beta', 'beta-team-b']);
    backend.tenants = [aTenant(B)];
    await portal.changed(A);
    await portal.changed(NEW);
    await shows(['alpha', 'beta', 'beta-team-b']);
    expect(backend.paths.filter(path => path === '/tenants')).toHaveLength(3);
  });

  it('keeps the tenants of a host that cannot be read', async () => {
    portal = await start(backend);
    await shows(ALL);
    backend.tenants = [aTenant(NEW)];
    backend.freshness.beta = {
      unknown: [{ kind: 'statefulsets.apps', state: 'stale', since }],
    };
    await portal.changed(B);
    await shows(['alpha', 'alpha-new', 'beta', 'beta-team-b']);
    backend.freshness = {};
    await shows(['alpha', 'alpha-new', 'beta']);
    expect(backend.paths).toContain(`/tenants/${B}`);
  });

  it('updates the catalog after an outage of the backend', async () => {
    backend.failWith = 503;
    portal = await start(backend);
    await until(
      async () => backend.paths.length,
      count => expect(count).toBeGreaterThan(0),
    );
    backend.failWith = undefined;
    await shows(ALL);
  });

  it('reads all pages of a large list', async () => {
    backend.hosts = [aHost('alpha')];
    backend.tenants = Array.from({ length: 501 }, (_, i) =>
      aTenant(`alpha/vcluster-t${i}/t${i}`),
    );
    portal = await start(backend);
    await until(
      async () => backend.paths.filter(path => path === '/tenants').length,
      count => expect(count).toBe(2),
    );
  });

  it('ignores events that are not about a tenant', async () => {
    portal = await start(backend);
    await shows(ALL);
    const before = backend.paths.length;
    await portal.changed('not a tenant');
    backend.tenants.push(aTenant(NEW));
    await portal.changed(NEW);
    await shows(['alpha', 'alpha-new', 'alpha-team-a', 'beta', 'beta-team-b']);
    expect(backend.paths.slice(before)).toEqual([`/tenants/${NEW}`]);
  });
});
