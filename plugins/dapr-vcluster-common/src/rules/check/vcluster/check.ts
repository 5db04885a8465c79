import { PROFILES } from '../../../profiles';
import { minorOf } from '../../../releaseLines';
import { FileCheckContext } from '../model/context';
import { isMap, JsonMap, ObjectPath, pathText, valueAt } from '../model/paths';
import { ObjectFinding, objectFinding } from '../model/findings';
import { legacyFindings } from './legacy';

const FALLBACK: ObjectPath = ['networking', 'advanced', 'fallbackHostCluster'];
const SECRETS: ObjectPath = ['sync', 'toHost', 'secrets', 'all'];

/** Settings a unified chart has only up to or from a minor version. */
const ERAS: ReadonlyArray<{
  path: ObjectPath;
  from?: number;
  to?: number;
  fix: string;
}> = [
  {
    path: ['experimental', 'multiNamespaceMode'],
    to: 25,
    fix: 'Remove it; the portal registers Dapr Components on the host instead',
  },
  {
    path: ['experimental', 'genericSync'],
    to: 27,
    fix: 'Remove it; the portal registers Dapr Components on the host instead',
  },
  {
    path: ['sync', 'toHost', 'namespaces'],
    from: 26,
    fix: 'Remove it, or use experimental.multiNamespaceMode, which that version has',
  },
];

function chartMinor({ chartVersion, profile }: FileCheckContext): number {
  const version =
    chartVersion ??
    PROFILES[profile === 'oss-multins' ? profile : 'oss-hostmanaged']
      .defaultChartVersion;
  return (
    minorOf(version)?.[1] ??
    minorOf(PROFILES['oss-hostmanaged'].defaultChartVersion)![1]
  );
}

/** Checks a values file of the vcluster chart against the chart's version and what Dapr needs of a tenant. */
export function checkVclusterValues(
  value: JsonMap,
  context: FileCheckContext,
): ObjectFinding[] {
  const minor = chartMinor(context);
  // Charts before 0.20 have another schema; no profile the product creates uses one.
  if (minor < 20) {
    return [];
  }
  return [
    ...legacyFindings(value, minor),
    ...eraFindings(value, minor),
    ...licenceFindings(value, context),
    ...neededFindings(value),
    ...secondDaprFindings(value),
  ];
}

function eraFindings(value: JsonMap, minor: number): ObjectFinding[] {
  return ERAS.filter(
    ({ path, from = 0, to = Infinity }) =>
      valueAt(value, path) !== undefined && (minor < from || minor > to),
  ).map(({ path, from, fix }) =>
    objectFinding('vcluster/removed', 'error', {
      path,
      title: `Chart 0.${minor} has no ${pathText(path)}, and refuses it`,
      fix,
      ...(from === undefined && {
        edit: { operations: [{ op: 'remove', path }] },
      }),
    }),
  );
}

/** An image without a licence crashes on these again and again; the open-source one ignores them. */
function licenceFindings(
  value: JsonMap,
  { profile }: FileCheckContext,
): ObjectFinding[] {
  if (profile === 'free-tier') {
    return [];
  }
  const toHost: ObjectPath = ['sync', 'toHost', 'customResources'];
  const fromHost: ObjectPath = ['sync', 'fromHost', 'customResources'];
  const namespaces: ObjectPath = ['sync', 'toHost', 'namespaces'];
  const wanted = [
    ...[toHost, fromHost].filter(path => {
      const entries = valueAt(value, path);
      return isMap(entries) && Object.keys(entries).length > 0;
    }),
    ...(valueAt(value, [...namespaces, 'enabled']) === true
      ? [namespaces]
      : []),
  ];
  return wanted.map(path =>
    objectFinding('vcluster/licence', 'error', {
      path,
      title: `${pathText(path)} needs a licence that the profile does not have`,
      fix: 'Remove it, or have the tenant created with the profile free-tier',
    }),
  );
}

/** Charts the vcluster installs inside itself when it starts. */
const DEPLOYED: ObjectPath = ['experimental', 'deploy', 'vcluster', 'helm'];

function secondDaprFindings(value: JsonMap): ObjectFinding[] {
  const charts = valueAt(value, DEPLOYED);
  if (!Array.isArray(charts)) {
    return [];
  }
  return charts.flatMap((chart, index) =>
    valueAt(chart, ['chart', 'name']) === 'dapr'
      ? [
          objectFinding('G14', 'warning', {
            path: [...DEPLOYED, index],
            title:
              "This installs Dapr inside the vcluster, beside the host's that serves it already",
            fix: "Leave it out: the tenant's pods get their sidecars from the host's Dapr",
          }),
        ]
      : [],
  );
}

function neededFindings(value: JsonMap): ObjectFinding[] {
  const legacyDns = value.fallbackHostDns !== undefined;
  const legacySync =
    valueAt(value, ['sync', 'generic']) !== undefined ||
    valueAt(value, ['sync', 'secrets']) !== undefined;
  const set = (path: ObjectPath) => ({
    edit: { operations: [{ op: 'set' as const, path, value: true }] },
  });
  return [
    ...(legacyDns || valueAt(value, FALLBACK) === true
      ? []
      : [
          objectFinding('vcluster/host-dns', 'error', {
            path: FALLBACK,
            title:
              "Sidecars could not find the host's Dapr: names of the host are not looked up",
            fix: `Set ${pathText(FALLBACK)} to true`,
            ...set(FALLBACK),
          }),
        ]),
    ...(legacySync || valueAt(value, SECRETS) === true
      ? []
      : [
          objectFinding('vcluster/secrets-sync', 'warning', {
            path: SECRETS,
            title:
              'Secrets that no pod uses stay in the vcluster, where the Dapr operator does not see them',
            fix: `Set ${pathText(SECRETS)} to true`,
            ...set(SECRETS),
          }),
        ]),
  ];
}
