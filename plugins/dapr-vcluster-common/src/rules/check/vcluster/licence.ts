import { ObjectFinding, objectFinding } from '../model/findings';
import { isMap, JsonMap, ObjectPath, pathText, valueAt } from '../model/paths';

/** When a setting asks for what it stands for. */
type Asks = 'enabled' | 'given' | 'filled' | 'true';

/**
 * Settings that need a licence, and what an open-source vcluster does about them: `ends` with an error, or has them
 * `ignored`. Source: `IsProFeatureEnabled` (config/config.go) and the parts that are left out of the open-source build
 * (pkg/pro) of github.com/loft-sh/vcluster at v0.25.2, v0.36.1 and v0.37.0-rc.1; for the integrations the page "Open source vs. free"
 * of its documentation. `isPaid`: the free licence does not cover it (src/data/products.yaml of the documentation).
 */
const LICENSED: ReadonlyArray<{
  path: string;
  asks: Asks;
  /** Another setting, without which it does nothing. */
  with?: string;
  without: 'ends' | 'ignored';
  isPaid?: true;
}> = [
  {
    path: 'controlPlane.backingStore.etcd.embedded',
    asks: 'enabled',
    without: 'ends',
  },
  {
    path: 'controlPlane.backingStore.database.external',
    asks: 'enabled',
    without: 'ends',
    isPaid: true,
  },
  { path: 'controlPlane.coredns.embedded', asks: 'true', without: 'ends' },
  {
    path: 'controlPlane.advanced.kubeVip',
    asks: 'enabled',
    without: 'ends',
    isPaid: true,
  },
  {
    path: 'controlPlane.hostPathMapper.central',
    asks: 'true',
    without: 'ignored',
  },
  { path: 'sync.toHost.namespaces', asks: 'enabled', without: 'ends' },
  {
    path: 'sync.toHost.pods.hybridScheduling',
    asks: 'enabled',
    without: 'ends',
    isPaid: true,
  },
  { path: 'sync.toHost.customResources', asks: 'filled', without: 'ignored' },
  { path: 'sync.fromHost.customResources', asks: 'filled', without: 'ignored' },
  { path: 'sync.toHost.resourceClaims', asks: 'enabled', without: 'ignored' },
  {
    path: 'sync.toHost.resourceClaimTemplates',
    asks: 'enabled',
    without: 'ignored',
  },
  { path: 'sync.fromHost.deviceClasses', asks: 'enabled', without: 'ignored' },
  { path: 'privateNodes', asks: 'enabled', without: 'ends' },
  { path: 'networking.resolveDNS', asks: 'filled', without: 'ignored' },
  {
    path: 'policies.centralAdmission.validatingWebhooks',
    asks: 'filled',
    without: 'ignored',
    isPaid: true,
  },
  {
    path: 'policies.centralAdmission.mutatingWebhooks',
    asks: 'filled',
    without: 'ignored',
    isPaid: true,
  },
  {
    path: 'integrations.certManager',
    asks: 'enabled',
    without: 'ignored',
    isPaid: true,
  },
  {
    path: 'integrations.externalSecrets',
    asks: 'enabled',
    without: 'ignored',
    isPaid: true,
  },
  {
    path: 'integrations.istio',
    asks: 'enabled',
    without: 'ignored',
    isPaid: true,
  },
  {
    path: 'integrations.kubeVirt',
    asks: 'enabled',
    without: 'ignored',
    isPaid: true,
  },
  {
    path: 'experimental.denyProxyRequests',
    asks: 'filled',
    without: 'ignored',
  },
  {
    path: 'experimental.isolatedControlPlane',
    asks: 'enabled',
    without: 'ends',
    isPaid: true,
  },
  {
    path: 'experimental.syncSettings.rewriteKubernetesService',
    asks: 'true',
    with: 'experimental.syncSettings.disableSync',
    without: 'ends',
    isPaid: true,
  },
  {
    path: 'experimental.proxy.customResources',
    asks: 'filled',
    without: 'ends',
    isPaid: true,
  },
  {
    path: 'experimental.sleepMode',
    asks: 'enabled',
    without: 'ignored',
    isPaid: true,
  },
  { path: 'sleepMode', asks: 'enabled', without: 'ignored', isPaid: true },
  { path: 'sleep', asks: 'given', without: 'ignored', isPaid: true },
  { path: 'snapshots', asks: 'given', without: 'ignored', isPaid: true },
  { path: 'deletion', asks: 'given', without: 'ignored', isPaid: true },
];

