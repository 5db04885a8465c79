import { ClientTexts, each, first } from './recogniser';

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
      ...each(
        'busy',
        ETCD_ERRORS,
        ['etcdserver: mvcc: database space exceeded', 'etcdserver: no space'],
        'Compact and defragment etcd, and disarm its alarm.',
      ),
      ...each('busy', ETCD_ERRORS, ['etcdserver: too many requests']),
      ...each(
        'busy',
        ETCD_ERRORS,
        [
          'etcdserver: unhealthy cluster',
          'etcdserver: no leader',
          'etcdserver: request timed out',
          'etcdserver: leader changed',
          'etcdserver: server stopped',
        ],
        'The members of etcd have no leader, or are slow: look at their log and at etcdctl endpoint status.',
      ),
      ...each('unreachable', ETCD_ERRORS, [
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
      ...each('credentials', ORACLE, [
        'ORA-01005',
        'ORA-01017',
        'ORA-28000',
        'ORA-28001',
        'ORA-28002',
        // The versions of the two sides agree on no way to log in.
        'ORA-28040',
        'ORA-65162',
      ]),
      ...each(
        'permission',
        ORACLE,
        ['ORA-01031', 'ORA-01045', 'ORA-01536', 'ORA-01950'],
        'Give the database user the rights to log in and to use tables and tablespace (GRANT, QUOTA).',
      ),
      ...each(
        'permission',
        ORACLE,
        ['ORA-12506'],
        'Let the listener take connections from the addresses of the cluster (its access control list).',
      ),
      ...each('busy', ORACLE, [
        'ORA-00018',
        'ORA-00020',
        'ORA-01033',
        'ORA-01034',
        'ORA-01109',
        'ORA-01653',
        'ORA-01658',
        'ORA-01691',
        'ORA-12516',
        'ORA-12519',
        'ORA-12520',
      ]),
      ...each('unreachable', ORACLE, [
        'ORA-12541',
        'ORA-12154',
        'ORA-12505',
        'ORA-12514',
        'ORA-12545',
        'ORA-12170',
        // Oracle's network has the numbers from 12150 on, and says so.
        ['ORA-12', 'TNS:'],
      ]),
    ],
  },
  {
    client: 'Aerospike',
    recognisers: [
      ...each('credentials', AEROSPIKE, [
        'INVALID_CREDENTIAL',
        'INVALID_USER',
        'INVALID_PASSWORD',
        'NOT_AUTHENTICATED',
      ]),
      ...each(
        'unreachable',
        'https://github.com/aerospike/aerospike-client-go/blob/v6.12.0/cluster.go',
        ['Failed to connect to host'],
      ),
    ],
  },
  {
    client: 'Couchbase (gocb)',
    recognisers: each(
      'unreachable',
      'https://github.com/couchbase/gocbcore/blob/v10.5.4/errors.go',
      ['unambiguous timeout', 'ambiguous timeout'],
    ),
  },
  {
    client: 'RethinkDB',
    recognisers: each(
      'credentials',
      'https://github.com/rethinkdb/rethinkdb/blob/v2.4.4/src/client_protocol/server.cc',
      ['rethinkdb: Unknown user', 'rethinkdb: Wrong password'],
    ),
  },
  {
    client: 'Kubernetes (client-go)',
    recognisers: each(
      'permission',
      'https://kubernetes.io/docs/reference/access-authn-authz/rbac/',
      [['secrets ', 'is forbidden: User "', 'cannot ']],
      'In a vcluster, the built-in secret store has no token of its own: set dapr.io/disable-builtin-k8s-secret-store to "true", and use another secret store.',
    ).concat(
      each(
        'permission',
        'https://kubernetes.io/docs/reference/access-authn-authz/rbac/',
        [['is forbidden: User "', 'cannot ', ' resource "']],
        'Give the service account that the pods have on the host a Role with the right that the line of the log names.',
      ),
    ),
  },
  {
    client: 'Kubernetes (in a pod)',
    recognisers: each(
      'credentials',
      'https://github.com/kubernetes/client-go/blob/v0.34.1/rest/config.go',
      [
        [
          'open /var/run/secrets/kubernetes.io/serviceaccount/',
          'no such file or directory',
        ],
        'unable to load in-cluster configuration',
        ['secretstores.kubernetes', ': Unauthorized'],
      ],
      'In a vcluster, daprd has no token of the host: set dapr.io/disable-builtin-k8s-secret-store to "true", and use another secret store.',
    ),
  },
  {
    client: 'SSH keys',
    recognisers: [
      ...each(
        'credentials',
        'https://github.com/golang/crypto/blob/v0.45.0/ssh/keys.go',
        ['ssh: no key found', 'ssh: this private key is passphrase protected'],
        'Give the private key in PEM, with its first and last line, and its passphrase if it has one.',
      ),
      ...each(
        'tls',
        'https://github.com/golang/crypto/blob/v0.45.0/ssh/common.go',
        ['ssh: no common algorithm for'],
        'Let the server offer newer algorithms: the two sides have none in common.',
      ),
    ],
  },
  {
    client: 'SFTP (ssh)',
    recognisers: each(
      'tls',
      'https://github.com/golang/crypto/blob/v0.45.0/ssh/knownhosts/knownhosts.go',
      [
        'knownhosts: key mismatch',
        'knownhosts: key is unknown',
        'ssh: host key mismatch',
      ],
      'Give the public key of the server in hostPublicKey, or in the file of knownHostsFile.',
    ),
  },
  {
    client: 'AMQP 1.0 (go-amqp)',
    recognisers: each(
      'credentials',
      'https://github.com/Azure/go-amqp/blob/v1.4.0/sasl.go',
      [['SASL PLAIN auth failed'], ['SASL XOAUTH2 auth failed']],
    ),
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
      ...each(
        'busy',
        CONSUL,
        [
          'No cluster leader',
          ['Unexpected response code: 500', 'rpc error getting client'],
        ],
        'The servers of Consul do not reach each other, or have no leader: look at their log.',
      ).map(first),
    ],
  },
  {
    client: 'Oracle Cloud (oci-go-sdk)',
    recognisers: [
      ...each('credentials', OCI, ['NotAuthenticated']),
      ...each(
        'permission',
        OCI,
        ['NotAuthorizedOrNotFound', 'BucketNotFound'],
        'Check the names of compartment and bucket, and give the user a policy for them.',
      ),
    ],
  },
  {
    client: 'Alibaba Cloud (Tablestore and OSS)',
    recognisers: [
      ...each(
        'credentials',
        'https://www.alibabacloud.com/help/en/tablestore/developer-reference/error-codes',
        ['OTSAuthFailed'],
        'Correct accessKeyID and accessKey, and check that they are of the account of the instance.',
      ),
      ...each(
        'permission',
        'https://www.alibabacloud.com/help/en/tablestore/developer-reference/error-codes',
        ['OTSNoPermissionAccess', 'NoPermission', 'Forbidden.RAM'],
        'Give the RAM user a policy that allows what the line names.',
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
      ...each('unreachable', ZK, [
        'zk: could not connect to a server',
        'zk: session has been expired',
        'zk: connection closed',
      ]),
    ],
  },
];
