import { secretNames } from './secretNames';

const secret = (name: string, rest: object = {}) => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name, namespace: 'default' },
  ...rest,
});

describe('secretNames', () => {
  it('keeps names and keys, never a value', () => {
    const names = secretNames([
      secret('redis', { data: { username: 'YQ==', password: 'Z2VoZWlt' } }),
      secret('empty'),
    ]);
    expect(names).toEqual([
      { namespace: 'default', name: 'empty', keys: [] },
      { namespace: 'default', name: 'redis', keys: ['password', 'username'] },
    ]);
    expect(JSON.stringify(names)).not.toContain('Z2VoZWlt');
  });

  it('names the Dapr Component that a Secret was made for', () => {
    const [made] = secretNames([
      {
        ...secret('store-secrets'),
        metadata: {
          name: 'store-secrets',
          namespace: 'shop',
          annotations: { 'dapr-vcluster/component': 'store' },
        },
      },
    ]);
    expect(made).toMatchObject({ namespace: 'shop', component: 'store' });
  });

  it.each([
    'kubernetes.io/service-account-token',
    'kubernetes.io/dockerconfigjson',
    'bootstrap.kubernetes.io/token',
    'helm.sh/release.v1',
  ])('leaves out what is of type %s', type => {
    expect(secretNames([secret('x', { type })])).toEqual([]);
  });
});
