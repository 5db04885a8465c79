import { looksSensitive } from 'backstage-plugin-dapr-vcluster-common/rules';
import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { argumentSecrets } from './argumentSecrets';

/** What a pod knows and its log must not show. */
export type PodSecrets = {
  namespace: string;
  uid: string;
  /** Names of Secrets, in the pod's namespace. */
  secrets: string[];
  /** Values that are written into the pod itself, by the look of their names. */
  values: string[];
  /** What hands the pod secrets that cannot be read, such as a CSI driver. */
  unreadable: string[];
};

type Container = {
  env?: {
    name: string;
    value?: string;
    valueFrom?: { secretKeyRef?: { name?: string } };
  }[];
  envFrom?: { secretRef?: { name?: string } }[];
  command?: string[];
  args?: string[];
};

type Volume = {
  secret?: { secretName?: string };
  projected?: { sources?: { secret?: { name?: string } }[] };
  csi?: { driver?: string; nodePublishSecretRef?: { name?: string } };
};

/** Driver of the Kubernetes Secrets Store, which mounts secrets of other stores. */
const SECRETS_STORE_DRIVER = 'secrets-store.csi.k8s.io';

/** Secrets in the environment, the volumes and the arguments of a pod's containers, where apps get theirs from. */
export function podSecrets({ metadata, spec }: KubeObject): PodSecrets {
  const {
    containers = [],
    initContainers = [],
    volumes = [],
  } = (spec ?? {}) as {
    containers?: Container[];
    initContainers?: Container[];
    volumes?: Volume[];
  };
  const all = [...containers, ...initContainers];
  const env = all.flatMap(container => container.env ?? []);
  const whole = all.flatMap(container => container.envFrom ?? []);
  const names = [
    ...env.flatMap(({ valueFrom }) => valueFrom?.secretKeyRef?.name ?? []),
    ...whole.flatMap(({ secretRef }) => secretRef?.name ?? []),
    ...volumes.flatMap(mountedSecrets),
  ];
  return {
    namespace: metadata.namespace ?? '',
    uid: metadata.uid ?? '',
    secrets: [...new Set(names)],
    values: [
      ...env.flatMap(({ name, value }) =>
        value && looksSensitive(name) ? value : [],
      ),
      ...all.flatMap(({ command = [], args = [] }) =>
        argumentSecrets([...command, ...args]),
      ),
    ],
    unreadable: volumes.some(({ csi }) => csi?.driver === SECRETS_STORE_DRIVER)
      ? [`Secrets that the CSI driver ${SECRETS_STORE_DRIVER} mounts`]
      : [],
  };
}

function mountedSecrets({ secret, projected, csi }: Volume): string[] {
  return [
    secret?.secretName,
    ...(projected?.sources ?? []).map(source => source.secret?.name),
    csi?.nodePublishSecretRef?.name,
  ].flatMap(name => name ?? []);
}
