import { TENANT } from './tenant';

/** A secret value that must not occur anywhere. */
export const SECRET = 'correct-horse-battery-staple';

/** Input of `dapr:component:register` for a state store. */
export const STATE_STORE = {
  tenant: TENANT,
  name: 'my-statestore',
  type: 'state.redis',
  version: 'v1',
  metadata: { keyPrefix: 'team-a', redisHost: 'redis:6379' },
  secrets: { redisPassword: SECRET },
  scopes: ['writer', 'reader'],
};
