import {
  safeConcatName,
  syncerServiceAccount,
  workloadServiceAccount,
} from 'backstage-plugin-dapr-vcluster-common';
import { PolicyRule } from '../values';
import { chartLabels, meta, Rendered, RenderInput } from './release';

const RBAC = 'rbac.authorization.k8s.io';
const ALL = ['create', 'delete', 'patch', 'update', 'get', 'list', 'watch'];
const READ = ['get', 'list', 'watch'];
const CHANGE = ['patch', 'update'];

const NAMESPACE_RULE = {
  apiGroups: [''],
  resources: ['namespaces', 'serviceaccounts'],
  verbs: ['create', 'delete', 'patch', 'update', 'get', 'watch', 'list'],
};

/** Service accounts of the syncer and of the pods it creates. */
export function serviceAccounts(input: RenderInput): Rendered[] {
  const { name } = input.release;
  return [workloadServiceAccount(name), syncerServiceAccount(name)].map(
    account => ({
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: meta(input, account),
    }),
  );
}

/** What the syncer may do: in its namespace, or everywhere in multi-namespace mode. */
export function rbac(input: RenderInput): Rendered[] {
  const { release, values } = input;
  const { genericSync, multiNamespaceMode } = values.experimental;
  const suffix = ['v', release.namespace];
  const clusterRules = [
    ...(multiNamespaceMode.enabled ? [NAMESPACE_RULE] : []),
    ...(values.rbac.clusterRole.extraRules ?? []),
    ...(genericSync.clusterRole.extraRules ?? []),
  ];
  const roleRules = [
    ...syncRules(input),
    ...(values.rbac.role.extraRules ?? []),
    ...(genericSync.role.extraRules ?? []),
  ];
  return [
    ...(clusterRules.length > 0
      ? pair(
          input,
          'ClusterRole',
          safeConcatName('vc', release.name, ...suffix),
          clusterRules,
        )
      : []),
    ...(multiNamespaceMode.enabled
      ? pair(
          input,
          'ClusterRole',
          safeConcatName('vc-mn', release.name, ...suffix),
          roleRules,
        )
      : pair(input, 'Role', syncerServiceAccount(release.name), roleRules)),
  ];
}

function syncRules({ chart }: RenderInput): PolicyRule[] {
  const core = (resources: string[], verbs: string[]) => ({
    apiGroups: [''],
    resources,
    verbs,
  });
  const synced =
    'configmaps secrets services pods pods/attach pods/portforward pods/exec persistentvolumeclaims';
  const workloads = ['statefulsets', 'replicasets', 'deployments'];
  const common = [
    core(synced.split(' '), ALL),
    core(['pods/status', 'pods/ephemeralcontainers'], CHANGE),
  ];
  if (chart.minor < 26) {
    return [
      ...common,
      { apiGroups: ['apps'], resources: workloads, verbs: READ },
      core(['endpoints', 'events', 'pods/log'], READ),
      core(['endpoints'], ['create', 'delete', ...CHANGE]),
    ];
  }
  return [
    ...common,
    core(['pods/resize'], CHANGE),
    { apiGroups: ['apps'], resources: workloads, verbs: [...READ, ...CHANGE] },
    core(['endpoints', 'pods/log'], READ),
    core(['events'], ['create', ...READ]),
    {
      apiGroups: ['events.k8s.io'],
      resources: ['events'],
      verbs: ['create', ...READ],
    },
    core(['endpoints'], ['create', 'delete', ...CHANGE]),
    {
      apiGroups: ['discovery.k8s.io'],
      resources: ['endpointslices'],
      verbs: ['create', 'list', 'get', 'delete', 'patch', 'update', 'watch'],
    },
  ];
}

function pair(
  input: RenderInput,
  kind: 'Role' | 'ClusterRole',
  name: string,
  rules: PolicyRule[],
): Rendered[] {
  const metadata =
    kind === 'Role' ? meta(input, name) : { name, labels: chartLabels(input) };
  return [
    { apiVersion: `${RBAC}/v1`, kind, metadata, rules },
    {
      apiVersion: `${RBAC}/v1`,
      kind: `${kind}Binding`,
      metadata,
      roleRef: { apiGroup: RBAC, kind, name },
      subjects: [
        {
          kind: 'ServiceAccount',
          name: syncerServiceAccount(input.release.name),
          namespace: input.release.namespace,
        },
      ],
    },
  ];
}
