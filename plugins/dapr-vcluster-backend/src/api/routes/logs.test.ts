import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { logReadPermission } from 'backstage-plugin-dapr-vcluster-common';
import { ApiError } from 'dapr-vcluster-kube-sim';
import { LogHost } from '../../__testUtils__/LogHost';
import { TestPortal } from '../../__testUtils__/TestPortal';

const A = '/tenants/sandbox/vcluster-a/a';
const DAPRD = `${A}/logs/default/shop-a/daprd`;

describe('logs of a tenant', () => {
  let host: LogHost;
  let portal: TestPortal;
  const auditor = mockServices.auditor.mock();

  beforeAll(async () => {
    host = await LogHost.start();
    portal = await TestPortal.start(
      [{ name: 'sandbox', server: host.server }],
      ({ name }, user) => ({
        result:
          user === 'user:default/reader' && name === logReadPermission.name
            ? AuthorizeResult.DENY
            : AuthorizeResult.ALLOW,
      }),
      [auditor.factory],
    );
  }, 180_000);
  afterAll(async () => {
    await portal?.stop();
    await host?.server.close();
  });
  beforeEach(() => {
    host.written.daprd = [];
    host.before.daprd = [];
    host.refusal = undefined;
    auditor.createEvent.mockClear();
  });

  it('names the containers of a pod, daprd last', async () => {
    const { body } = await portal.get(`${A}/logs/default/shop-a`);
    expect(body.items).toEqual([
      { name: 'app', role: 'app' },
      { name: 'daprd', role: 'daprd', restarts: 0 },
    ]);
  });

  it('gives the newest lines with their time, in their order', async () => {
    for (let line = 1; line <= 30; line++) {
      host.write('daprd', `line ${line}`);
    }
    const { body, headers } = await portal.get(`${DAPRD}?tailLines=2`);
    expect(body).toMatchObject({
      container: 'daprd',
      truncated: false,
      redaction: 'patterns-and-values',
      lines: [
        { at: '2026-11-21T00:10:18.123456789Z', text: 'line 29' },
        { at: '2026-11-21T00:10:18.123456789Z', text: 'line 30' },
      ],
    });
    expect(headers['cache-control']).toBe('no-store');
    expect(host.asked.at(-1)).toMatchObject({
      container: 'daprd',
      tailLines: 2,
      follow: false,
    });
    expect(host.asked.at(-1)?.pod.metadata.name).toBe('shop-a-x-default-x-a');
  });

  it("gives the syncer's log", async () => {
    host.write('syncer', 'synced');
    const { body } = await portal.get(`${A}/logs/syncer`);
    expect(body).toMatchObject({
      container: 'syncer',
      containers: [{ name: 'syncer', role: 'syncer' }],
      lines: [{ text: 'synced' }],
    });
    expect(host.asked.at(-1)?.pod.metadata.name).toBe('a-0');
  });

  it('gives the run before and what is asked of the last seconds', async () => {
    host.before.daprd = ['fatal error'];
    const { body } = await portal.get(`${DAPRD}?previous=true&sinceSeconds=60`);
    expect(body.lines).toMatchObject([{ text: 'fatal error' }]);
    expect(host.asked.at(-1)).toMatchObject({
      previous: true,
      sinceSeconds: 60,
    });
  });

  it('searches in capitals or not, and never in what is hidden', async () => {
    ['Component LOADED', 'ready', 'blue canary a is the word'].forEach(text =>
      host.write('daprd', text),
    );
    const found = async (search: string) =>
      (await portal.get(`${DAPRD}?search=${search}`)).body.lines;
    expect(await found('loaded')).toMatchObject([{ text: 'Component LOADED' }]);
    expect(await found('the%20word')).toMatchObject([
      { text: '[hidden] is the word' },
    ]);
    expect(await found('canary')).toEqual([]);
  });

  it('keeps to the size that is asked for: the oldest lines give way', async () => {
    for (let line = 1; line <= 100; line++) {
      host.write('daprd', `${line} ${'x'.repeat(100)}`);
    }
    const { body } = await portal.get(`${DAPRD}?limitBytes=1000`);
    expect(body.truncated).toBe(true);
    expect(body.lines.length).toBeLessThan(10);
    expect(body.lines.at(-1).text).toMatch(/^100 x/);
  });

  it('cuts a long line after hiding its secrets', async () => {
    host.write(
      'daprd',
      `${'x'.repeat(8_186)}blue canary a${'y'.repeat(200_000)}`,
    );
    const { body } = await portal.get(DAPRD);
    const [{ text }] = body.lines;
    expect(text).toHaveLength(8_193);
    expect(text.slice(-8)).toBe('x[hidde…');
    expect(body.truncated).toBe(true);
  });

  it('hides values of Secrets and of the Dapr Components themselves', async () => {
    [
      'dialling with blue canary a',
      `sent ${Buffer.from('blue canary a').toString('base64')}`,
      'inline of a, password=geheim',
      '-----BEGIN PRIVATE KEY-----',
      'c2hvcnQgbGluZQ==',
      '-----END PRIVATE KEY-----',
      'blue canary b is of another tenant',
    ].forEach(text => host.write('daprd', text));
    const { body } = await portal.get(DAPRD);
    expect(body.lines.map((line: { text: string }) => line.text)).toEqual([
      'dialling with [hidden]',
      expect.stringMatching(/^sent \[hidden\]=*$/),
      '[hidden], password=[hidden]',
      '[hidden]',
      '[hidden]',
      '[hidden]',
      'blue canary b is of another tenant',
    ]);
  });

  it("hides values of the pod's own environment, but not those that are none", async () => {
    host.write(
      'app',
      'of one key, of all keys, written in the pod, plain words',
    );
    const { body } = await portal.get(`${A}/logs/default/shop-a/app`);
    expect(body.lines).toMatchObject([
      { text: '[hidden], [hidden], [hidden], plain words' },
    ]);
  });

  it('says when values could not be hidden', async () => {
    host.server.faults.forbid({ verb: 'get', plural: 'secrets' });
    try {
      // Another tenant: nothing is remembered of it yet.
      const { body } = await portal.get(
        '/tenants/sandbox/vcluster-b/b/logs/default/shop-b/daprd',
      );
      expect(body).toMatchObject({
        redaction: 'patterns',
        redactionReason:
          "Secret own may not be read by the portal's service account.",
      });
    } finally {
      host.server.faults.clear();
    }
  });

  it.each([
    ['a pod of the vcluster that is not there', `${A}/logs/default/other/app`],
    ['a pod of another tenant', `${A}/logs/default/shop-b/app`],
    [
      'the host’s own name of a pod',
      `${A}/logs/default/shop-a-x-default-x-a/app`,
    ],
    ['another namespace', `${A}/logs/vcluster-a/shop-a/app`],
  ])('404 for %s', async (_what, path) => {
    const asked = host.asked.length;
    const { status, body } = await portal.get(path);
    expect(status).toBe(404);
    expect(body.error.details).toMatchObject({ field: 'pod' });
    expect(host.asked).toHaveLength(asked);
  });

  it('404 for a container that is not there, naming those that are', async () => {
    const { status, body } = await portal.get(`${A}/logs/default/shop-a/web`);
    expect(status).toBe(404);
    expect(body.error).toMatchObject({
      message: 'the pod has no container "web". It has: app, daprd.',
      details: { field: 'container', value: 'web' },
    });
  });

  it.each([
    ['tailLines=0', 'tailLines'],
    ['tailLines=many', 'tailLines'],
    ['limitBytes=99999999', 'limitBytes'],
    ['previous=yes', 'previous'],
    [`search=${'x'.repeat(201)}`, 'search'],
  ])('400 for %s', async (query, field) => {
    const { status, body } = await portal.get(`${DAPRD}?${query}`);
    expect(status).toBe(400);
    expect(body.error.details).toMatchObject({ field });
  });

  it('says what a container waits for instead of an empty log', async () => {
    host.refusal = new ApiError(
      400,
      'BadRequest',
      'container "daprd" in pod "shop" is waiting to start: ContainerCreating',
    );
    const { status, body } = await portal.get(DAPRD);
    expect(status).toBe(200);
    expect(body).toMatchObject({ lines: [], waiting: 'ContainerCreating' });
  });

  it('404 when there was no run before', async () => {
    host.refusal = new ApiError(
      400,
      'BadRequest',
      'previous terminated container "daprd" in pod "shop" not found',
    );
    const { status, body } = await portal.get(`${DAPRD}?previous=true`);
    expect(status).toBe(404);
    expect(body.error.message).toMatch(/^container "daprd" has no run before/);
  });

  it('404 with its words when the kubelet has no log to give', async () => {
    host.refusal = new ApiError(400, 'BadRequest', 'the log was rotated away');
    const { status, body } = await portal.get(DAPRD);
    expect(status).toBe(404);
    expect(body.error.message).toBe(
      'host sandbox has no log of container "daprd": the log was rotated away',
    );
  });

  it('403 for services: logs are for people', async () => {
    const answer = await fetch(`${portal.address}/api/dapr-vcluster${DAPRD}`, {
      headers: { Authorization: mockCredentials.service.header() },
    });
    expect(answer.status).toBe(403);
  });

  it("503 when the portal's account may not read logs", async () => {
    host.server.faults.forbid({ path: /\/log$/ });
    const { status, body } = await portal.get(DAPRD);
    host.server.faults.clear();
    expect(status).toBe(503);
    expect(body.error.message).toMatch(
      /^host sandbox does not allow the portal's service account to do this/,
    );
  });

  it('describes both ways to read a log', async () => {
    const { body } = await portal.get('/openapi.json');
    const path = '/tenants/{host}/{namespace}/{name}/logs/syncer';
    const { parameters, responses } = body.paths[path].get;
    expect(Object.keys(responses[200].content)).toEqual([
      'application/json',
      'application/x-ndjson',
    ]);
    expect(parameters).toContainEqual(
      expect.objectContaining({ in: 'query', name: 'follow' }),
    );
  });

  it('403 without the permission of its own, though the tenant may be read', async () => {
    const reader = 'user:default/reader';
    expect((await portal.get(A, reader)).status).toBe(200);
    for (const path of [
      DAPRD,
      `${A}/logs/syncer`,
      `${A}/logs/default/shop-a`,
    ]) {
      const { status, body } = await portal.get(path, reader);
      expect(status).toBe(403);
      expect(body.error.details).toEqual({
        permission: 'dapr-vcluster.log.read',
      });
    }
    expect((await portal.anonymously(DAPRD)).status).toBe(401);
  });

  it('records who has read which log, and none of its content', async () => {
    host.write('daprd', 'word of the app');
    await portal.get(`${DAPRD}?search=word`);
    await portal.get(`${DAPRD}?search=word`, 'user:default/reader');
    const events = auditor.createEvent.mock;
    expect(events.calls).toHaveLength(2);
    expect(events.calls[0][0]).toMatchObject({
      eventId: 'log-read',
      severityLevel: 'medium',
      meta: {
        tenant: 'sandbox/vcluster-a/a',
        namespace: 'default',
        pod: 'shop-a',
        container: 'daprd',
        follow: false,
      },
    });
    const [first, second] = await Promise.all(
      events.results.map(({ value }) => value),
    );
    expect(first.success).toHaveBeenCalledWith({ meta: { lines: 1 } });
    expect(second.fail).toHaveBeenCalled();
    expect(JSON.stringify(events.calls.map(([{ meta }]) => meta))).not.toMatch(
      /word/,
    );
  });
});
