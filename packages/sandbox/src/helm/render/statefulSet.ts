import { createHash } from 'node:crypto';
import {
  configSecretName,
  syncerServiceAccount,
} from 'backstage-plugin-dapr-vcluster-common';
import { configYaml } from './configSecret';
import { meta, podSelector, Rendered, RenderInput } from './release';

/** The StatefulSet whose one pod is the virtual control plane and the syncer. */
export function statefulSet(input: RenderInput): Rendered {
  const { release, values } = input;
  const { highAvailability, persistence, labels, annotations } =
    values.controlPlane.statefulSet;
  return {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: {
      ...meta(input, release.name, { labels }),
      ...(Object.keys(annotations).length > 0 && { annotations }),
    },
    spec: {
      replicas: highAvailability.replicas,
      serviceName: `${release.name}-headless`,
      podManagementPolicy: 'Parallel',
      persistentVolumeClaimRetentionPolicy: {
        whenDeleted: 'Retain',
        whenScaled: 'Retain',
      },
      selector: { matchLabels: podSelector(input) },
      volumeClaimTemplates: [
        {
          metadata: { name: 'data' },
          spec: {
            accessModes: ['ReadWriteOnce'],
            resources: { requests: { storage: persistence.volumeClaim.size } },
            ...(persistence.volumeClaim.storageClass && {
              storageClassName: persistence.volumeClaim.storageClass,
            }),
          },
        },
      ],
      template: podTemplate(input),
    },
  };
}

function podTemplate(input: RenderInput) {
  const { release, chart } = input;
  const hash = createHash('sha256').update(configYaml(input)).digest('hex');
  return {
    metadata: {
      labels: podSelector(input),
      annotations: { vClusterConfigHash: hash },
    },
    spec: {
      terminationGracePeriodSeconds: chart.minor >= 26 ? 15 : 10,
      enableServiceLinks: true,
      serviceAccountName: syncerServiceAccount(release.name),
      initContainers: [kubernetesContainer(input)],
      containers: [syncerContainer(input)],
      volumes: [
        ...['helm-cache', 'binaries', 'tmp', 'certs'].map(name => ({
          name,
          emptyDir: {},
        })),
        {
          name: 'vcluster-config',
          secret: { secretName: configSecretName(release.name) },
        },
      ],
    },
  };
}

function kubernetesContainer({ chart }: RenderInput) {
  return {
    name: 'kubernetes',
    image: chart.kubernetesImage,
    command: ['cp'],
    args: [chart.minor >= 26 ? '-r' : '-a', '/kubernetes/.', '/binaries/'],
    securityContext: {},
    resources: {
      limits: { cpu: '100m', memory: '256Mi' },
      requests: { cpu: '40m', memory: '64Mi' },
    },
    volumeMounts: [{ name: 'binaries', mountPath: '/binaries' }],
  };
}

function syncerContainer({ chart, values, release }: RenderInput) {
  const { image, resources } = values.controlPlane.statefulSet;
  const { ephemeral, memoryLimit, ephemeralLimit } = chart.resources;
  const probe = (path: string, rest: Record<string, number>) => ({
    httpGet: { path, port: 8443, scheme: 'HTTPS' },
    timeoutSeconds: 3,
    ...rest,
  });
  const mounts = {
    data: '/data',
    binaries: '/binaries',
    certs: '/pki',
    'helm-cache': '/.cache/helm',
    'vcluster-config': chart.configPath,
    tmp: '/tmp',
  };
  return {
    name: 'syncer',
    image: `${image.registry}/${image.repository}:${
      image.tag || chart.version
    }`,
    env: environment(release.name, chart.minor),
    livenessProbe: probe('/healthz', {
      failureThreshold: 60,
      initialDelaySeconds: 60,
      periodSeconds: 2,
    }),
    readinessProbe: probe('/readyz', {
      failureThreshold: 60,
      periodSeconds: 2,
    }),
    startupProbe: probe('/readyz', { failureThreshold: 300, periodSeconds: 6 }),
    securityContext: {
      allowPrivilegeEscalation: false,
      runAsGroup: 0,
      runAsUser: 0,
    },
    resources: {
      limits: {
        'ephemeral-storage': ephemeralLimit,
        memory: memoryLimit,
        ...resources.limits,
      },
      requests: {
        cpu: '200m',
        'ephemeral-storage': ephemeral,
        memory: '256Mi',
        ...resources.requests,
      },
    },
    volumeMounts: Object.entries(mounts).map(([name, mountPath]) => ({
      name,
      mountPath,
    })),
  };
}

function environment(name: string, minor: number) {
  const field = (variable: string, fieldPath: string) => ({
    name: variable,
    valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath } },
  });
  return [
    { name: 'VCLUSTER_NAME', value: name },
    ...(minor >= 26 ? [{ name: 'LOFT_LOG_ENCODING', value: 'console' }] : []),
    field('POD_NAME', 'metadata.name'),
    field('POD_IP', 'status.podIP'),
    field('NODE_NAME', 'spec.nodeName'),
    ...(minor >= 26 ? [field('NODE_IP', 'status.hostIP')] : []),
  ];
}
