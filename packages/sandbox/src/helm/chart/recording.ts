import {
  KubeObject,
  TypeMeta,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { recordedObjects } from '../../recorded/data';
import { ChartVersion } from './versions';
import { Release, Rendered } from './types';

/** Helm's order of installation, for the kinds of the chart. */
const ORDER = [
  'ServiceAccount',
  'Secret',
  'ClusterRole',
  'Role',
  'Service',
  'StatefulSet',
];

/** The recorded releases of the real chart: the first minor each stands for, and its name. */
const RELEASES = [
  { fromMinor: 26, version: '0.36.1', name: 'team-b' },
  { fromMinor: 0, version: '0.25.2', name: 'team-a' },
] as const;

/** The objects that the real chart made for a recorded release, with another name and version and without the server's fields. */
export function recordedChart(
  release: Release,
  chart: ChartVersion,
): Rendered[] {
  const { name, version } = RELEASES.find(
    ({ fromMinor }) => chart.minor >= fromMinor,
  )!;
  const objects = recordedObjects(name, 'host')
    .filter(
      ({ kind, metadata }) => ORDER.includes(kind) && metadata.labels?.chart,
    )
    .map(withoutServerFields)
    .sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
  return JSON.parse(
    JSON.stringify(objects)
      .replaceAll(`vcluster-${name}`, release.namespace)
      .replaceAll(name, release.name)
      .replaceAll(version, chart.version),
  );
}

function withoutServerFields({
  status: _,
  ...object
}: KubeObject & TypeMeta): Rendered {
  const { name, namespace, labels } = object.metadata;
  const {
    clusterIP,
    clusterIPs: __,
    ...spec
  } = (object.spec ?? {}) as {
    clusterIP?: string;
    clusterIPs?: string[];
  };
  return {
    ...object,
    metadata: { name, namespace, labels },
    ...(object.spec
      ? { spec: { ...spec, ...(clusterIP === 'None' && { clusterIP }) } }
      : {}),
  };
}
