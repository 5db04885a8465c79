import { EVENTS_V1 } from './eventsV1';
import { builtinSchema } from '../schema/Schema';
import { ALL_VERBS, apiVersionOf, KindInfo, ScalePaths } from './KindInfo';

const NO_COLLECTION = ALL_VERBS.filter(verb => verb !== 'deletecollection');
const CREATE_ONLY = ['create'];

const SCALE: ScalePaths = {
  specReplicasPath: '.spec.replicas',
  statusReplicasPath: '.status.replicas',
  labelSelectorPath: '.spec.selector',
};

/** Built-in kinds whose strategy counts generations. */
const GENERATIONS = new Set([
  'ControllerRevision',
  'CronJob',
  'CustomResourceDefinition',
  'DaemonSet',
  'Deployment',
  'EndpointSlice',
  'Ingress',
  'IngressClass',
  'Job',
  'MutatingWebhookConfiguration',
  'NetworkPolicy',
  'Pod',
  'PodDisruptionBudget',
  'PriorityClass',
  'ReplicaSet',
  'ReplicationController',
  'StatefulSet',
  'ValidatingWebhookConfiguration',
]);

interface Entry {
  kind: string;
  plural: string;
  cluster?: boolean;
  short?: string[];
  all?: boolean;
  status?: boolean;
  scale?: boolean;
  sub?: string[];
  verbs?: string[];
}