/** Settings by which values say themselves that the vcluster is connected to the platform, which gives licences. */
const CONNECTED: readonly ObjectPath[] = [
  ['platform', 'apiKey'],
  ['external', 'platform', 'apiKey'],
  ['external', 'platform', 'apiKeySecretRef'],
];

const SYNCED: readonly ObjectPath[] = [
  ['sync', 'toHost'],
  ['sync', 'fromHost'],
];

/** Whether a setting is a licensed one, or a part of one. */
export function needsLicence(path: string): boolean {
  return LICENSED.some(
    each => path === each.path || path.startsWith(`${each.path}.`),
  );
}

function asksFor(given: unknown, asks: Asks): boolean {
  switch (asks) {
    case 'enabled':
      return [true, 'true'].includes(valueAt(given, ['enabled']) as string);
    case 'true':
      return given === true;
    case 'filled':
      return Array.isArray(given)
        ? given.length > 0
        : isMap(given) && Object.keys(given).length > 0;
    default:
      return isMap(given);
  }
}

/** A key with kinds of its own below it. */
const NESTED = 'gatewayApi';

/**
 * Patches of synced objects: what is synced with them ends with an error. Those of kinds that are not synced are never used.
 */
function patches(values: JsonMap, path: ObjectPath): ObjectPath[] {
  const kinds = valueAt(values, path);
  return Object.entries(isMap(kinds) ? kinds : {}).flatMap(([kind, given]) => {
    const at = [...path, kind];
    if (valueAt(given, ['enabled']) === false) {
      return [];
    }
    return [
      ...(asksFor(valueAt(given, ['patches']), 'filled')
        ? [[...at, 'patches']]
        : []),
      ...(kind === NESTED ? patches(values, at) : []),
    ];
  });
}

/** Settings that need a licence which the profile does not have. */
export function licenceFindings(
  values: JsonMap,
  profile: string | undefined,
): ObjectFinding[] {
  const isFree = profile === 'free-tier';
  const isConnected = CONNECTED.some(path => isMap(valueAt(values, path)));
  const isStandalone = asksFor(
    valueAt(values, ['controlPlane', 'standalone']),
    'enabled',
  );
  const wanted = [
    ...LICENSED.filter(
      ({ path, asks, with: other }) =>
        asksFor(valueAt(values, path.split('.')), asks) &&
        (!other || valueAt(values, other.split('.')) === true) &&
        !(path === 'privateNodes' && isStandalone),
    ).map(each => ({ ...each, path: each.path.split('.') })),
    ...SYNCED.flatMap(path => patches(values, path)).map(path => ({
      path,
      without: 'ends' as const,
      isPaid: undefined,
    })),
  ].filter(({ isPaid }) => isPaid || !isFree);
  return wanted.map(({ path, without, isPaid }) =>
    objectFinding(
      'vcluster/licence',
      isConnected || isFree ? 'warning' : 'error',
      {
        path,
        title: isFree
          ? `${pathText(
              path,
            )} needs a paid licence; the free one does not cover it`
          : `${pathText(
              path,
            )} needs a licence that the profile does not have: an open-source vcluster ${
              without === 'ends' ? 'ends with an error' : 'ignores it'
            }`,
        fix: isPaid
          ? 'Remove it, unless the platform that the vcluster is connected to has a paid licence'
          : 'Remove it, or have the tenant created with the profile free-tier',
      },
    ),
  );
}
