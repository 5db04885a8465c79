import { TenantRef } from 'backstage-plugin-dapr-vcluster-common';
import { WritePath } from '../../__testUtils__/WritePath';
import { until } from '../../__testUtils__/until';

// Tenants take their time on a busy machine.
jest.setTimeout(120_000);

type Gaps = { notChecked: { what: string; why: string }[] };

const whatOf = ({ notChecked }: Gaps) =>
  notChecked.map(({ what }) => what).join('\n');

let path: WritePath;

beforeAll(async () => {
  path = await WritePath.start();
});
afterAll(() => path?.close());

const get = async ({ host, namespace, name }: TenantRef, part: string) => {
  const route = `/tenants/${host}/${namespace}/${name}/${part}`;
  const { status, body } = await path.send('GET', route, 'teamA');
  expect([part, status]).toEqual([part, 200]);
  return body;
};

it('says from the creation of a tenant on what is not checked yet', async () => {
  const { body: created } = await path.send('POST', '/tenants', 'teamA', {
    host: 'sandbox',
    name: 'fresh',
    owner: 'group:default/team-a',
  });
  let incomplete = 0;
  const complete = await until('the vcluster to be read', async () => {
    const context = await get(created.ref, 'context');
    const isRead = context.secrets !== undefined;
    // Never neither: what was not read is listed.
    expect([isRead, /G4/.test(whatOf(context))]).toEqual([isRead, !isRead]);
    incomplete += isRead ? 0 : 1;
    return isRead ? context : undefined;
  });
  expect(incomplete).toBeGreaterThan(0);
  expect(whatOf(complete)).not.toMatch(/vcluster|Services/);
});

describe('a vcluster that does not answer', () => {
  let ref: TenantRef;
  beforeAll(async () => {
    ({ ref } = await path.tenant('mute'));
  });
  afterEach(() => path.virtualFaults(ref).clear());

  it('leaves gaps in the tenant context and in the check of the tenant, with the reason', async () => {
    expect(whatOf(await get(ref, 'context'))).not.toMatch(/G4|G10/);
    expect(whatOf(await get(ref, 'check'))).not.toMatch(/G12|G14/);
    path.virtualFaults(ref).fail({ code: 503 });

    const context = await get(ref, 'context');
    expect(context.secrets).toBeUndefined();
    expect(whatOf(context)).toMatch(/G4.*G10/s);
    const why = context.notChecked[0].why;
    expect(why).toContain('mute');

    const check = await get(ref, 'check');
    expect(whatOf(check)).toMatch(/G12.*G14.*G10/s);
    // Objects on the host refer to Secrets on the host, which answers.
    expect(whatOf(check)).not.toContain('G4');
    expect(JSON.stringify(check)).toContain('mute');
  });

  it('takes no Dapr Component that it cannot check', async () => {
    path.virtualFaults(ref).fail({ code: 503 });
    const answer = await path.send(
      'POST',
      `/tenants/${ref.host}/${ref.namespace}/${ref.name}/components?dryRun=true`,
      'teamA',
      {
        name: 'store',
        type: 'state.redis',
        version: 'v1',
        metadata: [
          { name: 'redisHost', value: 'redis:6379' },
          { name: 'keyPrefix', value: 'mute' },
          { name: 'redisPassword', secretKeyRef: { name: 'no', key: 'k' } },
        ],
        scopes: ['writer'],
      },
    );
    expect(answer.status).toBe(503);
  });
});
