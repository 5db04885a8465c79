/**
 * What a setting of charts before 0.20 became: the path of the setting in newer charts, of which the first is taken that
 * the chart version has; or `gone`, with the reason or what to do instead. `as` says how the value is converted: `not` turns a boolean
 * round, `unless` drops `false` and turns `true` round, `image` takes a reference apart, `delete` is the text "Delete".
 */
export type Move =
  | { to: readonly string[]; as?: 'not' | 'unless' | 'image' | 'delete' }
  | { gone: string };

const to = (...paths: string[]): Move => ({ to: paths });
const not = (path: string): Move => ({ to: [path], as: 'not' });
const unless = (path: string): Move => ({ to: [path], as: 'unless' });
const image = (...paths: string[]): Move => ({ to: paths, as: 'image' });
const gone = (instead: string): Move => ({ gone: instead });

/** Keys with the same names below another path. */
function renamed(
  from: string,
  below: string,
  names: readonly string[],
): Record<string, Move> {
  return Object.fromEntries(
    names.map(name => [`${from}.${name}`, to(`${below}.${name}`)]),
  );
}

const SET = 'controlPlane.statefulSet';
const K8S = 'controlPlane.distro.k8s';
const K3S = 'controlPlane.distro.k3s';
const ETCD = 'controlPlane.backingStore.etcd';
const ETCD_SET = `${ETCD}.deploy.statefulSet`;
const COREDNS = 'controlPlane.coredns';
const OWN_POD = 'it runs in the pod of the vcluster';
const NO_K3S = 'k3s has gone in 0.33, use controlPlane.distro.k8s';

/** Where pods go; `to` is the part that has `scheduling`. */
function podSettings(from: string, below: string): Record<string, Move> {
  return {
    ...renamed(from, `${below}.scheduling`, [
      'nodeSelector',
      'affinity',
      'tolerations',
      'priorityClassName',
    ]),
    [`${from}.podLabels`]: to(`${below}.pods.labels`),
    [`${from}.podAnnotations`]: to(`${below}.pods.annotations`),
    [`${from}.volumes`]: to(`${below}.persistence.addVolumes`),
    [`${from}.securityContext`]: to(
      `${below}.security.containerSecurityContext`,
    ),
    [`${from}.podSecurityContext`]: to(`${below}.security.podSecurityContext`),
  };
}

function storage(from: string, below: string): Record<string, Move> {
  const claim = `${below}.persistence.volumeClaim`;
  return {
    [`${from}.persistence`]: to(`${claim}.enabled`),
    [`${from}.size`]: to(`${claim}.size`),
    [`${from}.className`]: to(`${claim}.storageClass`),
    [`${from}.binariesVolume`]: to(`${below}.persistence.binariesVolume`),
  };
}

/** A part of the control plane that had pods of its own in the charts k8s and eks. */
function kubernetesPart(from: string, part: string): Record<string, Move> {
  return {
    [`${from}.image`]: image(`${K8S}.image`, `${K8S}.${part}.image`),
    [`${from}.imagePullPolicy`]: to(
      `${K8S}.imagePullPolicy`,
      `${K8S}.${part}.imagePullPolicy`,
    ),
    [`${from}.extraArgs`]: to(`${K8S}.${part}.extraArgs`),
    [`${from}.disabled`]: gone(`use ${K8S}.${part}.enabled`),
  };
}

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

const SYNCER: Record<string, Move> = {
  'syncer.image': image(`${SET}.image`),
  ...renamed('syncer', SET, [
    'imagePullPolicy',
    'env',
    'resources',
    'labels',
    'annotations',
  ]),
  'syncer.livenessProbe.enabled': to(`${SET}.probes.livenessProbe.enabled`),
  'syncer.readinessProbe.enabled': to(`${SET}.probes.readinessProbe.enabled`),
  'syncer.volumeMounts': gone(`use ${SET}.persistence.addVolumeMounts`),
  'syncer.extraVolumeMounts': to(`${SET}.persistence.addVolumeMounts`),
  'syncer.kubeConfigContextName': to('exportKubeConfig.context'),
  'syncer.serviceAnnotations': to('controlPlane.service.annotations'),
  'syncer.replicas': to(`${SET}.highAvailability.replicas`),
  ...storage('syncer.storage', SET),
  ...podSettings('syncer', SET),
};

const K3S_POD: Record<string, Move> = {
  'vcluster.image': image(`${K3S}.image`),
  ...renamed('vcluster', K3S, [
    'imagePullPolicy',
    'command',
    'extraArgs',
    'env',
    'resources',
  ]),
  'vcluster.baseArgs': gone('use extraArgs of controlPlane.distro'),
  'vcluster.volumeMounts': gone(`use ${SET}.persistence.addVolumeMounts`),
  'vcluster.extraVolumeMounts': to(`${SET}.persistence.addVolumeMounts`),
  'vcluster.priorityClassName': to(`${SET}.scheduling.priorityClassName`),
  k3sToken: to(`${K3S}.token`),
};

const ETCD_POD: Record<string, Move> = {
  'etcd.image': image(`${ETCD_SET}.image`),
  ...renamed('etcd', ETCD_SET, [
    'imagePullPolicy',
    'extraArgs',
    'resources',
    'labels',
    'annotations',
  ]),
  ...podSettings('etcd', ETCD_SET),
  ...storage('etcd.storage', ETCD_SET),
  'etcd.disabled': not(`${ETCD_SET}.enabled`),
  'etcd.replicas': to(`${ETCD_SET}.highAvailability.replicas`),
  'etcd.serviceAnnotations': to(`${ETCD}.deploy.service.annotations`),
  'etcd.autoDeletePersistentVolumeClaims': {
    to: [`${ETCD_SET}.persistence.volumeClaim.retentionPolicy`],
    as: 'delete',
  },
  'embeddedEtcd.enabled': to(`${ETCD}.embedded.enabled`),
  'embeddedEtcd.migrateFromEtcd': to(
    `${ETCD}.embedded.migrateFromDeployedEtcd`,
  ),
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
  'rbac.clusterRole.create': to('rbac.clusterRole.enabled'),
};

const ROOT: Record<string, Move> = {
  globalAnnotations: to('controlPlane.advanced.globalMetadata.annotations'),
  defaultImageRegistry: to('controlPlane.advanced.defaultImageRegistry'),
  proLicenseSecret: to(
    'platform.apiKey.secretName',
    'external.platform.apiKey.secretName',
  ),
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
  noopSyncer: gone('use experimental.virtualClusterKubeConfig'),
};

/**
 * Every setting of the values of charts before 0.20 by its path. Source: what `vcluster convert config` did, of
 * github.com/loft-sh/vcluster at v0.31.0 (config/legacyconfig), and the values of the charts at v0.19.10 (charts/*).
 */
export const MOVES: Readonly<Record<string, Move>> = {
  ...ROOT,
  ...SYNC,
  ...SYNCER,
  ...K3S_POD,
  ...kubernetesPart('api', 'apiServer'),
  ...kubernetesPart('controller', 'controllerManager'),
  ...kubernetesPart('scheduler', 'scheduler'),
  ...ETCD_POD,
  ...SERVICES,
  ...DNS,
  ...ACCOUNTS,
};

/** Why keys of which nothing is left have gone, by the key at the root. */
export const REST: Readonly<Record<string, string>> = {
  vcluster: NO_K3S,
  k3sToken: NO_K3S,
  api: OWN_POD,
  controller: OWN_POD,
  scheduler: OWN_POD,
};
