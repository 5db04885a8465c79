import { hasPath } from '../schema/validate';
import { Became, Translation } from './translation';

/**
 * Flags of the syncer and the settings that each became, of which the first counts that the chart has. Source: config/legacyconfig
 * of vcluster v0.20.0 and v0.31.0.
 */
const FLAGS: Readonly<Record<string, string | readonly string[]>> = {
  'tls-san': 'controlPlane.proxy.extraSANs',
  'bind-address': 'controlPlane.proxy.bindAddress',
  'out-kube-config-server': 'exportKubeConfig.server',
  'out-kube-config-secret': [
    'exportKubeConfig.additionalSecrets[].name',
    'exportKubeConfig.secret.name',
  ],
  'out-kube-config-secret-namespace': [
    'exportKubeConfig.additionalSecrets[].namespace',
    'exportKubeConfig.secret.namespace',
  ],
  'kube-config-context-name': 'exportKubeConfig.context',
  'sync-all-nodes': 'sync.fromHost.nodes.selector.all',
  'node-selector': 'sync.fromHost.nodes.selector.labels',
  'enable-scheduler': [
    'controlPlane.distro.k8s.scheduler.enabled',
    'controlPlane.advanced.virtualScheduler.enabled',
  ],
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
  'namespace-labels': [
    'experimental.multiNamespaceMode.namespaceLabels',
    'sync.toHost.namespaces.extraLabels',
  ],
  'multi-namespace-mode': [
    'experimental.multiNamespaceMode.enabled',
    'sync.toHost.namespaces.enabled',
  ],
  'cluster-domain': 'networking.advanced.clusterDomain',
  'lease-duration': 'controlPlane.statefulSet.highAvailability.leaseDuration',
  'renew-deadline': 'controlPlane.statefulSet.highAvailability.renewDeadline',
  'retry-period': 'controlPlane.statefulSet.highAvailability.retryPeriod',
  'mount-physical-host-paths': 'controlPlane.hostPathMapper.enabled',
  'rewrite-host-paths': 'controlPlane.hostPathMapper.enabled',
  'sync-all-configmaps': 'sync.toHost.configMaps.all',
  'sync-all-secrets': 'sync.toHost.secrets.all',
  'proxy-metrics-server': 'integrations.metricsServer.enabled',
  'service-account-token-secrets': 'sync.toHost.pods.useSecretsForSATokens',
  'sync-node-changes': 'sync.fromHost.nodes.syncBackChanges',
  'kube-config': 'experimental.virtualClusterKubeConfig.kubeConfig',
  'client-ca-cert': 'experimental.virtualClusterKubeConfig.clientCACert',
  'server-ca-cert': 'experimental.virtualClusterKubeConfig.serverCACert',
  'server-ca-key': 'experimental.virtualClusterKubeConfig.serverCAKey',
  'request-header-ca-cert':
    'experimental.virtualClusterKubeConfig.requestHeaderCACert',
  'default-image-registry': 'controlPlane.advanced.defaultImageRegistry',
  'enforce-pod-security-standard': 'policies.podSecurityStandard',
  'map-host-service': 'networking.replicateServices.fromHost',
  'map-virtual-service': 'networking.replicateServices.toHost',
  'integrated-coredns': 'controlPlane.coredns.embedded',
  'etcd-embedded': 'controlPlane.backingStore.etcd.embedded.enabled',
  'migrate-from':
    'controlPlane.backingStore.etcd.embedded.migrateFromDeployedEtcd',
  'etcd-replicas': 'controlPlane.statefulSet.highAvailability.replicas',
  'pro-license-secret': [
    'platform.apiKey.secretName',
    'external.platform.apiKey.secretName',
  ],
};

/** Flags without a setting, and why they need none. */
const GONE: Readonly<Record<string, string>> = {
  sync: 'use the settings of each kind below sync',
  'leader-elect':
    'set controlPlane.statefulSet.highAvailability.replicas, which turns it on',
  'enforce-node-selector': 'node selectors are always enforced',
  name: 'the release has the name',
  'service-name': 'the Service has the name of the release',
  'target-namespace': 'a vcluster is in the namespace of its pods',
  port: 'the port is always 8443',
  plugins: 'use plugins',
};

const of = (texts: Readonly<Record<string, unknown>>, flag: string) =>
  Object.prototype.hasOwnProperty.call(texts, flag);

function becameOf(flag: string, index: number): Became {
  const from = `syncer.extraArgs --${flag}`;
  const to = (of(FLAGS, flag) ? [FLAGS[flag]].flat() : []).find(path =>
    hasPath(path.split('[]')[0].split('.'), index),
  );
  return to === undefined
    ? {
        from,
        gone: of(GONE, flag) ? GONE[flag] : 'the chart has no setting for it',
      }
    : { from, to };
}

/** `syncer.extraArgs` of charts before 0.20: each flag became a setting, which is set by hand. */
export function extraArgs(given: unknown, index: number): Translation {
  const flags = (Array.isArray(given) ? given : [])
    .filter((each): each is string => typeof each === 'string')
    .flatMap(each => /^--([a-z0-9-]+)/.exec(each)?.[1] ?? []);
  return flags.length > 0
    ? { became: [...new Set(flags)].map(flag => becameOf(flag, index)) }
    : {
        operations: [],
        became: [{ from: 'syncer.extraArgs', gone: 'it has no flags' }],
      };
}
