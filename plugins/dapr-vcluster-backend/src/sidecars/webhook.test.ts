import {
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { DiagnosedTenant } from '../__testUtils__/DiagnosedTenant';
import { WEBHOOK_NAME } from './injector';

const WEBHOOKS = RESOURCES.mutatingWebhookConfigurations;
const NOT_ASKED = /^not-injected\//;

type Configuration = KubeObject & { webhooks: object[] };

describe("pods that the injector's webhook is not called for", () => {
  let tenant: DiagnosedTenant;
  let healthy: Configuration;

  beforeAll(async () => {
    tenant = await DiagnosedTenant.start();
    const read = await tenant.host.get<Configuration>(WEBHOOKS, {
      name: WEBHOOK_NAME,
    });
    const { apiVersion, kind, webhooks } = read;
    healthy = { apiVersion, kind, metadata: { name: WEBHOOK_NAME }, webhooks };
  }, 180_000);
  afterAll(() => tenant?.close());
  afterEach(() => tenant.live.server.faults.clear());

  const registered = (change?: object) =>
    tenant.host.patch(
      WEBHOOKS,
      { name: WEBHOOK_NAME },
      { webhooks: healthy.webhooks.map(each => ({ ...each, ...change })) },
    );

  it('finds nothing when the webhook is called for all pods', async () => {
    await tenant.deploy('healthy');
    const { findings } = await tenant.sidecar('healthy', 'ready');
    expect(findings.filter(({ ruleId }) => NOT_ASKED.test(ruleId))).toEqual([]);
  }, 180_000);

  it('names the selectors that leave a pod out', async () => {
    await registered({
      namespaceSelector: { matchLabels: { dapr: 'on' } },
      objectSelector: {
        matchExpressions: [
          { key: 'mesh', operator: 'Exists' },
          { key: 'tier', operator: 'NotIn', values: ['batch'] },
        ],
      },
    });
    await tenant.deploy('left-out', { labels: { tier: 'batch' } });
    const finding = await tenant.finding(
      'left-out',
      'not-injected/webhook-selector',
    );
    expect(finding.evidence).toContainEqual({
      label: 'Selector',
      value: 'namespaces: dapr=on; pods: mesh Exists; pods: tier NotIn batch',
    });
    await registered();
  }, 180_000);

  it('is unknown when the namespace may not be read', async () => {
    await registered({ namespaceSelector: { matchLabels: { dapr: 'on' } } });
    tenant.live.server.faults.forbid({ verb: 'get', plural: 'namespaces' });
    await tenant.deploy('unseen-namespace');
    const finding = await tenant.finding(
      'unseen-namespace',
      'not-injected/unknown',
    );
    expect(finding.evidence).toContainEqual({
      label: 'Webhook',
      value: `Namespace ${tenant.namespace} may not be read by the portal's service account.`,
    });
    await registered();
  }, 180_000);

  it('reports a webhook that is not registered', async () => {
    await tenant.host.delete(WEBHOOKS, { name: WEBHOOK_NAME });
    await tenant.deploy('unregistered');
    const finding = await tenant.finding(
      'unregistered',
      'not-injected/webhook-missing',
    );
    expect(finding.title).toMatch(/not registered on the host\.$/);
  }, 180_000);

  it('is unknown when the webhook may not be read', async () => {
    tenant.live.server.faults.forbid({ plural: WEBHOOKS.plural });
    const finding = await tenant.finding(
      'unregistered',
      'not-injected/unknown',
    );
    expect(finding.evidence).toContainEqual({
      label: 'Webhook',
      value: `MutatingWebhookConfiguration ${WEBHOOK_NAME} may not be read by the portal's service account.`,
    });
  }, 180_000);

  it('reports that nothing explains it once the webhook is called again', async () => {
    await tenant.host.create(WEBHOOKS, healthy);
    const finding = await tenant.finding(
      'unregistered',
      'not-injected/unexplained',
    );
    expect(finding.fix).toMatch(/^Recreate the pod/);
  }, 180_000);
});
