import { Finding } from 'backstage-plugin-dapr-vcluster-common';
import {
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { DiagnosedTenant } from '../../__testUtils__/DiagnosedTenant';
import { WEBHOOK_NAME } from '../injector';

const COMPONENTS = { name: 'components.dapr.io' };

type Schema = { properties: Record<string, Schema>; items: Schema };
type Definition = KubeObject & {
  spec: { versions: Array<{ schema: { openAPIV3Schema: Schema } }> };
};

describe('the configuration of a vcluster', () => {
  let tenant: DiagnosedTenant;
  beforeAll(async () => {
    // The profile with a copy of the CRD in the vcluster.
    tenant = await DiagnosedTenant.start('oss-multins');
  }, 180_000);
  afterAll(() => tenant?.close());
  afterEach(() => {
    tenant.live.server.faults.clear();
    tenant.virtualFaults.clear();
  });

  const found = (ruleId: string): Promise<Finding> =>
    tenant.sidecars(ruleId, ({ findings }) =>
      findings.find(each => each.ruleId === ruleId),
    );
  const gap = (sentence: string) =>
    tenant.sidecars(sentence, ({ gaps }) => gaps.includes(sentence));

  it('finds nothing in a healthy one, and has no gaps', async () => {
    await tenant.deploy('healthy');
    await tenant.sidecar('healthy', 'ready');
    const list = await tenant.sidecars('all', each => each);
    // The recorded vcluster 0.25 has Kubernetes 1.32.
    expect(list).toMatchObject({
      findings: [{ ruleId: 'tenant/kubernetes-skew' }],
      gaps: [],
    });
    expect(list.items.flatMap(({ findings }) => findings)).toEqual([]);
  }, 180_000);

  it('finds the annotation on the workload instead of its pods', async () => {
    await tenant.deploy('misplaced', {
      annotations: { 'dapr.io/enabled': 'true', 'dapr.io/app-id': 'lost' },
      asks: false,
    });
    const { evidence } = await tenant.finding(
      'lost',
      'not-injected/annotation-misplaced',
    );
    expect(evidence).toEqual([
      {
        label: 'Found in',
        value: 'metadata.annotations of Deployment default/misplaced',
      },
    ]);
    const { body } = await tenant.portal.get(`${tenant.path}/sidecars`);
    expect(body.items).toContainEqual(
      expect.objectContaining({
        appId: 'lost',
        app: 'misplaced',
        state: 'not-injected',
      }),
    );
  }, 180_000);

  it("finds a Dapr of the vcluster's own, and what it does to sidecars", async () => {
    await tenant.virtual.create(RESOURCES.namespaces, {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'own-dapr' },
    });
    await tenant.deploy('dapr-operator', {
      namespace: 'own-dapr',
      labels: { app: 'dapr-operator' },
      asks: false,
    });
    const { evidence } = await found('tenant/dapr-inside');
    expect(evidence).toEqual([
      { label: 'Namespaces', value: 'own-dapr' },
      { label: 'Effect', value: expect.stringMatching(/is not registered/) },
    ]);
    await tenant.virtual.create(RESOURCES.mutatingWebhookConfigurations, {
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'MutatingWebhookConfiguration',
      metadata: { name: WEBHOOK_NAME },
      webhooks: [
        {
          name: 'sidecar-injector.dapr.io',
          admissionReviewVersions: ['v1'],
          sideEffects: 'None',
          failurePolicy: 'Ignore',
          clientConfig: { url: 'https://127.0.0.1:1/mutate' },
          rules: [
            {
              operations: ['CREATE'],
              apiGroups: [''],
              apiVersions: ['v1'],
              resources: ['pods'],
            },
          ],
        },
      ],
    });
    await tenant.sidecars('the effect of its injector', ({ findings }) =>
      findings.some(each =>
        each.evidence.some(({ value }) => /registered in the vc/.test(value)),
      ),
    );
  }, 180_000);

  it('names the kinds that may not be read in the vcluster', async () => {
    const { virtualFaults } = tenant;
    for (const plural of ['deployments', 'statefulsets']) {
      virtualFaults.forbid({ verb: 'list', plural });
    }
    virtualFaults.forbid({ verb: 'get', plural: 'customresourcedefinitions' });
    for (const what of [
      'Deployments',
      'StatefulSets',
      'CustomResourceDefinition components.dapr.io',
    ]) {
      await gap(
        `${what} of the vcluster may not be read by the account of its kubeconfig.`,
      );
    }
    const { items, findings } = await tenant.sidecars('all', each => each);
    expect(findings).toMatchObject([{ ruleId: 'tenant/kubernetes-skew' }]);
    expect(items.map(({ appId }) => appId)).toContain('healthy');
  }, 180_000);

  it("says why it does not know whether the vcluster's injector is registered", async () => {
    tenant.virtualFaults.forbid({ plural: 'mutatingwebhookconfigurations' });
    await gap(
      `MutatingWebhookConfiguration ${WEBHOOK_NAME} of the vcluster may not be read by the account of its kubeconfig.`,
    );
    const { evidence } = await found('tenant/dapr-inside');
    expect(evidence[1].value).toMatch(/is not known/);
  }, 180_000);

  it("finds a CRD that is older than the host's", async () => {
    const definition = await tenant.virtual.get<Definition>(
      RESOURCES.customResourceDefinitions,
      COMPONENTS,
    );
    const { versions } = definition.spec;
    const [{ schema }] = versions;
    const { spec } = schema.openAPIV3Schema.properties;
    delete spec.properties.metadata.items.properties.envRef;
    await tenant.virtual.patch(
      RESOURCES.customResourceDefinitions,
      COMPONENTS,
      { spec: { versions } },
    );
    const { evidence } = await found('tenant/crd-stale');
    expect(evidence).toEqual([
      { label: 'Dropped fields', value: 'spec.metadata[].envRef' },
    ]);
  }, 180_000);

  it("says why it does not know when the host's CRD may not be read", async () => {
    tenant.live.server.faults.forbid({
      verb: 'get',
      plural: 'customresourcedefinitions',
    });
    await gap(
      "CustomResourceDefinition components.dapr.io may not be read by the portal's service account.",
    );
    const { findings } = await tenant.sidecars('all', each => each);
    expect(findings.map(({ ruleId }) => ruleId)).not.toContain(
      'tenant/crd-stale',
    );
  }, 180_000);
});
