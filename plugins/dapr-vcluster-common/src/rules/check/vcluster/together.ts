import { ObjectFinding, objectFinding } from '../model/findings';
import { JsonMap, ObjectPath, pathText, valueAt } from '../model/paths';
import { ChartVersion } from './schema/versions';

const STORE = 'controlPlane.backingStore';
const DISTRO = 'controlPlane.distro';

/** Parts of which the templates of the chart take one only (`_backingstore.tpl`, `_distro.tpl`). */
const ONE_OF: ReadonlyArray<{ what: string; paths: readonly string[] }> = [
  {
    what: 'store',
    paths: [
      `${STORE}.etcd.embedded`,
      `${STORE}.etcd.deploy`,
      `${STORE}.etcd.external`,
      `${STORE}.database.embedded`,
      `${STORE}.database.external`,
    ],
  },
  {
    what: 'distribution of Kubernetes',
    paths: [`${DISTRO}.k8s`, `${DISTRO}.k3s`, `${DISTRO}.k0s`],
  },
];

/** What the schema still has, and the templates refuse (`_validate.tpl`). */
const REFUSED_SINCE_36 = [
  'sync.toHost.volumeSnapshots',
  'sync.toHost.volumeSnapshotContents',
  'sync.fromHost.volumeSnapshotClasses',
  'deploy.volumeSnapshotController',
  'rbac.enableVolumeSnapshotRules',
];

const REPLICAS: ObjectPath = [
  'controlPlane',
  'statefulSet',
  'highAvailability',
  'replicas',
];

const parts = (path: string): ObjectPath => path.split('.');

const given = (values: JsonMap, path: string) => {
  const value = valueAt(values, parts(path));
  return value !== undefined && value !== null;
};

const isOn = (values: JsonMap, path: string) =>
  valueAt(values, [...parts(path), 'enabled']) === true;

const isBelow = (path: string, outer: string) =>
  path === outer || path.startsWith(`${outer}.`);

/** Whether the templates of a version refuse a setting that its schema has. */
export function isRefused(path: string, minor: number): boolean {
  return minor >= 36 && REFUSED_SINCE_36.some(each => isBelow(path, each));
}

/**
 * What the schema of a chart takes and its templates, or the vcluster itself, refuse: settings that have gone, and settings of
 * which there may be one only. Source: chart/templates and pkg/config/validation.go of github.com/loft-sh/vcluster at v0.20.0,
 * v0.25.2, v0.36.1 and v0.37.0-rc.1.
 */
export function togetherFindings(
  values: JsonMap,
  { name, minor }: ChartVersion,
  isPartial = false,
): ObjectFinding[] {
  const removed = minor < 36 ? [] : REFUSED_SINCE_36;
  return [
    ...removed
      .filter(path => given(values, path))
      .map(path =>
        objectFinding('vcluster/removed', 'error', {
          path: parts(path),
          title: `Chart ${name} refuses ${path}: it has gone in 0.36`,
          fix: 'Remove it',
          edit: { operations: [{ op: 'remove', path: parts(path) }] },
        }),
      ),
    ...(isPartial ? [] : ofWhole(values, name, minor)),
  ];
}

/** What depends on all of the values. */
function ofWhole(
  values: JsonMap,
  name: string,
  minor: number,
): ObjectFinding[] {
  return [
    ...ONE_OF.flatMap(({ what, paths }) => {
      const on = paths.filter(path => isOn(values, path));
      return on.length > 1
        ? [
            objectFinding('vcluster/together', 'error', {
              path: parts(on[1]),
              title: `Chart ${name} takes one ${what} only, not ${on.join(
                ' and ',
              )}`,
              fix: 'Turn on one of them',
            }),
          ]
        : [];
    }),
    ...secretFindings(values, name),
    ...replicaFindings(values, minor),
  ];
}

function secretFindings(values: JsonMap, name: string): ObjectFinding[] {
  const secret = valueAt(values, ['exportKubeConfig', 'secret']);
  const more: ObjectPath = ['exportKubeConfig', 'additionalSecrets'];
  const others = valueAt(values, more);
  const isNamed = ['name', 'namespace'].some(key => {
    const text = valueAt(secret, [key]);
    return typeof text === 'string' && text.trim() !== '';
  });
  return isNamed && Array.isArray(others) && others.length > 0
    ? [
        objectFinding('vcluster/together', 'error', {
          path: more,
          title: `Chart ${name} takes exportKubeConfig.secret or exportKubeConfig.additionalSecrets, not both`,
          fix: 'Move what exportKubeConfig.secret has into exportKubeConfig.additionalSecrets',
        }),
      ]
    : [];
}

/** The first minor whose vcluster says so. */
const CHECKS_REPLICAS = 21;

function replicaFindings(values: JsonMap, minor: number): ObjectFinding[] {
  const replicas = valueAt(values, REPLICAS);
  const [{ paths }] = ONE_OF;
  // What a template fills in may be on.
  const hasOther = paths.some(
    path =>
      path !== `${STORE}.database.embedded` &&
      ![undefined, null, false].includes(
        valueAt(values, [...parts(path), 'enabled']) as undefined,
      ),
  );
  return typeof replicas === 'number' &&
    replicas > 1 &&
    !hasOther &&
    minor >= CHECKS_REPLICAS
    ? [
        objectFinding('vcluster/together', 'error', {
          path: REPLICAS,
          title: `${pathText(
            REPLICAS,
          )} is more than 1, and the store is the embedded database, which several replicas cannot share: the vcluster ends with an error`,
          fix: `Set it to 1, or turn on another store, such as ${STORE}.etcd.deploy`,
        }),
      ]
    : [];
}
