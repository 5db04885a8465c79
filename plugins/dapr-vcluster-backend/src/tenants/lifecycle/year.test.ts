import { EventEmitter, once } from 'node:events';
import { DefaultSchedulerService } from '@backstage/backend-defaults/scheduler';
import { mockServices } from '@backstage/backend-test-utils';
import { metricsServiceMock } from '@backstage/backend-test-utils/alpha';
import { testDatabases } from '../../__testUtils__/testDatabases';
import { TestHosts } from '../../__testUtils__/TestHosts';
import { expectedOf } from './__testUtils__/model';
import { START, TENANTS } from './__testUtils__/simulatedTenants';
import { SimulatedYear } from './__testUtils__/SimulatedYear';

const hosts = new TestHosts();
afterEach(() => hosts.close());

const databases = testDatabases();

/** A whole year takes a minute: without PostgreSQL it ends after the changes to daylight saving in spring. */
const DAYS = databases.eachSupportedId().length > 1 ? 365 : 120;

describe.each(databases.eachSupportedId())('two portals on %p', id => {
  it('do everything of a year once, one of them at a time', async () => {
    const year = await SimulatedYear.start(hosts, {
      seed: 2_026,
      days: DAYS,
    });
    const client = await databases.init(id);
    const stop = new AbortController();
    const over = new EventEmitter();
    const ended = once(over, 'over');
    for (const portal of year.portals) {
      const scheduler = DefaultSchedulerService.create({
        database: { getClient: async () => client },
        logger: mockServices.logger.mock(),
        rootLifecycle: mockServices.rootLifecycle.mock(),
        httpRouter: mockServices.httpRouter.mock(),
        pluginMetadata: { getId: () => 'dapr-vcluster' },
        metrics: metricsServiceMock.mock(),
      });
      await scheduler.scheduleTask({
        id: 'tenant-lifecycle',
        scope: 'global',
        frequency: { milliseconds: 10 },
        timeout: { minutes: 1 },
        signal: stop.signal,
        // Many sweeps in a run: the scheduler takes longer than a sweep.
        fn: async () => {
          try {
            if (await year.alone(portal, 150)) {
              over.emit('over');
            }
          } catch (error) {
            over.emit('error', error);
          }
        },
      });
    }
    await ended;
    stop.abort();
    expect(year.ran.every(times => times > 0)).toBe(true);
    for (const tenant of TENANTS) {
      expect([tenant.name, year.doneWith(tenant.name)]).toEqual([
        tenant.name,
        expectedOf(tenant, year.ticks),
      ]);
    }
    // Each once, and one more for each that was deleted.
    expect(new Set(year.notified()).size).toBe(year.told);
    expect(year.notified()).toHaveLength(year.told);
  }, 600_000);
});

it('do everything once when both sweep at the same time', async () => {
  const year = await SimulatedYear.start(hosts, { seed: 4, days: 70 });
  while (!(await year.together())) {
    expect(year.now.getTime()).toBeGreaterThan(START);
  }
  for (const tenant of TENANTS) {
    expect([tenant.name, year.doneWith(tenant.name)]).toEqual([
      tenant.name,
      expectedOf(tenant, year.ticks),
    ]);
  }
}, 600_000);
