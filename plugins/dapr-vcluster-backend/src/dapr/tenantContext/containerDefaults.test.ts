import { ANNOTATION_PRESET } from 'backstage-plugin-dapr-vcluster-common';
import { DiagnosedTenant } from '../../__testUtils__/DiagnosedTenant';
import { RESOURCES } from 'backstage-plugin-dapr-vcluster-node/kubernetes';

// Tenants take their time on a busy machine.
jest.setTimeout(180_000);

let tenant: DiagnosedTenant;

beforeAll(async () => {
  tenant = await DiagnosedTenant.start();
});
afterAll(() => tenant?.close());

const context = async () =>
  (await tenant.portal.get(`${tenant.path}/context`)).body;

const gaps = ({ notChecked }: { notChecked: { what: string }[] }) =>
  notChecked.filter(({ what }) => what.includes('G12/resources'));

it('tells what a LimitRange gives containers, that none applies, and that it is not known', async () => {
  const { namespace } = tenant;
  await tenant.deploy('free');
  const resourcesOf = async () => {
    const { body } = await tenant.portal.get(`${tenant.path}/check`);
    return body.findings.filter(
      ({ ruleId }: { ruleId: string }) => ruleId === 'G12/resources',
    );
  };
  // Presets isolate by default, with quota and limits.
  const limited = await context();
  expect(limited.containerDefaults).toMatchObject({
    limits: { cpu: '1', memory: '512Mi' },
    requests: { cpu: '100m', memory: '128Mi' },
  });
  expect(await resourcesOf()).toEqual([]);

  const { items } = await tenant.host.list(RESOURCES.limitRanges, {
    namespace,
  });
  for (const { metadata } of items) {
    await tenant.host.delete(RESOURCES.limitRanges, metadata);
  }
  // Its quota goes on asking for limits and requests.
  const [refused, ...free] = await resourcesOf();
  expect(free).toEqual([]);
  expect(refused).toMatchObject({
    severity: 'error',
    title: expect.stringMatching(/the host refuses the pod$/),
  });
  const quotas = await tenant.host.list(RESOURCES.resourceQuotas, {
    namespace,
  });
  for (const { metadata } of quotas.items) {
    await tenant.host.delete(RESOURCES.resourceQuotas, metadata);
  }
  const none = await context();
  expect(none.containerDefaults).toEqual({ limits: {}, requests: {} });
  expect(gaps(none)).toEqual([]);
  const [found] = await resourcesOf();
  expect(found.title).toMatch(/what it likes from the host$/);

  // Requests that are not stated are the limits.
  await tenant.host.create(RESOURCES.limitRanges, {
    apiVersion: 'v1',
    kind: 'LimitRange',
    metadata: { name: 'half', namespace },
    spec: { limits: [{ type: 'Container', default: { cpu: '1' } }] },
  });
  expect((await context()).containerDefaults).toMatchObject({
    requests: { cpu: '1' },
  });
  const [half] = await resourcesOf();
  expect(half.title).toMatch(/no memory-request, memory-limit, so/);

  tenant.live.server.faults.fail({
    code: 403,
    scope: { plural: 'limitranges' },
  });
  // The preset says what the portal may not read.
  const asPreset = await context();
  expect(asPreset.containerDefaults).toMatchObject({
    limits: { cpu: '1', memory: '512Mi' },
  });
  expect(gaps(asPreset)).toEqual([]);

  await tenant.host.patch(
    RESOURCES.namespaces,
    { name: namespace },
    { metadata: { annotations: { [ANNOTATION_PRESET]: 'another' } } },
  );
  const unknown = await context();
  expect(unknown.containerDefaults).toBeUndefined();
  expect(gaps(unknown)).toHaveLength(1);
  const [doubtful] = await resourcesOf();
  expect(doubtful.title).toMatch(/which is not known here$/);
  tenant.live.server.faults.clear();
});
