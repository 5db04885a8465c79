/**
 * What a rule is about, for documents and reports.
 *
 * @public
 */
export type GuardrailInfo = {
  /** What has to hold, in a few words. */
  title: string;
  /** Where the rule comes from. */
  source?: string;
};

const DAPR = 'https://docs.dapr.io';
const SCOPES = `${DAPR}/operations/components/component-scopes/`;
const SECRETS = `${DAPR}/operations/components/component-secrets/`;
const TYPES = `${DAPR}/reference/components-reference/`;
const ANNOTATIONS = `${DAPR}/reference/arguments-annotations-overview/`;
const RESOURCES = `${DAPR}/reference/resource-specs/`;
const VCLUSTER =
  'https://www.vcluster.com/docs/vcluster/configure/vcluster-yaml';

/** Every rule that can be given another severity; the ids are public API. */
export const GUARDRAILS = {
  G1: { title: 'Scopes list the app ids that may use it', source: SCOPES },
  G2: {
    title: 'The key prefix tells tenants apart',
    source: `${DAPR}/developing-applications/building-blocks/state-management/howto-share-state/`,
  },
  G3: { title: 'No secret in plain text', source: SECRETS },
  'G3/ambiguous': { title: 'One source per metadata item', source: SECRETS },
  G4: { title: 'The Secret is on the host first', source: SECRETS },
  G5: { title: 'Type and version are known', source: TYPES },
  'G6/unknown': { title: 'Metadata names exist', source: TYPES },
  'G6/value': { title: 'Values can be read', source: TYPES },
  'G6/required': { title: 'Required metadata is there', source: TYPES },
  'G6/exclusive': {
    title: 'No metadata that excludes another',
    source: TYPES,
  },
  'G6/deprecated': { title: "Metadata has today's names", source: TYPES },
  'G6/duplicate': { title: 'No metadata twice', source: TYPES },
  G7: {
    title: 'A failed start is considered',
    source: `${DAPR}/operations/components/component-schema/`,
  },
  G8: {
    title: 'The consumer group tells tenants apart',
    source: `${TYPES}supported-pubsub/`,
  },
  'G8/topics': {
    title: 'Topics are limited to the tenant',
    source: `${TYPES}supported-pubsub/`,
  },
  'G8/group-taken': {
    title: 'No other tenant has the consumer group',
    source: `${TYPES}supported-pubsub/`,
  },
  'G8/topic-taken': {
    title: 'No other tenant has the topic',
    source: `${TYPES}supported-pubsub/`,
  },
  G9: { title: 'The name is usable and free' },
  'G9/actor-store': {
    title: 'One actor state store per app',
    source: `${DAPR}/developing-applications/building-blocks/actors/howto-actors/`,
  },
  G10: { title: 'No reach into the host' },
  'G10/backend': { title: 'The backend is on the allow-list' },
  'G10/captured-host': {
    title: "No Service of the tenant takes the backend's name",
  },
  G11: {
    title: 'The named Configuration exists',
    source: `${DAPR}/operations/configuration/configuration-overview/`,
  },
  'G11/unverified': {
    title: 'The named Configuration should exist',
    source: `${DAPR}/operations/configuration/configuration-overview/`,
  },
  'G12/enabled': {
    title: 'dapr.io/enabled is exactly "true"',
    source: ANNOTATIONS,
  },
  'G12/app-id': { title: 'The app id is valid and given', source: ANNOTATIONS },
  'G12/app-id-shared': {
    title: 'One app id per workload',
    source: ANNOTATIONS,
  },
  'G12/secret-store': {
    title: 'The built-in secret store is off',
    source: ANNOTATIONS,
  },
  'G12/resources': {
    title: 'The sidecar has requests and limits',
    source: `${DAPR}/operations/hosting/kubernetes/kubernetes-production/`,
  },
  'G12/sidecar-image': {
    title: "The sidecar is the host's own",
    source: ANNOTATIONS,
  },
  'G12/listen-addresses': {
    title: 'The sidecar listens to its own pod only',
    source: ANNOTATIONS,
  },
  'G12/annotation': {
    title: 'Dapr annotations exist and are text',
    source: ANNOTATIONS,
  },
  'G12/place': {
    title: 'Dapr annotations are on the pod template',
    source: ANNOTATIONS,
  },
  'G12/image': {
    title: 'Images have a version',
    source: 'https://kubernetes.io/docs/concepts/containers/images/',
  },
  'G13/version': {
    title: "The host's Dapr separates tenants and is supported",
    source: `${DAPR}/operations/support/support-release-policy/`,
  },
  'G13/kubernetes-skew': {
    title: 'Kubernetes of host and vcluster fit together',
    source:
      'https://www.vcluster.com/docs/vcluster/manage/upgrade/supported_versions#kubernetes-compatibility-matrix',
  },
  'G13/injector': {
    title: "The host's injector accepts the tenant",
    source: `${DAPR}/operations/hosting/kubernetes/kubernetes-production/`,
  },
  'G13/host-dns': {
    title: "The tenant's pods find the host's services",
    source: `${VCLUSTER}/networking/advanced`,
  },
  'G13/crd': {
    title: "The host has Dapr's kinds",
    source: `${DAPR}/operations/hosting/kubernetes/kubernetes-deploy/`,
  },
  'G13/shared-namespace': { title: 'One host namespace per vcluster' },
  'G13/isolation': {
    title: 'The preset isolates the tenant, in all its namespaces',
  },
  'G13/pod-security': {
    title: 'The host enforces Pod Security Standards, and sidecars fit them',
    source:
      'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
  },
  'G13/network-policy': {
    title: 'The host enforces network policies',
    source:
      'https://kubernetes.io/docs/concepts/services-networking/network-policies/',
  },
  'G13/access-control': {
    title: 'Sidecars of the tenant deny calls by default',
    source: `${DAPR}/operations/configuration/invoke-allowlist/`,
  },
  'G13/component-syncer': {
    title: 'The Component syncer copies the Dapr resources of the tenant',
  },
  G14: { title: "The tenant uses the host's Dapr, not one of its own" },
  'configuration/control-plane': {
    title: "No settings of Dapr's control plane",
    source: `${RESOURCES}configuration-schema/`,
  },
  'configuration/access-control': {
    title: 'Calls from other tenants are denied',
    source: `${DAPR}/operations/configuration/invoke-allowlist/`,
  },
  'configuration/handler': {
    title: 'Handlers of pipelines exist',
    source: `${RESOURCES}configuration-schema/`,
  },
  'shape/kind': { title: 'apiVersion and kind exist', source: RESOURCES },
  'shape/required': { title: 'Required fields are there', source: RESOURCES },
  'shape/type': { title: 'Fields have the right type', source: RESOURCES },
  'shape/unknown': { title: 'Fields exist', source: RESOURCES },
  'shape/value': { title: 'Values can be used', source: RESOURCES },
  'subscription/version': {
    title: 'Subscriptions have the version tenants get',
    source: `${RESOURCES}subscription-schema/`,
  },
  'subscription/pubsub': {
    title: 'The pub/sub Dapr Component exists',
    source: `${RESOURCES}subscription-schema/`,
  },
  'subscription/topic': {
    title: 'The Dapr Component allows the topic',
    source: `${RESOURCES}subscription-schema/`,
  },
  'subscription/scopes': {
    title: 'The apps in scope may use the pub/sub Dapr Component',
    source: `${RESOURCES}subscription-schema/`,
  },
  'resiliency/target': {
    title: 'Targets are Dapr Components that exist',
    source: `${RESOURCES}resiliency-schema/`,
  },
  'resiliency/policy': {
    title: 'Targets name policies that exist',
    source: `${RESOURCES}resiliency-schema/`,
  },
  'vcluster/legacy': {
    title: 'No settings of charts before 0.20',
    source: VCLUSTER,
  },
  'vcluster/removed': {
    title: "No settings the chart's version lacks",
    source: VCLUSTER,
  },
  'vcluster/unknown': {
    title: 'No values that the chart does not know',
    source: VCLUSTER,
  },
  'vcluster/type': {
    title: 'Values of the chart are of its types',
    source: VCLUSTER,
  },
  'vcluster/required': {
    title: 'Parts of the values have what the chart needs of them',
    source: VCLUSTER,
  },
  'vcluster/together': {
    title: 'No settings that exclude each other',
    source: VCLUSTER,
  },
  'vcluster/licence': {
    title: 'No settings that need a licence',
    source: VCLUSTER,
  },
  'vcluster/host-dns': {
    title: "Pods find the host's services",
    source: `${VCLUSTER}/networking/advanced`,
  },
  'vcluster/secrets-sync': {
    title: 'Secrets reach the host',
    source: `${VCLUSTER}/sync/to-host/core/secrets`,
  },
  'yaml/syntax': { title: 'The file is valid YAML' },
  'yaml/duplicate-key': { title: 'No key twice in a map' },
  'yaml/aliases': { title: 'Aliases stay few' },
  'yaml/size': { title: 'The file can be checked in reasonable time' },
  'yaml/unicode': { title: 'No invisible characters' },
  'yaml/object': { title: 'Kubernetes objects have apiVersion and kind' },
  'yaml/template': {
    title: 'Templates are rendered first',
    source: 'https://helm.sh/docs/helm/helm_template/',
  },
} as const satisfies Record<string, GuardrailInfo>;

/** Id of a rule. */
export type GuardrailId = keyof typeof GUARDRAILS;

/** Type guard for {@link GuardrailId}. */
export function isGuardrailId(id: string): id is GuardrailId {
  return Object.prototype.hasOwnProperty.call(GUARDRAILS, id);
}

/**
 * What is known of a rule; undefined for findings that are not of a guardrail.
 *
 * @public
 */
export function guardrailInfo(id: string): GuardrailInfo | undefined {
  return isGuardrailId(id) ? GUARDRAILS[id] : undefined;
}
