import { ClientTexts, each } from './recogniser';

/** go-redis repeats what the server answers. */
export const REDIS: ClientTexts = {
  client: 'Redis (go-redis)',
  recognisers: [
    ...each(
      'credentials',
      'https://github.com/redis/redis/blob/7.4.0/src/server.c',
      ['NOAUTH Authentication required', '-NOAUTH', 'NOAUTH HELLO'],
    ),
    ...each(
      'credentials',
      'https://github.com/redis/redis/blob/7.4.0/src/acl.c',
      [
        'WRONGPASS invalid username-password',
        'ERR invalid password',
        'ERR AUTH <password> called without any password configured',
        'ERR Client sent AUTH, but no password is set',
      ],
    ),
    ...each(
      'permission',
      'https://github.com/redis/redis/blob/7.4.0/src/networking.c',
      ['Redis is running in protected mode'],
      'Give Redis a password (requirepass) and the Dapr Component the same, or turn protected-mode off: without a password Redis answers only to its own machine.',
    ),
    ...each(
      'credentials',
      'https://github.com/dapr/components-contrib/blob/v1.18.4/common/component/redis/auth_oidc_private_key_jwt.go',
      ['token endpoint returned 400', 'token endpoint returned 401'],
      'Check what the Dapr Component sends to the token endpoint: oidcClientID, the client secret or the assertion key, and the scopes.',
    ),
    ...each(
      'busy',
      'https://github.com/dapr/components-contrib/blob/v1.18.4/common/component/redis/auth_oidc_private_key_jwt.go',
      ['token endpoint returned 429', 'token endpoint returned 5'],
      'The token endpoint of the identity provider takes no requests now: wait, or look at it.',
    ),
    ...each(
      'permission',
      'https://github.com/redis/redis/blob/7.4.0/src/acl.c',
      ['NOPERM'],
      'Give the Redis user the commands, keys and channels that Dapr uses (ACL SETUSER).',
    ),
    ...each(
      'busy',
      'https://github.com/redis/redis/blob/7.4.0/src/networking.c',
      ['ERR max number of clients reached'],
      'Raise maxclients of Redis, or lower poolSize of the Dapr Component: each sidecar has a pool of its own.',
    ),
    ...each(
      'busy',
      'https://github.com/redis/redis/blob/7.4.0/src/server.c',
      [
        "READONLY You can't write against a read only replica",
        'MISCONF Redis is configured to save RDB snapshots',
      ],
      'Use the address of the primary, or let Redis write again: its log says why it does not.',
    ),
    ...each(
      'busy',
      'https://github.com/redis/redis/blob/7.4.0/src/server.c',
      [
        'TRYAGAIN ',
        'BUSY Redis is busy running a script',
        'LOADING Redis is loading the dataset in memory',
        'MASTERDOWN Link with MASTER is down',
        'CLUSTERDOWN',
        'NOREPLICAS Not enough good replicas',
      ],
      'Redis answers, but is not ready to serve: wait until it is, or look at its log.',
    ),
    ...each(
      'busy',
      'https://github.com/redis/redis/blob/7.4.0/src/server.c',
      ["OOM command not allowed when used memory > 'maxmemory'"],
      'Redis has no memory left: raise maxmemory, or let it evict keys (maxmemory-policy).',
    ),
    ...each(
      'busy',
      'https://github.com/redis/go-redis/blob/v9.21.0/internal/pool/pool.go',
      ['redis: connection pool exhausted'],
      'Raise poolSize of the Dapr Component, or look why Redis answers slowly.',
    ),
    ...each(
      'unreachable',
      'https://github.com/redis/go-redis/blob/v9.21.0/error.go',
      [
        'redis: connection pool timeout',
        'redis: all sentinels specified in configuration are unreachable',
      ],
    ),
  ],
};
