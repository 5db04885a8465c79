import {
  Known,
  SecretName,
  singleNamespaceName,
} from 'backstage-plugin-dapr-vcluster-common';
import { TenantComponent } from '../../inventory/members';
import { usedSecrets } from './usedSecrets';

const component = (
  name: string,
  refs: [string, string][],
  more: Partial<TenantComponent> = {},
): TenantComponent => ({
  namespace: 'vcluster-a',
  name,
  uid: name,
  labels: {},
  annotations: {},
  scopes: [],
  digest: '',
  managedBy: 'tenant',
  virtual: { namespace: 'shop', name },
  metadata: refs.map(([secret, key]) => ({
    name: key,
    secretKeyRef: { name: secret, key },
  })),
  ...more,
});

const known = (...value: SecretName[]): Known<SecretName[]> => ({
  state: 'known',
  value,
  observedAt: '',
});
const secret = (name: string, ...keys: string[]): SecretName => ({
  namespace: 'shop',
  name,
  keys,
});

const used = (
  components: TenantComponent[],
  declared: Known<SecretName[]>,
  loaded: string[] = [],
) =>
  usedSecrets({
    tenant: 'a',
    components,
    declared,
    isLoaded: ({ name }) => loaded.includes(name),
  });

describe('usedSecrets', () => {
  it('lists each Secret once, with its keys and the Dapr Components that refer to them', () => {
    expect(
      used(
        [
          component('bus', [['redis', 'pw']]),
          component('store', [
            ['redis', 'pw'],
            ['redis', 'user'],
          ]),
        ],
        known(secret('redis', 'pw', 'user')),
        ['bus'],
      ),
    ).toEqual([
      {
        namespace: 'shop',
        name: 'redis',
        keys: ['pw', 'user'],
        usedBy: ['bus', 'store'],
        declared: 'yes',
        onHost: 'yes',
      },
    ]);
  });

  it.each<[string, Known<SecretName[]>]>([
    ['no', known()],
    ['no', known({ ...secret('redis', 'pw'), namespace: 'elsewhere' })],
    ['key-missing', known(secret('redis', 'password'))],
    ['unknown', { state: 'unknown', reason: 'it is paused' }],
  ])('tells that it is declared: %s', (declared, secrets) => {
    expect(
      used([component('store', [['redis', 'pw']])], secrets),
    ).toMatchObject([{ name: 'redis', declared, onHost: 'unknown' }]);
  });

  it('recognizes a Secret by its name on the host', () => {
    const onHost = singleNamespaceName('redis', 'shop', 'a');
    expect(
      used(
        [component('store', [[onHost, 'pw']])],
        known(secret('redis', 'pw')),
      ),
    ).toMatchObject([{ name: 'redis', declared: 'yes' }]);
  });

  it('omits references to other secret stores, and Dapr Components of the host', () => {
    expect(
      used(
        [
          component('vaulted', [['redis', 'pw']], { secretStore: 'vault' }),
          component('hosts', [['redis', 'pw']], { virtual: undefined }),
        ],
        known(),
      ),
    ).toEqual([]);
  });
});
