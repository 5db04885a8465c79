import { KubeObject } from '../meta/types';

const RBAC = 'rbac.authorization.k8s.io';
const READ = ['get', 'list', 'watch'];
const WRITE = ['create', 'delete', 'deletecollection', 'patch', 'update'];
const WORKLOADS = [
  'configmaps',
  'endpoints',
  'events',
  'limitranges',
  'persistentvolumeclaims',
  'pods',
  'pods/log',
  'pods/status',
  'replicationcontrollers',
  'resourcequotas',
  'serviceaccounts',
  'services',
  'cronjobs',
  'daemonsets',
  'deployments',
  'deployments/scale',
  'ingresses',
  'jobs',
  'networkpolicies',
  'poddisruptionbudgets',
  'replicasets',
  'replicasets/scale',
  'statefulsets',
  'statefulsets/scale',
];
const GROUPS = [
  '',
  'apps',
  'batch',
  'discovery.k8s.io',
  'networking.k8s.io',
  'policy',
];

const LABELS = { labels: { 'kubernetes.io/bootstrapping': 'rbac-defaults' } };

/** The user-facing roles that every cluster is born with. */
export function bootstrapRoles(): KubeObject[] {
  const view = { apiGroups: GROUPS, resources: WORKLOADS, verbs: READ };
  const edit = { apiGroups: GROUPS, resources: WORKLOADS, verbs: WRITE };
  const secrets = {
    apiGroups: [''],
    resources: ['secrets'],
    verbs: [...READ, ...WRITE],
  };
  const roles = {
    apiGroups: [RBAC],
    resources: ['roles', 'rolebindings'],
    verbs: [...READ, ...WRITE],
  };
  return [
    clusterRole('cluster-admin', [
      { apiGroups: ['*'], resources: ['*'], verbs: ['*'] },
      { nonResourceURLs: ['*'], verbs: ['*'] },
    ]),
    clusterRole('admin', [view, edit, secrets, roles]),
    clusterRole('edit', [view, edit, secrets]),
    clusterRole('view', [view]),
    {
      apiVersion: `${RBAC}/v1`,
      kind: 'ClusterRoleBinding',
      metadata: { name: 'cluster-admin', ...LABELS },
      roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: 'cluster-admin' },
      subjects: [{ apiGroup: RBAC, kind: 'Group', name: 'system:masters' }],
    },
  ];
}

function clusterRole(name: string, rules: object[]): KubeObject {
  return {
    apiVersion: `${RBAC}/v1`,
    kind: 'ClusterRole',
    metadata: { name, ...LABELS },
    rules,
  };
}