const CATALOGUE: Record<string, Entry[]> = {
  v1: [
    {
      kind: 'Namespace',
      plural: 'namespaces',
      cluster: true,
      short: ['ns'],
      status: true,
      sub: ['finalize'],
      verbs: NO_COLLECTION,
    },
    {
      kind: 'Node',
      plural: 'nodes',
      cluster: true,
      short: ['no'],
      status: true,
      sub: ['proxy'],
    },
    {
      kind: 'PersistentVolume',
      plural: 'persistentvolumes',
      cluster: true,
      short: ['pv'],
      status: true,
    },
    {
      kind: 'Pod',
      plural: 'pods',
      short: ['po'],
      all: true,
      status: true,
      sub: [
        'log',
        'proxy',
        'eviction',
        'binding',
        'exec',
        'portforward',
        'ephemeralcontainers',
      ],
    },
    {
      kind: 'Service',
      plural: 'services',
      short: ['svc'],
      all: true,
      status: true,
      sub: ['proxy'],
    },
    { kind: 'Endpoints', plural: 'endpoints', short: ['ep'] },
    { kind: 'Secret', plural: 'secrets' },
    { kind: 'ConfigMap', plural: 'configmaps', short: ['cm'] },
    {
      kind: 'ServiceAccount',
      plural: 'serviceaccounts',
      short: ['sa'],
      sub: ['token'],
    },
    { kind: 'Event', plural: 'events', short: ['ev'] },
    {
      kind: 'PersistentVolumeClaim',
      plural: 'persistentvolumeclaims',
      short: ['pvc'],
      status: true,
    },
    {
      kind: 'ResourceQuota',
      plural: 'resourcequotas',
      short: ['quota'],
      status: true,
    },
    { kind: 'LimitRange', plural: 'limitranges', short: ['limits'] },
    {
      kind: 'ReplicationController',
      plural: 'replicationcontrollers',
      short: ['rc'],
      all: true,
      status: true,
      scale: true,
    },
  ],
  'apps/v1': [
    {
      kind: 'Deployment',
      plural: 'deployments',
      short: ['deploy'],
      all: true,
      status: true,
      scale: true,
    },
    {
      kind: 'StatefulSet',
      plural: 'statefulsets',
      short: ['sts'],
      all: true,
      status: true,
      scale: true,
    },
    {
      kind: 'ReplicaSet',
      plural: 'replicasets',
      short: ['rs'],
      all: true,
      status: true,
      scale: true,
    },
    {
      kind: 'DaemonSet',
      plural: 'daemonsets',
      short: ['ds'],
      all: true,
      status: true,
    },
    { kind: 'ControllerRevision', plural: 'controllerrevisions' },
  ],
  'batch/v1': [
    { kind: 'Job', plural: 'jobs', all: true, status: true },
    {
      kind: 'CronJob',
      plural: 'cronjobs',
      short: ['cj'],
      all: true,
      status: true,
    },
  ],
  'autoscaling/v2': [
    {
      kind: 'HorizontalPodAutoscaler',
      plural: 'horizontalpodautoscalers',
      short: ['hpa'],
      all: true,
      status: true,
    },
  ],
  'rbac.authorization.k8s.io/v1': [
    { kind: 'Role', plural: 'roles' },
    { kind: 'RoleBinding', plural: 'rolebindings' },
    { kind: 'ClusterRole', plural: 'clusterroles', cluster: true },
    {
      kind: 'ClusterRoleBinding',
      plural: 'clusterrolebindings',
      cluster: true,
    },
  ],
  'admissionregistration.k8s.io/v1': [
    {
      kind: 'MutatingWebhookConfiguration',
      plural: 'mutatingwebhookconfigurations',
      cluster: true,
    },
    {
      kind: 'ValidatingWebhookConfiguration',
      plural: 'validatingwebhookconfigurations',
      cluster: true,
    },
  ],
  'apiextensions.k8s.io/v1': [
    {
      kind: 'CustomResourceDefinition',
      plural: 'customresourcedefinitions',
      cluster: true,
      short: ['crd', 'crds'],
      status: true,
    },
  ],
  'coordination.k8s.io/v1': [{ kind: 'Lease', plural: 'leases' }],
  'policy/v1': [
    {
      kind: 'PodDisruptionBudget',
      plural: 'poddisruptionbudgets',
      short: ['pdb'],
      status: true,
    },
  ],
  'networking.k8s.io/v1': [
    { kind: 'NetworkPolicy', plural: 'networkpolicies', short: ['netpol'] },
    { kind: 'Ingress', plural: 'ingresses', short: ['ing'], status: true },
    { kind: 'IngressClass', plural: 'ingressclasses', cluster: true },
  ],
  'storage.k8s.io/v1': [
    {
      kind: 'StorageClass',
      plural: 'storageclasses',
      cluster: true,
      short: ['sc'],
    },
  ],
  'scheduling.k8s.io/v1': [
    {
      kind: 'PriorityClass',
      plural: 'priorityclasses',
      cluster: true,
      short: ['pc'],
    },
  ],
  'discovery.k8s.io/v1': [{ kind: 'EndpointSlice', plural: 'endpointslices' }],
  'events.k8s.io/v1': [{ kind: 'Event', plural: 'events', short: ['ev'] }],
  'authentication.k8s.io/v1': [
    {
      kind: 'TokenReview',
      plural: 'tokenreviews',
      cluster: true,
      verbs: CREATE_ONLY,
    },
    {
      kind: 'SelfSubjectReview',
      plural: 'selfsubjectreviews',
      cluster: true,
      verbs: CREATE_ONLY,
    },
  ],
  'authorization.k8s.io/v1': [
    {
      kind: 'SelfSubjectAccessReview',
      plural: 'selfsubjectaccessreviews',
      cluster: true,
      verbs: CREATE_ONLY,
    },
    {
      kind: 'SubjectAccessReview',
      plural: 'subjectaccessreviews',
      cluster: true,
      verbs: CREATE_ONLY,
    },
    {
      kind: 'LocalSubjectAccessReview',
      plural: 'localsubjectaccessreviews',
      verbs: CREATE_ONLY,
    },
    {
      kind: 'SelfSubjectRulesReview',
      plural: 'selfsubjectrulesreviews',
      cluster: true,
      verbs: CREATE_ONLY,
    },
  ],
  'metrics.k8s.io/v1beta1': [
    {
      kind: 'NodeMetrics',
      plural: 'nodes',
      cluster: true,
      verbs: ['get', 'list'],
    },
    { kind: 'PodMetrics', plural: 'pods', verbs: ['get', 'list'] },
  ],
};

/** Every kind the server knows without a CRD. */
export function builtinKinds(): KindInfo[] {
  return Object.entries(CATALOGUE).flatMap(([apiVersion, entries]) => {
    const [group, version] = apiVersion.includes('/')
      ? apiVersion.split('/')
      : ['', apiVersion];
    return entries.map(entry => toKindInfo(group, version, entry));
  });
}

function toKindInfo(group: string, version: string, entry: Entry): KindInfo {
  return {
    group,
    version,
    kind: entry.kind,
    listKind: `${entry.kind}List`,
    plural: entry.plural,
    singular: entry.kind.toLowerCase(),
    shortNames: entry.short ?? [],
    categories: entry.all ? ['all'] : [],
    namespaced: !entry.cluster,
    verbs: entry.verbs ?? ALL_VERBS,
    status: Boolean(entry.status),
    generations: GENERATIONS.has(entry.kind),
    scale: entry.scale ? SCALE : undefined,
    subresources: entry.sub ?? [],
    storage: group ? `${entry.plural}.${group}` : entry.plural,
    storageApiVersion: apiVersionOf({ group, version }),
    custom: false,
    schema: builtinSchema(apiVersionOf({ group, version }), entry.kind),
    ...(group === 'events.k8s.io' ? EVENTS_V1 : {}),
  };
}
