import { OWNER, TENANT } from './texts';

const store = {
  tenant: TENANT,
  name: 'store',
  type: 'state.redis',
  version: 'v1',
  scopes: ['writer'],
  metadata: { redisHost: 'redis.databases:6379', keyPrefix: 'team-a' },
  secrets: { redisPassword: '${{ secrets.password }}' },
};
const endpoint = {
  tenant: TENANT,
  manifest: {
    apiVersion: 'dapr.io/v1alpha1',
    kind: 'HTTPEndpoint',
    metadata: { name: 'api' },
    spec: { baseUrl: 'https://api.example.com' },
    scopes: ['writer'],
  },
  secrets: { Authorization: '${{ secrets.header }}' },
};

const template = (name: string, steps: object[]) => ({
  apiVersion: 'scaffolder.backstage.io/v1beta3',
  kind: 'Template',
  metadata: {
    name,
    namespace: 'default',
    annotations: { 'backstage.io/managed-by-location': 'url:https://x/t' },
  },
  spec: {
    owner: OWNER,
    type: 'test',
    steps: steps.map((step, index) => ({ id: `s${index}`, name, ...step })),
  },
});
const register = (input: object) => ({
  action: 'dapr:component:register',
  input,
});
/** One template for each way to pass a secret to a task. */
export const TEMPLATES = [
  template('create', [
    {
      action: 'vcluster:create',
      input: { host: 'sandbox', name: 'team-a', owner: OWNER },
    },
    { action: 'vcluster:wait', input: { tenant: TENANT, for: 'ready' } },
  ]),
  template('register', [register(store), register(endpoint)]),
  template('plain', [
    register({
      ...store,
      name: 'plain',
      metadata: { ...store.metadata, redisPassword: '${{ secrets.password }}' },
      secrets: {},
    }),
  ]),
  template('address', [
    register({
      ...store,
      name: 'address',
      metadata: {
        ...store.metadata,
        redisHost: 'redis://u:${{ secrets.password }}@redis:6379',
      },
      secrets: {},
    }),
  ]),
  template('misspelt', [
    register({
      ...store,
      name: 'bad',
      secrets: { redisPasword: '${{ secrets.password }}' },
    }),
  ]),
  template('manifest', [
    register({ tenant: TENANT, manifest: 'a: [${{ secrets.password }}' }),
  ]),
  template('check', [
    { action: 'dapr:check', input: { tenant: TENANT, failOn: 'never' } },
  ]),
  template('kubeconfig', [
    { action: 'vcluster:kubeconfig', input: { tenant: TENANT } },
  ]),
  template('delete', [
    { action: 'vcluster:delete', input: { tenant: TENANT } },
  ]),
];
