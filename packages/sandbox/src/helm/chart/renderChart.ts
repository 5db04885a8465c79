import { createHash } from 'node:crypto';
import { merge } from 'lodash';
import { stringify } from 'yaml';
import { ChartValues, effectiveValues } from './values';
import { ChartVersion } from './versions';
import { hostManifests } from './manifests';
import { policies } from './policies';
import { rbac } from './rbac';
import { recordedChart } from './recording';
import { Release, Rendered } from './types';

/**
 * The objects of a release of the vcluster chart in Helm's order of installation: those that the real chart was recorded
 * to make, with the values that the product sets laid over them. The values must have passed the schema.
 *
 * @throws Error with Helm's kind of message when a template cannot be rendered.
 */
export function renderChart(
  release: Release,
  chart: ChartVersion,
  given: Record<string, unknown>,
): Rendered[] {
  const values = effectiveValues(given);
  const config = stringify(merge({}, values, given), { sortMapEntries: true });
  const recorded = recordedChart(release, chart);
  const ofKind = (...kinds: string[]) =>
    recorded.filter(({ kind }) => kinds.includes(kind));
  const [{ metadata }] = ofKind('Service');
  const { labels } = metadata;
  return [
    ...policies(values, release, labels),
    ...ofKind('ServiceAccount'),
    ...ofKind('Secret').map(object => ({
      ...object,
      data: { 'config.yaml': Buffer.from(config).toString('base64') },
    })),
    ...rbac(values, release, ofKind('ClusterRole', 'Role')),
    ...ofKind('Service'),
    ...ofKind('StatefulSet').map(object =>
      statefulSet(object, values, chart, config),
    ),
    ...hostManifests(values, release),
  ].map(object => owned(object, release));
}

type Recorded = Rendered & {
  spec: {
    template: {
      metadata: object;
      spec: {
        containers: { resources: object }[];
        initContainers?: object[];
      };
    };
  };
};

function statefulSet(
  object: Rendered,
  { controlPlane }: ChartValues,
  chart: ChartVersion,
  config: string,
): Rendered {
  const { image, resources, highAvailability, persistence, security, ...more } =
    controlPlane.statefulSet;
  const { size, storageClass } = persistence.volumeClaim;
  const { spec } = object as Recorded;
  const [container] = spec.template.spec.containers;
  return merge({}, object, {
    metadata: { labels: more.labels, annotations: more.annotations },
    spec: {
      replicas: highAvailability.replicas,
      volumeClaimTemplates: [
        {
          metadata: { name: 'data' },
          spec: {
            accessModes: ['ReadWriteOnce'],
            resources: { requests: { storage: size } },
            ...(storageClass && { storageClassName: storageClass }),
          },
        },
      ],
      template: {
        metadata: {
          annotations: {
            vClusterConfigHash: createHash('sha256')
              .update(config)
              .digest('hex'),
          },
        },
        spec: {
          securityContext: security.podSecurityContext,
          initContainers: (spec.template.spec.initContainers ?? []).map(() => ({
            securityContext: controlPlane.distro.k8s.securityContext,
          })),
          containers: [
            {
              securityContext: security.containerSecurityContext,
              image: `${image.registry}/${image.repository}:${
                image.tag || chart.version
              }`,
              resources: merge({}, container.resources, resources),
            },
          ],
        },
      },
    },
  });
}

function owned(object: Rendered, { name, namespace }: Release): Rendered {
  return merge({}, object, {
    metadata: {
      labels: { 'app.kubernetes.io/managed-by': 'Helm' },
      annotations: {
        'meta.helm.sh/release-name': name,
        'meta.helm.sh/release-namespace': namespace,
      },
    },
  });
}
