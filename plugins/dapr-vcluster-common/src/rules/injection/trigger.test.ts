import { appIdProblem, MAX_APP_ID_LENGTH } from './app-id';
import { suggestAllowList } from './suggest';
import { appIdOf, asksForSidecar, hasSidecar, InjectablePod } from './trigger';

const pod = (enabled?: string): InjectablePod => ({
  metadata: {
    name: 'cart-1',
    annotations: enabled === undefined ? {} : { 'dapr.io/enabled': enabled },
  },
});

describe('asksForSidecar', () => {
  it.each([
    ['true', '1.18.3', true],
    ['True', '1.18.3', true],
    ['yes', '1.18.3', false],
    ['1', '1.18.3', false],
    ['yes', '1.17.4', false],
    ['yes', '1.17.0', true],
    ['on', '1.16.19', true],
    ['false', '1.10.4', false],
    [undefined, '1.18.3', false],
  ])('%s in %s: %s', (value, version, expected) => {
    expect(asksForSidecar(pod(value), version)).toBe(expected);
  });
});

describe('hasSidecar', () => {
  it('finds a daprd among containers and native sidecars', () => {
    const containers = [{ name: 'app' }];
    const daprd = [{ name: 'daprd' }];
    expect(hasSidecar({ ...pod(), spec: { containers } })).toBe(false);
    expect(
      hasSidecar({ ...pod(), spec: { containers: [...containers, ...daprd] } }),
    ).toBe(true);
    expect(
      hasSidecar({ ...pod(), spec: { containers, initContainers: daprd } }),
    ).toBe(true);
  });
});

describe('app-id', () => {
  it('falls back to the pod name', () => {
    expect(appIdOf(pod())).toBe('cart-1');
    expect(
      appIdOf({ metadata: { annotations: { 'dapr.io/app-id': 'cart' } } }),
    ).toBe('cart');
  });

  it('is refused in the words of Dapr 1.18.3', () => {
    expect(appIdProblem('Bad_Id')).toBe(
      "invalid app id (input: 'Bad_Id', service: 'Bad_Id-dapr'): a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')",
    );
    expect(appIdProblem('')).toMatch('is empty');
    expect(appIdProblem('a'.repeat(MAX_APP_ID_LENGTH))).toBeUndefined();
    expect(appIdProblem('a'.repeat(MAX_APP_ID_LENGTH + 1))).toMatch(
      'no more than 63',
    );
    expect(appIdProblem('-cart')).toMatch('must start and end');
  });
});

describe('suggestAllowList', () => {
  it('names the Helm value of the version and keeps what is there', () => {
    expect(
      suggestAllowList(
        { daprVersion: '1.18.3', serviceAccounts: 'vcluster-*:vc-*' },
        'tenants-shop',
        'vc-shop',
      ),
    ).toEqual({
      helmValue: 'dapr_sidecar_injector.allowedServiceAccounts',
      value: 'vcluster-*:vc-*,tenants-shop:vc-shop',
    });
    expect(
      suggestAllowList({ daprVersion: '1.15.0' }, 'tenants-shop', 'vc-shop'),
    ).toEqual({
      helmValue: 'dapr_sidecar_injector.allowedServiceAccountsPrefixNames',
      value: 'tenants-shop:vc-shop',
    });
  });
});
