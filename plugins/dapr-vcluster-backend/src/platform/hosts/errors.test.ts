import { KubeError } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { toRouteError } from './errors';

const place = 'host prod';
const kube = (options: Partial<ConstructorParameters<typeof KubeError>[0]>) =>
  new KubeError({ status: 500, reason: '', message: 'no', ...options });

describe('toRouteError', () => {
  it.each([
    [403, 'the user of its kubeconfig', 'Secret vc-a'],
    [401, 'no longer accepted', 'Restart the pod of the vcluster'],
  ])('speaks of the kubeconfig of a vcluster: %s', (status, said, fix) => {
    const error = toRouteError(
      kube({ status, message: 'secrets is forbidden' }),
      { place: 'the vcluster of tenant a', credentialsIn: 'vc-a' },
    );
    expect(error).toMatchObject({
      message: expect.stringContaining(said),
      details: { fix: expect.stringContaining(fix) },
    });
  });

  it.each([
    [
      'unreachable',
      kube({ status: 0, reason: 'Unreachable', message: 'no way' }),
      'ServiceUnavailableError',
      'host prod cannot be reached: no way',
    ],
    [
      'too slow',
      kube({ status: 0, reason: 'Timeout' }),
      'ServiceUnavailableError',
      'cannot be reached',
    ],
    [
      'credentials',
      kube({ status: 401 }),
      'ServiceUnavailableError',
      'The credentials of host prod are no longer accepted',
    ],
    [
      'rights',
      kube({ status: 403, message: 'pods is forbidden' }),
      'ServiceUnavailableError',
      "does not allow the portal's service account to do this: pods is forbidden",
    ],
    [
      'quota',
      kube({ status: 403, message: 'exceeded quota: compute' }),
      'ConflictError',
      'exceeded quota',
    ],
    [
      'missing CRD',
      kube({ status: 404, missing: 'kind' }),
      'ServiceUnavailableError',
      'The CRD components.dapr.io is missing on host prod',
    ],
    [
      'missing object',
      kube({ status: 404, missing: 'object' }),
      'NotFoundError',
      'host prod refused: no',
    ],
    ['conflict', kube({ status: 409 }), 'ConflictError', 'host prod refused'],
    ['invalid', kube({ status: 422 }), 'InputError', 'host prod refused'],
    [
      'throttled',
      kube({ status: 429, retryAfterSeconds: 9 }),
      'ServiceUnavailableError',
      'Try again in 9 seconds.',
    ],
    [
      'in trouble',
      kube({ status: 502 }),
      'ServiceUnavailableError',
      'too busy or not well',
    ],
  ])('%s', (_, error, name, message) => {
    const mapped = toRouteError(error, {
      place,
      resource: 'components.dapr.io',
    });
    expect(mapped).toMatchObject({
      name,
      message: expect.stringContaining(message),
    });
  });

  it('carries the field of a conflict and a fix', () => {
    const causes = [
      { reason: 'F', message: 'conflict with "kubectl"', field: '.spec.type' },
    ];
    const error = kube({ status: 409, reason: 'Conflict', causes });
    expect(toRouteError(error, { place })).toMatchObject({
      details: {
        field: '.spec.type',
        fix: expect.stringContaining('kubectl'),
      },
    });
  });

  it('leaves other errors alone', () => {
    const error = new Error('bug');
    expect(toRouteError(error, { place })).toBe(error);
  });
});
