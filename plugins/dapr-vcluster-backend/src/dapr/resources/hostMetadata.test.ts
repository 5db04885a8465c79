import { RESOURCES } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { WritePath } from '../../__testUtils__/WritePath';

let path: WritePath;
beforeAll(async () => {
  path = await WritePath.start();
  await path.tenant('labelled');
}, 180_000);
afterAll(() => path?.close());

it('copies no label or annotation of a manifest to the host, and says so', async () => {
  const manifest = `apiVersion: dapr.io/v1alpha1
kind: Configuration
metadata:
  name: tracing
  labels:
    argocd.argoproj.io/instance: cluster-apps
    app.kubernetes.io/instance: cluster-apps
  annotations:
    kustomize.toolkit.fluxcd.io/reconcile: disabled
spec:
  tracing:
    samplingRate: '1'
`;
  const { status, body } = await path.send(
    'POST',
    '/tenants/sandbox/vcluster-labelled/labelled/resources',
    'teamA',
    { manifest },
  );
  expect(status).toBe(201);
  expect(body.findings).toContainEqual(
    expect.objectContaining({
      ruleId: 'form/not-kept',
      evidence: [
        {
          label: 'left out',
          value:
            'app.kubernetes.io/instance, argocd.argoproj.io/instance, kustomize.toolkit.fluxcd.io/reconcile',
        },
      ],
    }),
  );
  const { metadata } = await path.host.get(RESOURCES.configurations, {
    namespace: 'vcluster-labelled',
    name: 'tracing',
  });
  expect(metadata.labels).toEqual({
    'app.kubernetes.io/managed-by': 'backstage-dapr-vcluster',
    'dapr-vcluster/tenant-name': 'labelled',
  });
  expect(metadata.annotations).toEqual({
    'dapr-vcluster/virtual-namespace': 'default',
    'dapr-vcluster/declaration': expect.stringMatching(/^\{"spec"/),
  });
});
