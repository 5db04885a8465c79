import { DiagnosedTenant } from '../../__testUtils__/DiagnosedTenant';

// Tenants take their time on a busy machine.
jest.setTimeout(180_000);

type Gaps = { notChecked: { what: string; why: string }[] };

const whatOf = ({ notChecked }: Gaps) =>
  notChecked.map(({ what }) => what).join('\n');

let tenant: DiagnosedTenant;

beforeAll(async () => {
  tenant = await DiagnosedTenant.start();
});
afterAll(() => tenant?.close());

const get = async (part: string, path = tenant.path) => {
  const { status, body } = await tenant.portal.get(`${path}/${part}`);
  expect([part, status]).toEqual([part, 200]);
  return body;
};

it('says from the creation of a tenant on what is not checked yet', async () => {
  const { body: created } = await tenant.portal.post('/tenants', {
    host: 'sandbox',
    name: 'fresh',
    owner: 'group:default/team-a',
  });
  let incomplete = 0;
  const complete = await tenant.portal.until(
    'the vcluster to be read',
    `/tenants/${created.id}/context`,
    context => {
      // Before the index has seen the tenant, there is no answer at all.
      if (context.tenant === undefined) {
        return undefined;
      }
      const isRead = context.secrets !== undefined;
      // Never neither: what was not read is listed.
      expect([isRead, /G4/.test(whatOf(context))]).toEqual([isRead, !isRead]);
      incomplete += isRead ? 0 : 1;
      return isRead && context;
    },
  );
  expect(incomplete).toBeGreaterThan(0);
  expect(whatOf(complete)).not.toMatch(/G4|Services/);
});

it('leaves gaps, with the reason, in the tenant context and in the check of a tenant whose vcluster does not answer', async () => {
  expect(whatOf(await get('context'))).toBe('');
  expect(whatOf(await get('check'))).toBe('');
  tenant.virtualFaults.fail({ code: 503 });

  const context = await get('context');
  expect(context.secrets).toBeUndefined();
  expect(whatOf(context)).toMatch(/G4.*G10/s);
  expect(context.notChecked[0].why).toContain('team-a');

  const check = await get('check');
  expect(whatOf(check)).toMatch(/G12.*G14.*G10/s);
  // Objects on the host refer to Secrets on the host, which answers.
  expect(whatOf(check)).not.toContain('G4');

  // What cannot be checked is not written either.
  const answer = await tenant.portal.post(
    `${tenant.path}/components?dryRun=true`,
    {
      name: 'store',
      type: 'state.redis',
      version: 'v1',
      metadata: [
        { name: 'redisHost', value: 'redis:6379' },
        { name: 'keyPrefix', value: 'team-a' },
        { name: 'redisPassword', secretKeyRef: { name: 'no', key: 'k' } },
      ],
      scopes: ['writer'],
    },
  );
  expect(answer.status).toBe(503);
  tenant.virtualFaults.clear();
});

it.each([
  ['secrets', 'context', [/G4/]],
  // Objects on the host refer to Secrets on the host.
  ['secrets', 'check', []],
  ['services', 'context', [/G10/]],
  ['services', 'check', [/G10/]],
  ['deployments', 'check', [/kind Deployment .*G12/, /G14/]],
  ['cronjobs', 'check', [/kind CronJob .*G12/]],
  ['daemonsets', 'check', [/kind DaemonSet .*G12/]],
])('names only what it may not read: %s, in %s', async (plural, part, gaps) => {
  tenant.virtualFaults.forbid({ plural });
  try {
    const { notChecked } = await get(part);
    expect(notChecked).toEqual(
      gaps.map(what => ({
        what: expect.stringMatching(what),
        why: expect.stringMatching(/^The portal may not list /),
      })),
    );
  } finally {
    tenant.virtualFaults.clear();
  }
});

it('judges the kinds that it may read beside one that it may not', async () => {
  await tenant.deploy('seen', {
    template: { 'dapr.io/enabled': 'yes please' },
  });
  const findings = async () =>
    (await get('check')).findings
      .filter(({ file }: { file: string }) => file.endsWith('/seen.yaml'))
      .map(({ ruleId }: { ruleId: string }) => ruleId);
  const all = await findings();
  expect(all).toContain('G12/enabled');
  tenant.virtualFaults.forbid({ plural: 'cronjobs' });
  try {
    expect(await findings()).toEqual(all);
  } finally {
    tenant.virtualFaults.clear();
  }
});
