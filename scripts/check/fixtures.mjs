/** Name of the host that carries the tenants: the simulated one, or the lab's real one. */
export const HOST_NAME = process.env.CHECK_HOST ?? 'sandbox';

/** The two tenants of the main job. */
export const TENANT_A = `${HOST_NAME}/vcluster-shop/shop`;
export const TENANT_B = `${HOST_NAME}/vcluster-ledger/ledger`;

const HOST = `resource:default/${HOST_NAME}`;

/** Runs of the template create-tenant. */
export const CREATE_A = {
  template: 'create-tenant',
  values: { host: HOST, name: 'shop', owner: 'group:default/team-a' },
};
export const CREATE_B = {
  template: 'create-tenant',
  values: {
    host: HOST,
    name: 'ledger',
    owner: 'group:default/team-b',
    profile: 'oss-multins',
  },
};

/** A run of register-dapr-component: the tutorial's Redis state store, for a writer and a reader. */
export const registerStore = (tenant, password) => ({
  template: 'register-dapr-component',
  values: {
    tenant,
    name: 'my-statestore',
    scopes: ['writer', 'reader'],
    kind: 'redis',
    redisHost: 'redis-master.default.svc.cluster.local:6379',
    // What the form sends in the place of a secret.
    redisPassword: '*'.repeat(password.length),
  },
  secrets: { redisPassword: password },
});

/** A run of deploy-dapr-app: one of the tutorial's two apps. */
export const deployApp = (tenant, role) => ({
  template: 'deploy-dapr-app',
  values: {
    tenant,
    appId: role,
    role,
    image: `registry.example.com/demo/${role}:1.0.0`,
  },
});

/** The same run with one value changed. */
export const withValue = (run, key, value) => ({
  ...run,
  values: { ...run.values, [key]: value },
});
