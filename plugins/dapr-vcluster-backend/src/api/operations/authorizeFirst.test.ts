import {
  OPERATION_IDS,
  OPERATIONS,
} from 'backstage-plugin-dapr-vcluster-common';
import { WritePath } from '../../__testUtils__/WritePath';

let path: WritePath;
beforeAll(async () => {
  path = await WritePath.start();
  await path.tenant('shop');
}, 180_000);
afterAll(() => path?.close());

const PARAMETERS: Record<string, string> = {
  host: 'sandbox',
  namespace: 'vcluster-shop',
  name: 'shop',
  kind: 'Component',
};
const WRITES = OPERATION_IDS.filter(id => OPERATIONS[id].method !== 'get').map(
  id => {
    const { method, path: pattern } = OPERATIONS[id];
    return [
      method.toUpperCase(),
      pattern.replace(/:(\w+)/g, (_, name) => PARAMETERS[name] ?? 'a'),
      OPERATIONS[id].audit.event,
    ] as const;
  },
);
const BODIES: Array<[string, string]> = [
  ['broken JSON', '{"manifests": "secret-text'],
  ['3 MB', JSON.stringify({ manifests: 'secret-text'.repeat(300_000) })],
  ['valid JSON', '{"manifests":"secret-text"}'],
];

describe.each([
  ['credentials', 'nobody', 401],
  ['permission', 'guest', 403],
] as const)('a caller without %s', (_missing, user, status) => {
  describe.each(WRITES)('%s %s', (method, url, eventId) => {
    it.each(BODIES)(
      `is refused with ${status} whatever it sends: %s`,
      async (_, body) => {
        const count = path.audit.length;
        const refused = await path.send(
          method,
          `${url}?dryRun=true`,
          user,
          body,
        );
        expect(refused.status).toBe(status);
        expect(path.audit.slice(count)).toMatchObject([
          {
            eventId,
            severityLevel: expect.stringMatching(/^(medium|high)$/),
            result: 'fail',
          },
        ]);
        expect(JSON.stringify(path.audit.at(-1))).not.toContain('secret-text');
      },
    );
  });
});

describe('a caller with permission', () => {
  it.each(BODIES.slice(0, 2))(
    'is refused with 400, and recorded, for a body of %s',
    async (_, body) => {
      const url = '/tenants/sandbox/vcluster-shop/shop/manifests?dryRun=true';
      const count = path.audit.length;
      const { status } = await path.send('POST', url, 'teamA', body);
      expect(status).toBe(400);
      expect(path.audit.slice(count)).toMatchObject([
        {
          eventId: 'manifests-apply',
          severityLevel: 'medium',
          result: 'fail',
          detail: expect.stringMatching(/not valid JSON|too large/),
        },
      ]);
      expect(JSON.stringify(path.audit.at(-1))).not.toContain('secret-text');
    },
  );

  it('leaves dry runs that are not refused out of the default level', async () => {
    const url = '/tenants/sandbox/vcluster-shop/shop/manifests?dryRun=true';
    const manifests = '{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}';
    const { status } = await path.send('POST', url, 'teamA', { manifests });
    expect(status).toBe(200);
    expect(path.audit.at(-1)).toMatchObject({
      severityLevel: 'low',
      meta: { dryRun: true },
      result: 'success',
    });
  });

  it('records a dry run for an owner whose tenants the caller may not change', async () => {
    const { status } = await path.send(
      'POST',
      '/tenants?dryRun=true',
      'teamA',
      {
        host: 'sandbox',
        name: 'other',
        owner: 'group:default/team-b',
      },
    );
    expect(status).toBe(403);
    expect(path.audit.at(-1)).toMatchObject({
      eventId: 'tenant-create',
      severityLevel: 'medium',
      meta: { name: 'other', dryRun: true },
      result: 'fail',
    });
  });
});
