import { TENANT } from './tenant';

/** A text that must not be found anywhere. */
export const SECRET = 'correct-horse-battery-staple';

/** What `dapr:component:register` is given for a state store. */
export const STATE_STORE = {
  tenant: TENANT,
  name: 'my-statestore',
  type: 'state.redis',
  version: 'v1',
  metadata: { keyPrefix: 'team-a', redisHost: 'redis:6379' },
  secrets: { redisPassword: SECRET },
  scopes: ['writer', 'reader'],
};
