/** Members of this group are always injected, whatever the lists say. */
export const ALWAYS_ALLOWED_GROUP = 'system:masters';

const CONTROLLERS = [
  'kube-system:replicaset-controller',
  'kube-system:deployment-controller',
  'kube-system:cronjob-controller',
  'kube-system:job-controller',
  'kube-system:statefulset-controller',
  'kube-system:daemon-set-controller',
  'tekton-pipelines:tekton-pipelines-controller',
];

/** Accounts an injector allows without being told; more of them from 1.11 on. */
export function builtInAccounts(allowList: 'uid' | 'prefix' | 'glob') {
  return allowList === 'uid'
    ? CONTROLLERS
    : [
        ...CONTROLLERS,
        'kube-system:replication-controller',
        'openshift-operator-lifecycle-manager:olm-operator-serviceaccount',
        'mirrord:mirrord-operator',
      ];
}
