import { Became, Translation } from './translation';

/** Flags of the syncer and the setting that each became. Source: config/legacyconfig of vcluster v0.31.0. */
const FLAGS: Readonly<Record<string, string>> = {
  'tls-san': 'controlPlane.proxy.extraSANs',
  'bind-address': 'controlPlane.proxy.bindAddress',
  'out-kube-config-server': 'exportKubeConfig.server',
  'out-kube-config-secret': 'exportKubeConfig.additionalSecrets[].name',
  'out-kube-config-secret-namespace':
    'exportKubeConfig.additionalSecrets[].namespace',
  'kube-config-context-name': 'exportKubeConfig.context',
  'sync-all-nodes': 'sync.fromHost.nodes.selector.all',
  'node-selector': 'sync.fromHost.nodes.selector.labels',
  'enable-scheduler': 'controlPlane.distro.k8s.scheduler.enabled',
  'fake-kubelet-ips': 'networking.advanced.proxyKubelets.byIP',
  'node-clear-image-status': 'sync.fromHost.nodes.clearImageStatus',
  'translate-image': 'sync.toHost.pods.translateImage',
  'enforce-toleration': 'sync.toHost.pods.enforceTolerations',
  'service-account': 'controlPlane.advanced.workloadServiceAccount.name',
  'override-hosts': 'sync.toHost.pods.rewriteHosts.enabled',
  'override-hosts-container-image':
    'sync.toHost.pods.rewriteHosts.initContainer.image',
  'set-owner': 'experimental.syncSettings.setOwner',
  'disable-fake-kubelets': 'networking.advanced.proxyKubelets',
  'host-metrics-bind-address':
    'experimental.syncSettings.hostMetricsBindAddress',
  'virtual-metrics-bind-address':
    'experimental.syncSettings.virtualMetricsBindAddress',
  'namespace-labels': 'sync.toHost.namespaces.extraLabels',
  'multi-namespace-mode': 'sync.toHost.namespaces.enabled',
  'cluster-domain': 'networking.advanced.clusterDomain',
  'lease-duration': 'controlPlane.statefulSet.highAvailability.leaseDuration',
  'renew-deadline': 'controlPlane.statefulSet.highAvailability.renewDeadline',
  'retry-period': 'controlPlane.statefulSet.highAvailability.retryPeriod',
  'mount-physical-host-paths': 'controlPlane.hostPathMapper.enabled',
  'rewrite-host-paths': 'controlPlane.hostPathMapper.enabled',
  'sync-all-configmaps': 'sync.toHost.configMaps.all',
  'sync-all-secrets': 'sync.toHost.secrets.all',
  'proxy-metrics-server': 'integrations.metricsServer',
  'service-account-token-secrets': 'sync.toHost.pods.useSecretsForSATokens',
  'sync-node-changes': 'sync.fromHost.nodes.syncBackChanges',
};

/** `syncer.extraArgs` of charts before 0.20: each flag became a setting, which is set by hand. */
export function extraArgs(given: unknown): Translation {
  const flags = (Array.isArray(given) ? given : [])
    .filter((each): each is string => typeof each === 'string')
    .flatMap(each => /^--([a-z0-9-]+)/.exec(each)?.[1] ?? []);
  const became = [...new Set(flags)].map((flag): Became => {
    const from = `syncer.extraArgs --${flag}`;
    return Object.prototype.hasOwnProperty.call(FLAGS, flag)
      ? { from, to: FLAGS[flag] }
      : { from, gone: 'the chart has no setting for it' };
  });
  return flags.length > 0
    ? { became }
    : {
        operations: [],
        became: [{ from: 'syncer.extraArgs', gone: 'it has no flags' }],
      };
}
