import { gone, Move, not, renamed, to, unless } from './move';
import { BINARIES, MOVES_OF_PARTS, storage } from './movesOfParts';

const SET = 'controlPlane.statefulSet';
const K8S = 'controlPlane.distro.k8s';
const COREDNS = 'controlPlane.coredns';

const SWITCHES: Record<string, string> = {
  services: 'toHost.services',
  endpoints: 'toHost.endpoints',
  pods: 'toHost.pods',
  events: 'fromHost.events',
  persistentvolumeclaims: 'toHost.persistentVolumeClaims',
  ingresses: 'toHost.ingresses',
  ingressclasses: 'fromHost.ingressClasses',
  persistentvolumes: 'toHost.persistentVolumes',
  storageclasses: 'toHost.storageClasses',
  hoststorageclasses: 'fromHost.storageClasses',
  priorityclasses: 'toHost.priorityClasses',
  networkpolicies: 'toHost.networkPolicies',
  volumesnapshots: 'toHost.volumeSnapshots',
  poddisruptionbudgets: 'toHost.podDisruptionBudgets',
  serviceaccounts: 'toHost.serviceAccounts',
  csistoragecapacities: 'fromHost.csiStorageCapacities',
  csinodes: 'fromHost.csiNodes',
  csidrivers: 'fromHost.csiDrivers',
};

const SYNC: Record<string, Move> = {
  ...Object.fromEntries(
    Object.entries(SWITCHES).map(([name, path]) => [
      `sync.${name}.enabled`,
      to(`sync.${path}.enabled`),
    ]),
  ),
  ...renamed('sync.configmaps', 'sync.toHost.configMaps', ['enabled', 'all']),
  ...renamed('sync.secrets', 'sync.toHost.secrets', ['enabled', 'all']),
  'sync.pods.ephemeralContainers': gone('they always work'),
  'sync.pods.status': gone('the status is always synced'),
  'sync.fake-nodes.enabled': unless('sync.fromHost.nodes.enabled'),
  'sync.fake-persistentvolumes.enabled': unless(
    'sync.toHost.persistentVolumes.enabled',
  ),
  'sync.legacy-storageclasses.enabled': to(
    'sync.fromHost.storageClasses.enabled',
  ),
  'sync.nodes.reservedResources': gone('the chart has no setting for it'),
  'sync.nodes.enabled': to('sync.fromHost.nodes.enabled'),
  'sync.nodes.fakeKubeletIPs': to('networking.advanced.proxyKubelets.byIP'),
  'sync.nodes.syncAllNodes': to('sync.fromHost.nodes.selector.all'),
  'sync.nodes.nodeSelector': gone(
    'use sync.fromHost.nodes.selector.labels, a map of labels instead of a text',
  ),
  'sync.nodes.enableScheduler': to(
    `${K8S}.scheduler.enabled`,
    'controlPlane.advanced.virtualScheduler.enabled',
  ),
  'sync.nodes.syncNodeChanges': to('sync.fromHost.nodes.syncBackChanges'),
};

const SERVICES: Record<string, Move> = {
  ...renamed('service', 'controlPlane.service.spec', [
    'type',
    'externalIPs',
    'externalTrafficPolicy',
    'loadBalancerIP',
    'loadBalancerSourceRanges',
    'loadBalancerClass',
  ]),
  ...renamed('service', 'controlPlane.service', [
    'httpsNodePort',
    'kubeletNodePort',
  ]),
  'service.loadBalancerAnnotations': to('controlPlane.service.annotations'),
  ...renamed('ingress', 'controlPlane.ingress', [
    'enabled',
    'pathType',
    'host',
    'annotations',
  ]),
  ...renamed('ingress', 'controlPlane.ingress.spec', [
    'ingressClassName',
    'tls',
  ]),
  'ingress.apiVersion': gone('the chart knows it'),
  'mapServices.fromHost': to('networking.replicateServices.fromHost'),
  'mapServices.fromVirtual': to('networking.replicateServices.toHost'),
};

const DNS: Record<string, Move> = {
  'coredns.enabled': to(`${COREDNS}.enabled`),
  'coredns.integrated': to(`${COREDNS}.embedded`),
  'coredns.fallback': to('policies.networkPolicy.fallbackDns'),
  'coredns.config': to(`${COREDNS}.overwriteConfig`),
  'coredns.manifests': to(`${COREDNS}.overwriteManifests`),
  ...renamed('coredns', `${COREDNS}.deployment`, [
    'replicas',
    'nodeSelector',
    'image',
    'resources',
  ]),
  'coredns.podLabels': to(`${COREDNS}.deployment.pods.labels`),
  'coredns.podAnnotations': to(`${COREDNS}.deployment.pods.annotations`),
  'coredns.service.annotations': to(`${COREDNS}.service.annotations`),
  ...renamed('coredns.service', `${COREDNS}.service.spec`, [
    'type',
    'externalIPs',
    'externalTrafficPolicy',
  ]),
  'coredns.plugin': gone(
    'use networking.resolveDNS, whose entries are other ones',
  ),
  fallbackHostDns: to('networking.advanced.fallbackHostCluster'),
};

