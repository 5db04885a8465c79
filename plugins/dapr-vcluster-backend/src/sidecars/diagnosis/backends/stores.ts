import { ClientTexts, each } from './recogniser';

const ETCD_ERRORS =
  'https://github.com/etcd-io/etcd/blob/v3.5.21/api/v3rpc/rpctypes/error.go';
const MEMCACHE =
  'https://github.com/bradfitz/gomemcache/blob/24af94b03874/memcache/memcache.go';
const ORACLE = 'https://docs.oracle.com/en/error-help/db/';
const AEROSPIKE =
  'https://github.com/aerospike/aerospike-client-go/blob/v6.12.0/types/result_code.go';
const CONSUL = 'https://github.com/hashicorp/consul/blob/v1.20.1/acl/errors.go';
const OCI =
  'https://docs.oracle.com/en-us/iaas/Content/API/References/apierrors.htm';
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
    client: 'Oracle Database (go-ora)',
    recognisers: [
      ...each('credentials', ORACLE, ['ORA-01017', 'ORA-28000', 'ORA-28001']),
      ...each(
        'permission',
        ORACLE,
        ['ORA-01031', 'ORA-01045'],
        'Give the database user the rights to log in and to use the tables (GRANT).',
      ),
      ...each('unreachable', ORACLE, [
        'ORA-12541',
        'ORA-12514',
        'ORA-12545',
        'ORA-12170',
      ]),
    ],
  },
  {
    client: 'Aerospike',
    recognisers: each('credentials', AEROSPIKE, [
      'INVALID_CREDENTIAL',
      'INVALID_USER',
      'INVALID_PASSWORD',
      'NOT_AUTHENTICATED',
    ]),
  },
  {
    client: 'Consul',
    recognisers: [
      ...each('credentials', CONSUL, ['ACL not found']),
      ...each(
        'permission',
        CONSUL,
        [
          ['Unexpected response code: 403', 'Permission denied'],
          ['lacks permission', ':write'],
          ['lacks permission', ':read'],
        ],
        'Give the Consul token a policy that may read and write the keys under keyPrefixPath.',
      ),
      ...each('unreachable', CONSUL, ['No cluster leader']),
    ],
  },
  {
    client: 'Oracle Cloud (oci-go-sdk)',
    recognisers: [
      ...each('credentials', OCI, ['NotAuthenticated']),
      ...each(
        'permission',
        OCI,
        ['NotAuthorizedOrNotFound'],
        'Check the names of compartment and bucket, and give the user a policy for them.',
      ),
    ],
  },
  {
    client: 'RocketMQ',
    recognisers: each(
      'credentials',
      'https://github.com/apache/rocketmq/blob/rocketmq-all-4.9.8/acl/src/main/java/org/apache/rocketmq/acl/plain/PlainPermissionManager.java',
      [['Check signature failed for accessKey'], ['No acl config for']],
    ),
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
