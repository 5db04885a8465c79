import { ApiServer } from 'dapr-vcluster-kube-sim';
import { putPod, startFaultHost } from '../__testUtils__/faultHost';
import { TestPortal } from '../__testUtils__/TestPortal';
import { until } from '../__testUtils__/until';

jest.setTimeout(120_000);

const PARTS = ['', '/components', '/sidecars', '/events'];
const pathOn = (host: string) => `/tenants/${host}/vcluster-a/a`;

let servers: { faulty: ApiServer; other: ApiServer };
let portal: TestPortal | undefined;
beforeEach(async () => {
  servers = {
    faulty: await startFaultHost('faulty'),
    other: await startFaultHost('other'),
  };
});
afterEach(async () => {
  await portal?.stop();
  await Promise.all([servers.faulty.close(), servers.other.close()]);
});

const start = async (...names: Array<keyof typeof servers>) => {
  portal = await TestPortal.start(
    names.map(name => ({ name, server: servers[name] })),
  );
  return portal;
};

it('answers while a tenant is deleted', async () => {
  const found = await start('faulty', 'other');
  for (let i = 0; i < 20; i++) {
    putPod(servers.faulty, `p-${i}`);
  }
  const { store } = servers.faulty;
  const deleted = ['pods', 'components.dapr.io', 'statefulsets.apps'].flatMap(
    kind =>
      store
        .list(kind, 'vcluster-a')
        .map(({ metadata }) => [kind, metadata.name!] as const),
  );
  const answers = new Set<number>();
  const elsewhere = new Set<number>();
  for (const [kind, name] of deleted) {
    const pages = PARTS.map(part => found.get(`${pathOn('faulty')}${part}`));
    store.remove(kind, 'vcluster-a', name);
    const all = await Promise.all([...pages, found.get(pathOn('other'))]);
    elsewhere.add(all.pop()!.status);
    all.forEach(({ status }) => answers.add(status));
  }
  await found.until('the tenant to be gone', pathOn('faulty'), body =>
    body.error?.name === 'NotFoundError' ? true : undefined,
  );
  expect([...answers].filter(code => ![200, 404].includes(code))).toEqual([]);
  expect(answers.has(200)).toBe(true);
  expect([...elsewhere]).toEqual([200]);
});

it('shows no tenants of a host that is no longer configured', async () => {
  const both = await start('faulty', 'other');
  const before = (await both.get(pathOn('other'))).body.freshness.revision;
  await both.stop();
  await until('all streams to end', async () =>
    servers.faulty.faults.dropWatches() === 0 ? true : undefined,
  );
  servers.faulty.requests.reset();
  const one = await start('other');
  const { status, body } = await one.get(pathOn('faulty'));
  expect(status).toBe(404);
  expect(body.error.details).toMatchObject({
    field: 'host',
    fix: 'Known hosts: other.',
  });
  expect((await one.get('/hosts')).body.items).toHaveLength(1);
  expect((await one.get('/tenants')).body.total).toBe(1);
  const other = await one.get(pathOn('other'));
  expect(other.body.freshness.revision).toBe(before);
  expect(servers.faulty.requests.counts()).toEqual({});
});

it('answers pages of one host while another does not answer', async () => {
  const found = await start('faulty', 'other');
  servers.faulty.faults.refuseConnections();
  await found.until('the faulty host to be old', '/hosts', body =>
    body.items.some(
      (host: { connection: string }) => host.connection !== 'live',
    ),
  );
  const started = Date.now();
  for (let i = 0; i < 100; i++) {
    expect((await found.get(pathOn('other'))).status).toBe(200);
  }
  // A single wait for the dead host would take longer than all of these.
  expect(Date.now() - started).toBeLessThan(10_000);
  const old = await found.get(pathOn('faulty'));
  expect(old.body.freshness.stale.reason).toMatch(/could not be reached/);
  expect(old.body.phase).toBe('ready');
});
