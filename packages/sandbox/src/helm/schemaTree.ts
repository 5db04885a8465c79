/**
 * A part of the chart's closed values schema: `any` is not looked into, `boolean` and `auto`
 * (boolean or the text `auto`) are leaves, a record lists every key that is allowed.
 */
export type SchemaNode =
  | 'any'
  | 'boolean'
  | 'auto'
  | { [key: string]: SchemaNode };

function keys(
  list: string,
  node: SchemaNode = 'any',
): Record<string, SchemaNode> {
  return Object.fromEntries(list.split(' ').map(key => [key, node]));
}

const SWITCH: SchemaNode = { enabled: 'boolean', patches: 'any' };

const SWITCH_WITH_RULES: SchemaNode = {
  enabled: 'auto',
  ...keys('extraRules overwriteRules'),
};

const DEPLOY: SchemaNode = keys('manifests manifestsTemplate helm');

/** The allowed keys of one minor of the vcluster chart, as deep as the sandbox looks. */
export function schemaOf(minor: number): SchemaNode {
  const from = (first: number, tree: Record<string, SchemaNode>) =>
    minor >= first ? tree : {};
  const until = (last: number, tree: Record<string, SchemaNode>) =>
    minor <= last ? tree : {};
  return {
    ...keys('plugin plugins pro serviceCIDR external global'),
    ...from(21, keys('integrations')),
    ...from(24, keys('logging deploy')),
    ...(minor >= 22 && minor <= 31 ? keys('sleepMode') : {}),
    ...from(27, keys('privateNodes')),
    ...from(32, keys('platform deletion snapshots sleep')),
    sync: {
      toHost: {
        ...keys(
          'ingresses services endpoints persistentVolumeClaims persistentVolumes networkPolicies',
        ),
        ...keys(
          'volumeSnapshots storageClasses podDisruptionBudgets priorityClasses pods',
        ),
        secrets: { enabled: 'boolean', all: 'boolean', patches: 'any' },
        configMaps: { enabled: 'boolean', all: 'boolean', patches: 'any' },
        serviceAccounts: SWITCH,
        ...from(21, keys('customResources')),
        ...from(26, keys('volumeSnapshotContents')),
        ...from(34, keys('resourceClaims resourceClaimTemplates')),
        ...from(26, {
          namespaces: {
            ...keys('patches extraLabels mappings'),
            enabled: 'boolean',
            mappingsOnly: 'boolean',
          },
        }),
      },
      fromHost: {
        ...keys(
          'nodes events ingressClasses runtimeClasses priorityClasses storageClasses',
        ),
        ...keys(
          'csiNodes csiDrivers csiStorageCapacities volumeSnapshotClasses',
        ),
        ...from(21, keys('customResources')),
        ...from(23, keys('configMaps secrets')),
        ...from(34, keys('deviceClasses')),
      },
    },
    networking: {
      ...keys('replicateServices resolveDNS'),
      ...from(27, keys('podCIDR')),
      advanced: {
        clusterDomain: 'any',
        fallbackHostCluster: 'boolean',
        proxyKubelets: 'any',
      },
    },
    policies: {
      ...keys('podSecurityStandard centralAdmission'),
      resourceQuota: {
        enabled: 'auto',
        ...keys('labels annotations quota scopeSelector scopes'),
      },
      limitRange: {
        enabled: 'auto',
        ...keys('labels annotations default defaultRequest max min'),
      },
      networkPolicy: {
        enabled: 'boolean',
        ...keys('labels annotations fallbackDns'),
        ...until(
          30,
          keys('extraControlPlaneRules extraWorkloadRules outgoingConnections'),
        ),
        ...from(31, keys('controlPlane workload')),
      },
    },
    controlPlane: {
      ...keys(
        'distro backingStore coredns proxy hostPathMapper ingress service serviceMonitor advanced',
      ),
      ...from(27, keys('endpoint')),
      ...from(28, keys('standalone')),
      statefulSet: {
        ...keys(
          'labels annotations imagePullPolicy workingDir command args env dnsPolicy dnsConfig resources',
        ),
        ...keys(
          'additionalVolumeMounts enableServiceLinks persistence highAvailability security scheduling pods',
        ),
        ...keys('probes'),
        image: keys('registry repository tag'),
      },
    },
    exportKubeConfig: {
      ...keys('context server insecure serviceAccount secret'),
      ...from(24, keys('additionalSecrets')),
    },
    rbac: {
      role: SWITCH_WITH_RULES,
      clusterRole: SWITCH_WITH_RULES,
      ...from(26, keys('enableVolumeSnapshotRules')),
    },
    telemetry: {
      enabled: 'boolean',
      ...keys('instanceCreator machineID platformUserID platformInstanceID'),
    },
    experimental: {
      deploy: { vcluster: DEPLOY, host: DEPLOY },
      ...keys(
        'isolatedControlPlane virtualClusterKubeConfig denyProxyRequests syncSettings reuseNamespace',
      ),
      ...until(25, {
        multiNamespaceMode: { enabled: 'boolean', namespaceLabels: 'any' },
      }),
      ...until(27, {
        genericSync: keys('version export import hooks clusterRole role'),
      }),
    },
  };
}
