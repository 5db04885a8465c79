import { ApplyComponent } from 'backstage-plugin-dapr-vcluster-common';

/** A sound Redis state store. */
export const redis: ApplyComponent = {
  name: 'statestore',
  type: 'state.redis',
  version: 'v1',
  metadata: [
    { name: 'redisHost', value: 'redis-master.default.svc.cluster.local:6379' },
    { name: 'keyPrefix', value: 'namespace' },
  ],
  scopes: ['writer', 'reader'],
};

/** The secret text that goes with it. */
export const secrets = { redisPassword: 'first-text' };

/** A text as a Secret holds it. */
export const base64 = (text: string) => Buffer.from(text).toString('base64');

/** A preset the platform team offers. */
export const TEAM_REDIS = {
  name: 'team-redis',
  title: 'Team Redis',
  type: 'state.redis',
  version: 'v1',
  metadata: [
    { name: 'redisHost', value: 'redis-master.default.svc.cluster.local:6379' },
    { name: 'keyPrefix', value: '{tenant}' },
  ],
};
