/** Text of the host, what the title says, what the fix says. */
export type Refused = readonly [text: string, title: string, fix: string];

const CREATE = 'Error syncing to host cluster: create object: ';
export const forbidden = (why: string) =>
  `${CREATE}pods "x" is forbidden: ${why}`;
const invalid = (why: string) => `${CREATE}Pod "x" is invalid: ${why}`;
const unreached = (why: string) =>
  `${CREATE}Post "https://10.96.0.1:443/api/v1/namespaces/a/pods": ${why}`;

/** What the API server and the syncer say of a pod, with what is to be done. */
export const SERVER_REFUSALS: readonly Refused[] = [
  [
    `did not sync pod "x" to host because the priority class "high" in the host does not match the selector under 'sync.fromHost.priorityClasses.selector'`,
    'priority class "high"',
    'sync.fromHost.priorityClasses.selector',
  ],
  [
    `did not sync pod "x" to host because the runtime class "gvisor" couldn't be reached in the host: runtimeclasses.node.k8s.io "gvisor" not found`,
    'does not find runtime class "gvisor"',
    'on the host',
  ],
  [
    'Given nodeName worker-1 does not exist in virtual cluster',
    'node "worker-1"',
    'nodeSelector',
  ],
  [
    'Pod x is forbidden: violates PodSecurity "baseline:latest": hostPath volumes (volume "data")',
    'Rejected by the vcluster itself',
    'policies.podSecurityStandard',
  ],
  [unreached('http2: client connection lost'), 'does not reach', 'egress'],
  [unreached('dial tcp: i/o timeout'), 'does not reach', 'egress'],
  [unreached('unexpected EOF'), 'does not reach', 'egress'],
  [
    unreached('tls: failed to verify certificate: x509: unknown authority'),
    'does not take the certificate',
    'Restart the pod of the vcluster',
  ],
  [
    `${CREATE}client rate limiter Wait returned an error: context deadline exceeded`,
    'more to write',
    'Wait',
  ],
  [
    `${CREATE}the server has received too many requests and has asked us to try again later (post pods)`,
    'too busy',
    'Nothing',
  ],
  [
    `${CREATE}Too many requests, please try again later.`,
    'too busy',
    'Nothing',
  ],
  [forbidden('not yet ready to handle request'), 'just started', 'Nothing'],
  [
    `${CREATE}etcdserver: mvcc: database space exceeded`,
    'etcd of the host is full',
    'defragment',
  ],
  [
    `${CREATE}etcdserver: request is too large`,
    'too large for etcd',
    'annotations',
  ],
  [
    `${CREATE}the server has asked for the client to provide credentials (post pods)`,
    'does not take the token',
    'service account',
  ],
  [
    `${CREATE}Internal error occurred: resource quota evaluation timed out`,
    'count the quota',
    'Nothing',
  ],
  [
    `${CREATE}Operation cannot be fulfilled on resourcequotas "q": the object has been modified`,
    'count the quota',
    'Nothing',
  ],
  [
    forbidden('status unknown for quota: q, resources: pods'),
    'is new',
    'controller manager',
  ],
  [
    `${CREATE}pods "x-x-shop-x-a" already exists`,
    'already a pod "x-x-shop-x-a"',
    'Delete that pod',
  ],
  [
    `${CREATE}object is being deleted: pods "x-0" already exists`,
    'still being deleted',
    'Wait',
  ],
  [
    `${CREATE}secrets is forbidden: User "system:serviceaccount:a:vc-a" cannot create resource "secrets" in API group "" in the namespace "a"`,
    'cannot create resource "secrets"',
    'Role and RoleBinding',
  ],
  [
    forbidden(
      "cannot set blockOwnerDeletion if an ownerReference refers to a resource you can't set finalizers on: , <nil>",
    ),
    'may not set finalizers',
    'services/finalizers',
  ],
  [
    forbidden(
      'exceeded quota: q, requested: requests.nvidia.com/gpu=8, used: requests.nvidia.com/gpu=0, limited: requests.nvidia.com/gpu=4',
    ),
    "alone asks for more than the tenant's quota has in all: requests.nvidia.com/gpu",
    'ask for less',
  ],
  [
    forbidden(
      'exceeded quota: q, requested: limits.cpu=500m,pods=1, used: limits.cpu=1,pods=2, limited: limits.cpu=1200m,pods=9',
    ),
    'quota is full: limits.cpu',
    'Free what other pods use',
  ],
  [
    forbidden(
      'insufficient quota to match these scopes: [{PriorityClass In [system-node-critical]}]',
    ),
    'only in namespaces with a quota for them',
    'Take priorityClassName out',
  ],
  [
    forbidden(
      'insufficient quota to match these scopes: [{CrossNamespacePodAffinity Exists []}]',
    ),
    'only in namespaces with a quota for them',
    'pod affinity',
  ],
  [
    forbidden(
      'failed quota: q: must specify limits.ephemeral-storage for: app,daprd',
    ),
    'does not declare',
    'Let a LimitRange',
  ],
  [
    invalid(
      'spec.resources.requests[cpu]: Invalid value: "100m": must be greater than or equal to aggregate container requests of 200m',
    ),
    'the pod as a whole',
    'Raise spec.resources',
  ],
  [
    invalid(
      'spec.containers[1].resources.limits[memory]: Invalid value: "512Mi": must be less than or equal to pod limits of 256Mi',
    ),
    'the pod as a whole',
    'Raise spec.resources',
  ],
  [
    invalid('spec.containers[1].name: Duplicate value: "daprd"'),
    '"daprd"',
    'the injector adds one of this name',
  ],
  [
    invalid('spec.volumes[3].name: Duplicate value: "dapr-identity-token"'),
    'dapr-identity-token',
    'the injector adds one of this name',
  ],
  [
    invalid(
      'spec.initContainers[0].livenessProbe: Forbidden: may not be set for init containers without restartPolicy=Always',
    ),
    'no native sidecars',
    'enable-native-sidecar',
  ],
  [
    invalid(
      'metadata.labels: Invalid value: "…": must be no more than 63 characters',
    ),
    'no more than 63',
    'to 63 characters',
  ],
  [
    invalid(
      'spec.containers[0].ports[1].name: Invalid value: "x": must be no more than 15 characters',
    ),
    'no more than 15',
    'to 15 characters',
  ],
  [
    `${CREATE}rpc error: code = Unavailable desc = error reading from server: EOF`,
    'did not answer in time',
    'etcd',
  ],
  [`${CREATE}storage is (re)initializing`, 'did not answer in time', 'Nothing'],
  [
    invalid('spec.containers[0].image: Required value'),
    'Required value',
    'in the pod template',
  ],
  [
    forbidden(
      'the integer value of priority (0) must not be provided in pod spec; priority admission controller computed 1000',
    ),
    'another priority',
    'sync.toHost.priorityClasses',
  ],
  [
    forbidden(
      'pods with system-cluster-critical priorityClass is not permitted in a namespace',
    ),
    '"system-cluster-critical"',
    'priorityClassName',
  ],
  [
    forbidden(
      'pod node label selector conflicts with its namespace node label selector',
    ),
    'conflicts',
    'nodeSelector',
  ],
  [
    forbidden(
      'pod tolerations (possibly merged with namespace default tolerations) conflict with its namespace whitelist',
    ),
    'conflict',
    'tolerationsWhitelist',
  ],
  [
    forbidden(
      'pod rejected: Pod Overhead set without corresponding RuntimeClass defined Overhead',
    ),
    'Overhead',
    'RuntimeClass',
  ],
  [
    forbidden(
      'PodSecurityPolicy: unable to admit pod: [spec.volumes[0]: Invalid value: "hostPath"]',
    ),
    'PodSecurityPolicy',
    'use a PodSecurityPolicy',
  ],
  [
    `${CREATE}Internal error occurred: admission plugin "MutatingAdmissionWebhook" failed to complete mutation in 13s`,
    'in 13s',
    'admission webhook of the host that is slow',
  ],
];
