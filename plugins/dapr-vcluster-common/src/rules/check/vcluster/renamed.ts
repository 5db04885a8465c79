/** What settings that newer charts of vcluster no longer have became; a longer path wins. Source: the chart's schemas. */
const INSTEAD: Readonly<Record<string, string>> = {
  'controlPlane.distro.k3s':
    'Use controlPlane.distro.k8s; the data of the vcluster is not taken along',
  'controlPlane.distro.k0s':
    'Use controlPlane.distro.k8s; the data of the vcluster is not taken along',
  'controlPlane.distro.eks': 'Use controlPlane.distro.k8s',
  ...Object.fromEntries(
    ['apiServer', 'controllerManager', 'scheduler'].flatMap(part => [
      [
        `controlPlane.distro.k8s.${part}.image`,
        'Use controlPlane.distro.k8s.version, or controlPlane.distro.k8s.image for all parts',
      ],
      [
        `controlPlane.distro.k8s.${part}.imagePullPolicy`,
        'Use controlPlane.distro.k8s.imagePullPolicy',
      ],
    ]),
  ),
  'experimental.syncSettings.syncLabels':
    'Remove it: labels are kept as they are',
  'experimental.syncSettings.targetNamespace':
    'Remove it: pods run in the namespace of the vcluster, so install it there',
  'experimental.reuseNamespace':
    'Remove it: since 0.25 a namespace holds one vcluster',
  'experimental.multiNamespaceMode':
    'Remove it; the portal registers Dapr Components on the host instead',
  'experimental.genericSync':
    'Remove it; the portal registers Dapr Components on the host instead',
  'experimental.sleepMode': 'Use sleep, or sleepMode in charts 0.24 to 0.31',
  sleepMode: 'Use sleep, which is on as soon as it is there',
  external: 'Use platform',
  'policies.networkPolicy.outgoingConnections':
    'Use policies.networkPolicy.workload.publicEgress',
  'policies.networkPolicy.extraControlPlaneRules':
    'Use policies.networkPolicy.controlPlane.ingress and .egress',
  'policies.networkPolicy.extraWorkloadRules':
    'Use policies.networkPolicy.workload.ingress and .egress',
  'integrations.externalSecrets.sync.clusterStores':
    'Use integrations.externalSecrets.sync.fromHost.clusterStores',
  'integrations.externalSecrets.sync.externalSecrets':
    'Use integrations.externalSecrets.sync.toHost.externalSecrets',
  'integrations.externalSecrets.sync.stores':
    'Use integrations.externalSecrets.sync.toHost.stores',
  'sync.toHost.namespaces':
    'Remove it, or use experimental.multiNamespaceMode, which that version has',
};

/** Settings whose removal loses nothing that the tenant of the portal needs. */
const REMOVABLE = [
  'experimental.multiNamespaceMode',
  'experimental.genericSync',
];

/** What to do about a setting that a version of the chart does not have. */
export function insteadOf(path: string): string | undefined {
  return Object.prototype.hasOwnProperty.call(INSTEAD, path)
    ? INSTEAD[path]
    : undefined;
}

/** Whether removing a setting is the whole fix. */
export function isRemovable(path: string): boolean {
  return REMOVABLE.includes(path);
}
