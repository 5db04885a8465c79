import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { namespace, vcluster } from '../__testUtils__/objects';
import { RealAuditor } from '../__testUtils__/RealAuditor';
import { denyGuests } from '../__testUtils__/sandboxHosts';
import { TestHosts } from '../__testUtils__/TestHosts';
import { TestPortal } from '../__testUtils__/TestPortal';

const TENANT = '/tenants/sandbox/vcluster-shop/shop';
const ANONYMOUS = mockCredentials.none.header();
const INVALID = mockCredentials.user.invalidHeader();
const GUEST = mockCredentials.user.header('user:default/guest');
const PAT = mockCredentials.user.header('user:default/pat');

const hosts = new TestHosts();
const auditor = new RealAuditor();
let portal: TestPortal;

beforeAll(async () => {
  const { server } = await hosts.start({
    initial: [namespace('vcluster-shop'), vcluster('vcluster-shop', 'shop')],
  });
  portal = await TestPortal.start([{ name: 'sandbox', server }], denyGuests, [
    auditor.factory,
    mockServices.httpAuth.factory({
      defaultCredentials: mockCredentials.none(),
    }),
  ]);
});
afterAll(async () => {
  await portal?.stop();
  await hosts.close();
});

/** Sends a request; gives the status, and what is in the audit log of it at the default level. */
async function send(
  method: string,
  path: string,
  authorization: string,
  body?: string,
) {
  auditor.ended();
  const response = await fetch(`${portal.address}/api/dapr-vcluster${path}`, {
    method,
    headers: {
      authorization,
      'content-type': 'application/json',
      'user-agent': 'test',
    },
    body,
  });
  await response.arrayBuffer();
  return { status: response.status, events: auditor.ended() };
}

describe('the audit log', () => {
  it.each([
    ['GET', TENANT, ANONYMOUS, 'tenant-read'],
    ['GET', TENANT, INVALID, 'tenant-read'],
    ['GET', '/hosts', ANONYMOUS, 'host-read'],
    ['GET', `${TENANT}/logs/syncer`, INVALID, 'log-read'],
    ['DELETE', TENANT, ANONYMOUS, 'tenant-delete'],
    ['POST', `${TENANT}/manifests?dryRun=true`, INVALID, 'manifests-apply'],
  ])(
    'records that %s %s was refused with 401 (%s)',
    async (method, path, authorization, eventId) => {
      const body =
        method === 'POST' ? JSON.stringify('x'.repeat(3_000_000)) : undefined;
      const { status, events } = await send(method, path, authorization, body);
      expect(status).toBe(401);
      expect(events).toMatchObject([
        {
          eventId,
          status: 'failed',
          actor: { actorId: undefined, userAgent: 'test' },
          request: {
            method,
            url: `/api/dapr-vcluster${path.split('?')[0]}`,
          },
        },
      ]);
    },
  );

  it.each([
    ['GET', TENANT, 'tenant-read'],
    ['GET', `${TENANT}/components`, 'tenant-read'],
    ['GET', `${TENANT}/logs/default/a/daprd`, 'log-read'],
    ['DELETE', `${TENANT}?dryRun=true`, 'tenant-delete'],
  ])('records that %s %s was denied, and to whom', async (method, path, id) => {
    const { status, events } = await send(method, path, GUEST);
    expect(status).toBe(403);
    expect(events).toMatchObject([
      {
        eventId: id,
        status: 'failed',
        actor: { actorId: 'user:default/guest' },
        meta: { tenant: 'sandbox/vcluster-shop/shop' },
        error: expect.objectContaining({ name: 'NotAllowedError' }),
      },
    ]);
  });

  it('does not record reads that are allowed, nor names that are wrong', async () => {
    expect(await send('GET', TENANT, PAT)).toEqual({ status: 200, events: [] });
    expect(await send('GET', '/tenants/A/b/c', PAT)).toEqual({
      status: 400,
      events: [],
    });
  });

  it('does not record queries, which may hold a password that was searched for', async () => {
    const search = '?q=hunter2&search=hunter2';
    for (const path of ['/tenants', TENANT, `${TENANT}/logs/syncer`]) {
      for (const authorization of [ANONYMOUS, GUEST, PAT]) {
        const { events } = await send('GET', path + search, authorization);
        expect(JSON.stringify(events)).not.toContain('hunter2');
      }
    }
  });

  it.each([
    ['GET', `${TENANT}/logs/default/x%0aforged%0d%e2%80%a8line/daprd`],
    ['DELETE', '/tenants/sandbox/x%0aforged%1b%5b2K/line'],
    ['POST', '/tenants', '{"host":"a\\nforged","name":"b\\u2028line"}'],
    ['POST', '/tenants', '{"host":"sandbox","name":"A\\nforged","owner":"o"}'],
  ])('has no character that could forge a line: %s %s', async (...request) => {
    const [method, path, body] = request;
    const { status, events } = await send(method, path, PAT, body);
    expect(status).toBe(400);
    expect(events).toHaveLength(1);
    const { meta, error, request: asked } = events[0] as Record<string, any>;
    const texts = [
      ...Object.values(meta).map(String),
      error.message,
      error.stack,
      asked.url,
    ];
    expect(texts.filter(text => /[\p{Cc}\u2028]/u.test(text))).toEqual([]);
    expect(texts.join(' ')).toContain('forged');
  });
});

describe('a path without an operation', () => {
  it.each(['/tenants/a', '/hosts/a/b', '/options/x', '/.well-known/x', '/x'])(
    'answers %s with 401 without credentials, with 404 otherwise',
    async path => {
      expect((await send('GET', path, ANONYMOUS)).status).toBe(401);
      expect((await send('POST', path, INVALID, '{')).status).toBe(401);
      expect((await send('GET', path, PAT)).status).toBe(404);
    },
  );
});

describe('the health check', () => {
  it('needs no credentials', async () => {
    expect(await send('GET', '/health', INVALID)).toEqual({
      status: 200,
      events: [],
    });
  });
});
