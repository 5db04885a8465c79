import { looksSensitive } from 'backstage-plugin-dapr-vcluster-common/rules';
import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';

/** What a pod has in its environment and its log must not show. */
export type PodSecrets = {
  namespace: string;
  uid: string;
  /** Names of Secrets, in the pod's namespace. */
  secrets: string[];
  /** Values that are written into the pod itself, by the look of their names. */
  values: string[];
};

type Container = {
  env?: {
    name: string;
    value?: string;
    valueFrom?: { secretKeyRef?: { name?: string } };
  }[];
  envFrom?: { secretRef?: { name?: string } }[];
};

/** Secrets in the environment of a pod's containers, where apps get theirs from. */
export function podSecrets({ metadata, spec }: KubeObject): PodSecrets {
  const { containers = [], initContainers = [] } = (spec ?? {}) as {
    containers?: Container[];
    initContainers?: Container[];
  };
  const all = [...containers, ...initContainers];
  const env = all.flatMap(container => container.env ?? []);
  const whole = all.flatMap(container => container.envFrom ?? []);
  const names = [
    ...env.flatMap(({ valueFrom }) => valueFrom?.secretKeyRef?.name ?? []),
    ...whole.flatMap(({ secretRef }) => secretRef?.name ?? []),
  ];
  return {
    namespace: metadata.namespace ?? '',
    uid: metadata.uid ?? '',
    secrets: [...new Set(names)],
    values: env.flatMap(({ name, value }) =>
      value && looksSensitive(name) ? value : [],
    ),
  };
}
