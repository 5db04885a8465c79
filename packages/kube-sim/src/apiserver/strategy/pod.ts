import { childOf, fill, itemsOf } from '../defaults/fill';
import { isRecord, JsonRecord } from '../meta/json';
import { ServerContext } from '../context/ServerContext';
import { KubeObject } from '../meta/types';

const TOKEN_PATH = '/var/run/secrets/kubernetes.io/serviceaccount';
const TOLERATED = [
  'node.kubernetes.io/not-ready',
  'node.kubernetes.io/unreachable',
];

/** Priority, tolerations, service account and its token volume, quality of service. */
export function completePod(context: ServerContext, pod: KubeObject): void {
  const spec = childOf(pod, 'spec');
  fill(spec, { priority: 0, preemptionPolicy: 'PreemptLowerPriority' });
  tolerate(spec);
  useServiceAccount(context, spec);
  pod.status = { phase: 'Pending', qosClass: qosClass(spec) };
}

function tolerate(spec: JsonRecord): void {
  const tolerations = itemsOf(spec, 'tolerations');
  const missing = TOLERATED.filter(
    key => !tolerations.some(toleration => toleration.key === key),
  );
  spec.tolerations = [
    ...tolerations,
    ...missing.map(key => ({
      key,
      operator: 'Exists',
      effect: 'NoExecute',
      tolerationSeconds: 300,
    })),
  ];
}

function useServiceAccount(context: ServerContext, spec: JsonRecord): void {
  fill(spec, { serviceAccountName: 'default' });
  spec.serviceAccount = spec.serviceAccountName;
  const mounted = itemsOf(spec, 'containers').every(container =>
    itemsOf(container, 'volumeMounts').some(
      mount => mount.mountPath === TOKEN_PATH,
    ),
  );
  if (spec.automountServiceAccountToken === false || mounted) {
    return;
  }
  const name = `kube-api-access-${context.ids.suffix()}`;
  spec.volumes = [...itemsOf(spec, 'volumes'), tokenVolume(name)];
  for (const field of ['initContainers', 'containers']) {
    for (const container of itemsOf(spec, field)) {
      const mounts = itemsOf(container, 'volumeMounts');
      if (!mounts.some(mount => mount.mountPath === TOKEN_PATH)) {
        container.volumeMounts = [
          ...mounts,
          { name, readOnly: true, mountPath: TOKEN_PATH },
        ];
      }
    }
  }
}

function tokenVolume(name: string): JsonRecord {
  return {
    name,
    projected: {
      defaultMode: 0o644,
      sources: [
        { serviceAccountToken: { expirationSeconds: 3607, path: 'token' } },
        {
          configMap: {
            name: 'kube-root-ca.crt',
            items: [{ key: 'ca.crt', path: 'ca.crt' }],
          },
        },
        {
          downwardAPI: {
            items: [
              {
                path: 'namespace',
                fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.namespace' },
              },
            ],
          },
        },
      ],
    },
  };
}

/** Guaranteed, Burstable or BestEffort by the containers' requests and limits of cpu and memory. */
function qosClass(spec: JsonRecord): string {
  const resources = ['containers', 'initContainers']
    .flatMap(field => itemsOf(spec, field))
    .map(container => childOf(container, 'resources'));
  const some = (field: string) =>
    resources.some(
      resource =>
        isRecord(resource[field]) &&
        ['cpu', 'memory'].some(name => name in (resource[field] as JsonRecord)),
    );
  if (!some('requests') && !some('limits')) {
    return 'BestEffort';
  }
  const guaranteed = resources.every(({ requests, limits }) =>
    ['cpu', 'memory'].every(
      name =>
        isRecord(limits) &&
        limits[name] !== undefined &&
        (!isRecord(requests) ||
          requests[name] === undefined ||
          requests[name] === limits[name]),
    ),
  );
  return guaranteed ? 'Guaranteed' : 'Burstable';
}
