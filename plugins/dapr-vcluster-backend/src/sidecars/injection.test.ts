import {
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { DiagnosedTenant, TestApp } from '../__testUtils__/DiagnosedTenant';
import { until } from '../__testUtils__/until';
import { WEBHOOK_NAME } from './injector';

const INJECTOR = { namespace: 'dapr-system', name: 'dapr-sidecar-injector' };
const ALLOWED = 'vcluster-*:vc-*';

type Deployment = KubeObject & { status?: { availableReplicas?: number } };
type Configuration = KubeObject & { webhooks: object[] };

describe('pods without a sidecar', () => {
  let tenant: DiagnosedTenant;
  beforeAll(async () => {
    tenant = await DiagnosedTenant.start();
  }, 180_000);
  afterAll(() => tenant?.close());
  afterEach(() => tenant.live.server.faults.clear());

  const scaled = async (replicas: number) => {
    await tenant.host.patch(RESOURCES.deployments, INJECTOR, {
      spec: { replicas },
    });
    await until(`${replicas} injectors`, async () => {
      const { status = {} } = await tenant.host.get<Deployment>(
        RESOURCES.deployments,
        INJECTOR,
      );
      return (status.availableReplicas ?? 0) === replicas || undefined;
    });
  };
  const onFailure = async (failurePolicy: 'Ignore' | 'Fail') => {
    const name = WEBHOOK_NAME;
    const resource = RESOURCES.mutatingWebhookConfigurations;
    const { webhooks } = await tenant.host.get<Configuration>(resource, {
      name,
    });
    await tenant.host.patch(
      resource,
      { name },
      { webhooks: webhooks.map(each => ({ ...each, failurePolicy })) },
    );
  };
  const found = async (app: string, ruleId: string, options?: TestApp) => {
    await tenant.deploy(app, options);
    return tenant.finding(app, ruleId);
  };

  it('are reported when the annotation is not "true"', async () => {
    const { title } = await found('lax', 'not-injected/enabled-value', {
      template: { 'dapr.io/enabled': 'yes' },
    });
    expect(title).toContain('"yes"');
  }, 180_000);

  it('are reported when the injector refuses the app-id', async () => {
    await tenant.deploy('named', { template: { 'dapr.io/app-id': 'Bad_Id' } });
    const { title } = await tenant.finding('Bad_Id', 'rejected/app-id');
    expect(title).toContain('Bad_Id');
  }, 180_000);

  it('are reported when the host refuses them for another reason', async () => {
    tenant.live.server.faults.fail({
      scope: { verb: 'create', plural: 'pods', namespace: tenant.namespace },
    });
    const { title } = await found('refused', 'rejected/sync-error');
    expect(title).toMatch(/^Not on the host: .*an error on the server/);
  }, 180_000);

  it('are reported when the host admits no pod without the injector', async () => {
    await scaled(0);
    await onFailure('Fail');
    const { evidence } = await found('stopped', 'rejected/injector-failing');
    expect(evidence[0]).toEqual({
      label: 'SyncError',
      value: expect.stringContaining('failed calling webhook'),
    });
    await onFailure('Ignore');
  }, 180_000);

  it('are reported while the injector is down, and as older than it once it runs', async () => {
    const { title } = await found('early', 'not-injected/injector-down');
    expect(title).toContain('does not run');
    // Kubernetes tells times by the second.
    const made = Date.now();
    await until(
      'the next second',
      async () => Date.now() > made + 1_000 || undefined,
    );
    await scaled(1);
    const { evidence } = await tenant.finding(
      'early',
      'not-injected/pod-older',
    );
    expect(evidence.map(({ label }) => label)).toEqual([
      'Pod created',
      'Injector started',
    ]);
  }, 180_000);

  it('are reported when the injector does not serve the syncer', async () => {
    await tenant.live.dapr.install({ allowedServiceAccounts: 'other:vc-*' });
    await scaled(1);
    const { fix } = await found(
      'foreign',
      'not-injected/requester-not-allowed',
    );
    expect(fix).toContain(`${tenant.namespace}:vc-team-a`);
  }, 180_000);

  it('are reported when the list of the injector cannot be read', async () => {
    await tenant.live.dapr.install({ allowedServiceAccounts: 'a:b:c' });
    const { evidence } = await found(
      'unlisted',
      'not-injected/allow-list-broken',
    );
    expect(evidence).toEqual([
      { label: 'Problem', value: expect.stringContaining('a:b:c') },
    ]);
    await tenant.live.dapr.install({ allowedServiceAccounts: ALLOWED });
  }, 180_000);

  it('are reported when there is no injector', async () => {
    await tenant.host.delete(RESOURCES.deployments, INJECTOR);
    const { fix } = await found('orphaned', 'not-injected/injector-missing');
    expect(fix).toMatch(/^Install Dapr on the host/);
  }, 180_000);
});
