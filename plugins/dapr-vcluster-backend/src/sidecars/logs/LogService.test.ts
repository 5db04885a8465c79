import { loadComponentCatalogue } from 'backstage-plugin-dapr-vcluster-common/component-catalogue';
import { LogEvent } from 'backstage-plugin-dapr-vcluster-common';
import { LogHost } from '../../__testUtils__/LogHost';
import { until } from '../../__testUtils__/until';
import { HostRegistry } from '../../platform/hosts';
import { TenantIndex, TenantSnapshot } from '../../inventory/TenantIndex';
import { LogService } from './LogService';
import { LogOptions } from './options';

const REF = { host: 'sandbox', namespace: 'vcluster-a', name: 'a' };
const DAPRD = { namespace: 'default', pod: 'shop-a', container: 'daprd' };
const OPTIONS: LogOptions = {
  enabled: true,
  followMs: 60_000,
  follows: { perUser: 2, perHost: 2 },
  reads: { perUser: 1, inAll: 2 },
};

jest.setTimeout(180_000);

describe('LogService', () => {
  let host: LogHost;
  let hosts: HostRegistry;
  let index: TenantIndex;
  let snapshot: TenantSnapshot;

  beforeAll(async () => {
    host = await LogHost.start();
    const { url, caData, adminToken: token } = host.server;
    const connection = { url, caData, token };
    hosts = HostRegistry.create([], [{ name: 'sandbox', connection }]);
    index = new TenantIndex({
      hosts,
      catalogue: await loadComponentCatalogue(),
    });
    index.start();
    snapshot = await until('the tenant', async () => {
      const seen = index.snapshot(REF);
      return seen?.pods.length && seen.components.length ? seen : undefined;
    });
  });
  afterAll(async () => {
    await index?.stop();
    hosts?.close();
    await host?.server.close();
  });

  afterEach(() => host.server.faults.clear());

  function follow(service: LogService) {
    const events: LogEvent[] = [];
    const ended = service.follow(
      () => snapshot,
      DAPRD,
      {},
      {
        user: 'user:default/pat',
        signal: new AbortController().signal,
        write: async event => {
          events.push(event);
        },
      },
    );
    return { events, ended };
  }

  it('ends following after the configured time, with the reason', async () => {
    const service = new LogService(hosts, { ...OPTIONS, followMs: 1_500 });
    const { events, ended } = follow(service);
    expect(await ended).toMatchObject({ ended: 'time' });
    expect(events.at(-1)).toMatchObject({ type: 'end', reason: 'time' });
    await until('the host to be left alone', async () =>
      host.following.size === 0 ? true : undefined,
    );
  });

  it('ends following when the portal stops', async () => {
    const service = new LogService(hosts, OPTIONS);
    const { events, ended } = follow(service);
    await until('the head', async () => events[0]);
    service.close();
    expect(await ended).toMatchObject({ ended: 'trouble' });
    expect(events.at(-1)).toMatchObject({
      type: 'end',
      message: 'The portal is being restarted.',
    });
  });

  it('reports a broken connection', async () => {
    const service = new LogService(hosts, OPTIONS);
    host.written.daprd = ['first'];
    const { events, ended } = follow(service);
    await until('a line', async () =>
      events.find(({ type }) => type === 'lines'),
    );
    host.server.faults.refuseConnections();
    expect(await ended).toMatchObject({ lines: 1, ended: 'trouble' });
    expect(events.at(-1)).toMatchObject({
      type: 'end',
      reason: 'trouble',
      message: expect.stringMatching(/^host sandbox cannot be reached/),
    });
  });

  it('reads no more logs at a time than a user may', async () => {
    const service = new LogService(hosts, OPTIONS);
    const { signal } = new AbortController();
    const read = () =>
      service.read(snapshot, DAPRD, {}, { user: 'user:default/pat', signal });
    const first = read();
    await expect(read()).rejects.toMatchObject({
      name: 'TooManyRequestsError',
      statusCode: 429,
      retryAfterSeconds: 2,
    });
    await expect(first).resolves.toMatchObject({ lines: expect.any(Array) });
    await expect(read()).resolves.toMatchObject({ lines: expect.any(Array) });
  });

  it('refuses everything when logs are switched off', async () => {
    const service = new LogService(hosts, { ...OPTIONS, enabled: false });
    const { signal } = new AbortController();
    for (const call of [
      async () => service.read(snapshot, DAPRD, {}, { user: 'pat', signal }),
      async () => service.containers(snapshot, DAPRD),
      async () => follow(service).ended,
    ]) {
      await expect(call()).rejects.toMatchObject({
        name: 'NotAllowedError',
        message: expect.stringMatching(/^Logs are switched off/),
      });
    }
  });
});
