import { gone, image, Move, not, renamed, to } from './move';

const SET = 'controlPlane.statefulSet';
/** Where the binaries of Kubernetes are kept. */
export const BINARIES = `${SET}.persistence.binariesVolume`;
const K8S = 'controlPlane.distro.k8s';
const K3S = 'controlPlane.distro.k3s';
const ETCD = 'controlPlane.backingStore.etcd';
const ETCD_SET = `${ETCD}.deploy.statefulSet`;
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
      'topologySpreadConstraints',
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

export function storage(from: string, below: string): Record<string, Move> {
  const claim = `${below}.persistence.volumeClaim`;
  return {
    [`${from}.persistence`]: to(`${claim}.enabled`),
    [`${from}.size`]: to(`${claim}.size`),
    [`${from}.className`]: to(`${claim}.storageClass`),
    [`${from}.volumeClaimTemplates`]: to(
      `${below}.persistence.volumeClaimTemplates`,
    ),
  };
}

/** What a part of the control plane with pods of its own had. */
const OWN_POD_KEYS = [
  'affinity',
  'annotations',
  'env',
  'labels',
  'nodeSelector',
  'podAnnotations',
  'podLabels',
  'priorityClassName',
  'replicas',
  'resources',
  'securityContext',
  'serviceAnnotations',
  'tolerations',
  'topologySpreadConstraints',
  'volumeMounts',
  'volumes',
];

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
    ...Object.fromEntries(
      OWN_POD_KEYS.map(key => [`${from}.${key}`, gone(OWN_POD)]),
    ),
  };
}

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
  ...renamed('syncer', SET, ['command', 'workingDir']),
  'syncer.disabled': gone('the vcluster does not work without it'),
  'syncer.noArgs': gone('the chart gives no arguments'),
  'syncer.volumeMounts': gone(`use ${SET}.persistence.addVolumeMounts`),
  'syncer.extraVolumeMounts': to(`${SET}.persistence.addVolumeMounts`),
  'syncer.kubeConfigContextName': to('exportKubeConfig.context'),
  'syncer.serviceAnnotations': to('controlPlane.service.annotations'),
  'syncer.replicas': to(`${SET}.highAvailability.replicas`),
  ...storage('syncer.storage', SET),
  'syncer.storage.binariesVolume': to(BINARIES),
  ...podSettings('syncer', SET),
};

const K3S_POD: Record<string, Move> = {
  'vcluster.image': image(`${K3S}.image`),
  ...renamed('vcluster', K3S, [
    'imagePullPolicy',
    'command',
    'extraArgs',
    'env',
  ]),
  'vcluster.resources': to(`${K3S}.resources`, `${SET}.resources`),
  'vcluster.clusterDomain': to('networking.advanced.clusterDomain'),
  'vcluster.disabled': gone(NO_K3S),
  'vcluster.baseArgs': gone('use extraArgs of controlPlane.distro'),
  'vcluster.volumeMounts': gone(`use ${SET}.persistence.addVolumeMounts`),
  'vcluster.extraVolumeMounts': to(`${SET}.persistence.addVolumeMounts`),
  'vcluster.priorityClassName': to(`${SET}.scheduling.priorityClassName`),
  k3sToken: to(`${K3S}.token`),
  'serverToken.value': to(`${K3S}.token`),
  'serverToken.secretKeyRef': gone('use an own Secret in env of the distro'),
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
  ...renamed('etcd', ETCD_SET, ['env']),
  'etcd.volumeMounts': to(`${ETCD_SET}.persistence.addVolumeMounts`),
  'etcd.volumeClaimTemplates': to(
    `${ETCD_SET}.persistence.volumeClaimTemplates`,
  ),
  'etcd.fsGroup': to(`${ETCD_SET}.security.podSecurityContext.fsGroup`),
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

/** What the charts before 0.20 had for each part of a vcluster. */
export const MOVES_OF_PARTS: Readonly<Record<string, Move>> = {
  ...SYNCER,
  ...K3S_POD,
  ...kubernetesPart('api', 'apiServer'),
  ...kubernetesPart('controller', 'controllerManager'),
  ...kubernetesPart('scheduler', 'scheduler'),
  ...ETCD_POD,
};

/** Why keys of which nothing is left have gone, by the key at the root. */
export const REST: Readonly<Record<string, string>> = {
  vcluster: NO_K3S,
  k3sToken: NO_K3S,
  api: OWN_POD,
  controller: OWN_POD,
  scheduler: OWN_POD,
};
