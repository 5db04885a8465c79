/** Name of the host that carries the tenants: the simulated one, or the lab's real one. */
export const HOST_NAME = process.env.CHECK_HOST ?? 'sandbox';

/** The two tenants of the main job. */
export const TENANT_A = `${HOST_NAME}/vcluster-shop/shop`;
export const TENANT_B = `${HOST_NAME}/vcluster-ledger/ledger`;

/** Runs of the template create-tenant. */
export const CREATE_A = {
  template: 'create-tenant',
  values: {
    host: HOST_NAME,
    name: 'shop',
    owner: 'group:default/team-a',
    profile: 'oss-hostmanaged',
  },
};
export const CREATE_B = {
  template: 'create-tenant',
  values: {
    host: HOST_NAME,
    name: 'ledger',
    owner: 'group:default/team-b',
    profile: 'oss-multins',
  },
};

/** A tenant of the default profile, which declares its Dapr Components in the vcluster; where the portal's syncer runs. */
export const CREATE_C =
  HOST_NAME === 'sandbox'
    ? {
        template: 'create-tenant',
        values: {
          host: HOST_NAME,
          name: 'cart',
          owner: 'group:default/team-a',
        },
      }
    : undefined;
export const TENANT_C = `${HOST_NAME}/vcluster-cart/cart`;

/** The address of the tutorial's Redis. */
const REDIS_HOST = 'redis-master.default.svc.cluster.local:6379';

/**
 * A run of register-dapr-component: the tutorial's Redis state store, for a writer and a reader.
 *
 * @param {string} id the tenant
 * @param {string} password
 * @param {{tenant?: string, redisHost?: string}} options `tenant`: what the form gives in the place of the id
 */
export const registerStore = (id, password, options = {}) => {
  const { tenant = id, redisHost = REDIS_HOST } = options;
  // Under this name the form keeps the text, apart from the parameters.
  const secret = 'daprComponent.redisPassword';
  return {
    template: 'register-dapr-component',
    values: {
      tenant,
      component: {
        name: 'my-statestore',
        type: 'state.redis',
        version: 'v1',
        metadata: [
          { name: 'keyPrefix', value: id.split('/').pop() },
          { name: 'redisHost', value: redisHost },
        ],
        scopes: ['writer', 'reader'],
        ignoreErrors: false,
        secrets: { redisPassword: secret },
      },
    },
    secrets: { [secret]: password },
  };
};

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
