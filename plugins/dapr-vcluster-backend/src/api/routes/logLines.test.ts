import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  Finding,
  logReadPermission,
  SidecarList,
} from 'backstage-plugin-dapr-vcluster-common';
import { RESOURCES } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { DiagnosedTenant } from '../../__testUtils__/DiagnosedTenant';
import { RealAuditor } from '../../__testUtils__/RealAuditor';
import { TestPolicy } from '../../__testUtils__/testPolicy';

const READER = 'user:default/lee';
const OTHER = 'user:default/kim';
const APP = 'writer';
const RULE = 'sidecar/backend-unreachable';
const MISSING =
  'Not shown: permission "dapr-vcluster.log.read" is missing on this tenant.';

const policy: TestPolicy = ({ name }, user) => ({
  result:
    user === OTHER && name === logReadPermission.name
      ? AuthorizeResult.DENY
      : AuthorizeResult.ALLOW,
});

const auditor = new RealAuditor();
let tenant: DiagnosedTenant;

beforeAll(async () => {
  tenant = await DiagnosedTenant.start('oss-hostmanaged', policy, [
    auditor.factory,
  ]);
  await tenant.host.create(RESOURCES.components, {
    apiVersion: 'dapr.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'store', namespace: tenant.namespace },
    spec: {
      type: 'state.redis',
      version: 'v1',
      metadata: [{ name: 'redisHost', value: 'redis.nowhere:6379' }],
    },
    scopes: [APP],
  });
  await tenant.deploy(APP);
  await tenant.finding(APP, RULE);
}, 90_000);
afterAll(() => tenant?.close());

const ofList = ({ items }: SidecarList): Finding[] =>
  items.flatMap(({ findings }) => findings);

describe.each([
  ['/sidecars', 'listSidecars', ofList],
  [
    `/apps/${APP}/explanation`,
    'explainApp',
    ({ findings }: { findings: Finding[] }) => findings,
  ],
])('lines of daprd in the findings of %s', (path, operation, findingsOf) => {
  const read = async (user: string) => {
    auditor.ended();
    const { body } = await tenant.portal.get(`${tenant.path}${path}`, user);
    const finding = findingsOf(body).find(({ ruleId }) => ruleId === RULE);
    const line = finding?.evidence.find(({ label }) => /^Log /.test(label));
    return { finding, line, audit: auditor.ended() };
  };

  it('are shown to those who may read the log, and recorded as reading it', async () => {
    const { line, audit } = await read(READER);
    expect(line?.value).toContain('redis.nowhere');
    expect(audit).toMatchObject([
      {
        eventId: 'log-read',
        status: 'succeeded',
        actor: { actorId: READER },
        meta: {
          operation,
          tenant: `sandbox/${tenant.namespace}/team-a`,
          container: 'daprd',
        },
      },
    ]);
  });

  it('are recorded once while a page is open', async () => {
    const { line, audit } = await read(READER);
    expect(line?.value).toContain('redis.nowhere');
    expect(audit).toEqual([]);
  });

  it('are left out for others, who get the finding and the missing permission', async () => {
    const { finding, line, audit } = await read(OTHER);
    expect(finding).toMatchObject({ ruleId: RULE, fix: expect.any(String) });
    expect(line?.value).toBe(MISSING);
    expect(audit).toEqual([]);
  });
});
