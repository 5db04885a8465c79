import { ClientTexts, each } from './recogniser';

const ETCD_ERRORS =
  'https://github.com/etcd-io/etcd/blob/v3.5.21/api/v3rpc/rpctypes/error.go';
const MEMCACHE =
  'https://github.com/bradfitz/gomemcache/blob/24af94b03874/memcache/memcache.go';
const ZK = 'https://github.com/go-zookeeper/zk/blob/v1.0.3/constants.go';

/** Smaller stores. */
export const STORES: readonly ClientTexts[] = [
  {
    client: 'etcd',
    recognisers: [
      ...each('credentials', ETCD_ERRORS, [
        'etcdserver: authentication failed',
        'etcdserver: invalid auth token',
        'etcdserver: user name is empty',
        'etcdserver: user name not found',
        'etcdserver: authentication is not enabled',
      ]),
      ...each(
        'permission',
        ETCD_ERRORS,
        [
          'etcdserver: permission denied',
          'etcdserver: permission is not granted',
        ],
        'Give the etcd user a role for the keys under keyPrefixPath.',
      ),
      ...each('unreachable', ETCD_ERRORS, [
        'etcdserver: unhealthy cluster',
        'etcdserver: no leader',
        'etcdclient: no available endpoints',
      ]),
    ],
  },
  {
    client: 'Memcached (gomemcache)',
    recognisers: each('unreachable', MEMCACHE, [
      'memcache: connect timeout to',
      'memcache: no servers configured or available',
    ]),
  },
  {
    client: 'ZooKeeper (zk)',
    recognisers: [
      ...each('credentials', ZK, [
        'zk: not authenticated',
        'zk: client authentication failed',
      ]),
      ...each('unreachable', ZK, ['zk: could not connect to a server']),
    ],
  },
];
