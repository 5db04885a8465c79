import { mockServices } from '@backstage/backend-test-utils';
import { readProviderConfig } from './config';

const read = (daprVcluster?: Record<string, string | object>) =>
  readProviderConfig(
    mockServices.rootConfig({
      data: daprVcluster ? { catalog: { providers: { daprVcluster } } } : {},
    }),
  );

describe('readProviderConfig', () => {
  it('works without configuration', () => {
    expect(read()).toMatchObject({
      hostOwner: 'unknown',
      namespace: 'default',
      schedule: { frequency: { minutes: 5 } },
    });
  });

  it('reads all keys', () => {
    expect(
      read({
        hostOwner: 'group:default/platform',
        namespace: 'infra',
        schedule: { frequency: { hours: 1 }, timeout: 'PT1M' },
      }),
    ).toEqual({
      hostOwner: 'group:default/platform',
      namespace: 'infra',
      schedule: { frequency: { hours: 1 }, timeout: { minutes: 1 } },
    });
  });

  it('rejects invalid values with the key and the fix', () => {
    expect(() => read({ namespace: 'No spaces' })).toThrow(
      'catalog.providers.daprVcluster.namespace "No spaces"',
    );
    expect(() => read({ hostOwner: 'a:b:c/d' })).toThrow(
      'catalog.providers.daprVcluster.hostOwner "a:b:c/d"',
    );
  });
});