const ACCOUNTS: Record<string, Move> = {
  'serviceAccount.create': to('controlPlane.advanced.serviceAccount.enabled'),
  ...renamed('serviceAccount', 'controlPlane.advanced.serviceAccount', [
    'name',
    'imagePullSecrets',
  ]),
  'workloadServiceAccount.annotations': to(
    'controlPlane.advanced.workloadServiceAccount.annotations',
  ),
  'rbac.role.create': to('rbac.role.enabled'),
  'rbac.role.extended': gone('use rbac.role.extraRules'),
  'rbac.role.excludedApiResources': gone('use rbac.role.overwriteRules'),
  // Unless it is turned on, both make it where something needs it.
  'rbac.clusterRole.create': { to: ['rbac.clusterRole.enabled'], as: 'if' },
};

const ROOT: Record<string, Move> = {
  globalAnnotations: to('controlPlane.advanced.globalMetadata.annotations'),
  defaultImageRegistry: to('controlPlane.advanced.defaultImageRegistry'),
  proLicenseSecret: {
    to: ['platform.apiKey', 'external.platform.apiKey'],
    as: 'secret',
  },
  headless: gone('the chart always makes the headless Service'),
  enableHA: gone(
    `use ${SET}.highAvailability.replicas, with a store that several replicas can share`,
  ),
  replicas: to(`${SET}.highAvailability.replicas`),
  autoDeletePersistentVolumeClaims: {
    to: [`${SET}.persistence.volumeClaim.retentionPolicy`],
    as: 'delete',
  },
  labels: to(`${SET}.labels`),
  annotations: to(`${SET}.annotations`),
  podLabels: to(`${SET}.pods.labels`),
  podAnnotations: to(`${SET}.pods.annotations`),
  nodeSelector: to(`${SET}.scheduling.nodeSelector`),
  affinity: to(`${SET}.scheduling.affinity`),
  tolerations: to(`${SET}.scheduling.tolerations`),
  priorityClassName: to(`${SET}.scheduling.priorityClassName`),
  volumes: to(`${SET}.persistence.addVolumes`),
  securityContext: to(`${SET}.security.containerSecurityContext`),
  podSecurityContext: to(`${SET}.security.podSecurityContext`),
  podDisruptionBudget: to('controlPlane.advanced.podDisruptionBudget'),
  ...storage('storage', SET),
  'storage.binariesVolume': to(BINARIES),
  'monitoring.serviceMonitor.enabled': to(
    'controlPlane.serviceMonitor.enabled',
  ),
  'proxy.metricsServer.nodes.enabled': to('integrations.metricsServer.nodes'),
  'proxy.metricsServer.pods.enabled': to('integrations.metricsServer.pods'),
  'openshift.enable': gone(
    'use rbac.role.extraRules, with the verb create of endpoints/restricted',
  ),
  ...renamed('centralAdmission', 'policies.centralAdmission', [
    'validatingWebhooks',
    'mutatingWebhooks',
  ]),
  ...renamed('init', 'experimental.deploy.vcluster', [
    'manifests',
    'manifestsTemplate',
    'helm',
  ]),
  'telemetry.disabled': not('telemetry.enabled'),
  ...renamed('admission', 'policies.centralAdmission', [
    'validatingWebhooks',
    'mutatingWebhooks',
  ]),
  'hostpathMapper.enabled': to('controlPlane.hostPathMapper.enabled'),
  'hostpathMapper.dev': gone('the chart has no setting for it'),
  'hostpathMapper.image': gone('the chart has no setting for it'),
  'hostpathMapper.resources': gone('the chart has no setting for it'),
  fsGroup: to(`${SET}.security.podSecurityContext.fsGroup`),
  volumeClaimTemplates: to(`${SET}.persistence.volumeClaimTemplates`),
  job: gone('the vcluster makes its certificates itself'),
  preInstall: gone('the vcluster makes its certificates itself'),
  nameOverride: gone('the release has the name'),
  fullnameOverride: gone('the release has the name'),
  config: to('controlPlane.distro.k0s.config'),
  'telemetry.instanceCreatorUID': gone('the chart has no setting for it'),
  noopSyncer: gone('use experimental.virtualClusterKubeConfig'),
};

/**
 * Every setting of the values of charts before 0.20 by its path. Source: what `vcluster convert config` did, of
 * github.com/loft-sh/vcluster at v0.31.0 (config/legacyconfig), and the values of the charts
 * up to v0.19.10 (charts/*).
 */
export const MOVES: Readonly<Record<string, Move>> = {
  ...ROOT,
  ...SYNC,
  ...MOVES_OF_PARTS,
  ...SERVICES,
  ...DNS,
  ...ACCOUNTS,
};
