import { AdmissionReview, reviewPod } from './review';
import { settingsForTests } from '../../__testUtils__/dapr/injectorSettings';

function review(
  annotations: Record<string, string>,
  options: { user?: string; containers?: string[]; kind?: string } = {},
): AdmissionReview {
  return {
    apiVersion: 'admission.k8s.io/v1',
    kind: 'AdmissionReview',
    request: {
      uid: 'review-1',
      kind: { group: '', version: 'v1', kind: options.kind ?? 'Pod' },
      namespace: 'vcluster-37a8eec1-cee4d8f6',
      operation: 'CREATE',
      userInfo: {
        username:
          options.user ?? 'system:serviceaccount:vcluster-team-a:vc-team-a',
      },
      object: {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'cart-1', annotations },
        spec: {
          containers: (options.containers ?? ['app']).map(name => ({
            name,
            image: name,
          })),
        },
      },
    },
  };
}
const enabled = { 'dapr.io/enabled': 'true', 'dapr.io/app-id': 'cart' };

describe('reviewPod', () => {
  it('injects a pod that a syncer on the allow-list creates', () => {
    const { outcome, response } = reviewPod(review(enabled), settingsForTests);
    expect(outcome).toBe('injected');
    expect(response).toMatchObject({
      uid: 'review-1',
      allowed: true,
      patchType: 'JSONPatch',
    });
    const patch = Buffer.from(response.patch ?? '', 'base64').toString();
    expect(JSON.parse(patch)).toContainEqual({
      op: 'add',
      path: '/metadata/labels/dapr.io~1app-id',
      value: 'cart',
    });
    expect(patch).toContain('"value":"vcluster-37a8eec1-cee4d8f6"');
  });

  it.each([
    ['not-asked', { 'dapr.io/enabled': 'yes' }, {}],
    ['not-asked', {}, {}],
    [
      'requester-not-allowed',
      enabled,
      { user: 'system:serviceaccount:tenants-shop:vc-shop' },
    ],
    ['has-sidecar', enabled, { containers: ['app', 'daprd'] }],
    ['not-a-pod', enabled, { kind: 'Deployment' }],
  ])('stays silent: %s', (expected, annotations, options) => {
    const { outcome, response } = reviewPod(
      review(annotations as Record<string, string>, options),
      settingsForTests,
    );
    expect(outcome).toBe(expected);
    expect(response).toEqual({ uid: 'review-1', allowed: true });
  });

  it('rejects a bad app-id, but only of a requester it would inject for', () => {
    const bad = { ...enabled, 'dapr.io/app-id': 'Bad_Id' };
    expect(reviewPod(review(bad), settingsForTests).response).toEqual({
      uid: 'review-1',
      allowed: false,
      status: { message: expect.stringMatching(/^invalid app id/) },
    });
    expect(
      reviewPod(review(bad, { user: 'jane' }), settingsForTests).response
        .allowed,
    ).toBe(true);
  });
});
