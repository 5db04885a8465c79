import { patch, post, remove, setup, Scenario } from '../Step';

const RBAC = '/apis/rbac.authorization.k8s.io/v1';

/** Roles and reviews. */
export const ACCESS: Scenario[] = [
  {
    name: 'roles are bound',
    steps: [
      post(`${RBAC}/clusterroles?fieldManager=me`, {
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'ClusterRole',
        metadata: { name: 'contract:reader' },
        rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }],
      }),
      post(`${RBAC}/clusterrolebindings?fieldManager=me`, {
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'ClusterRoleBinding',
        metadata: { name: 'contract:reader' },
        roleRef: {
          kind: 'ClusterRole',
          name: 'contract:reader',
          apiGroup: 'rbac.authorization.k8s.io',
        },
        subjects: [{ kind: 'User', name: 'jane' }],
      }),
      patch(`${RBAC}/clusterrolebindings/contract:reader`, 'merge', {
        roleRef: { name: 'other' },
      }),
      post('/apis/authorization.k8s.io/v1/subjectaccessreviews', {
        apiVersion: 'authorization.k8s.io/v1',
        kind: 'SubjectAccessReview',
        spec: {
          user: 'jane',
          resourceAttributes: {
            verb: 'get',
            resource: 'pods',
            namespace: 'default',
          },
        },
      }),
      post('/apis/authorization.k8s.io/v1/subjectaccessreviews', {
        apiVersion: 'authorization.k8s.io/v1',
        kind: 'SubjectAccessReview',
        spec: {
          user: 'jane',
          resourceAttributes: { verb: 'list', resource: 'pods' },
        },
      }),
      post('/apis/authentication.k8s.io/v1/tokenreviews', {
        apiVersion: 'authentication.k8s.io/v1',
        kind: 'TokenReview',
        spec: { token: 'nonsense' },
      }),
      setup(remove(`${RBAC}/clusterrolebindings/contract:reader`)),
      setup(remove(`${RBAC}/clusterroles/contract:reader`)),
    ],
  },
];
