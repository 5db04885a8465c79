import {
  ANNOTATION_COMPONENT,
  SecretName,
} from 'backstage-plugin-dapr-vcluster-common';
import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';

/** Types of Secrets that Kubernetes and Helm keep for themselves. */
const NOT_FOR_APPS =
  /^(kubernetes\.io\/(service-account-token|dockercfg|dockerconfigjson)|bootstrap\.kubernetes\.io\/|helm\.sh\/)/;

type SecretObject = KubeObject & {
  type?: string;
  data?: Record<string, unknown>;
};

/** Names of Secrets and their keys; the values are dropped before anybody else sees the objects. */
export function secretNames(secrets: readonly SecretObject[]): SecretName[] {
  return secrets
    .filter(({ type = 'Opaque' }) => !NOT_FOR_APPS.test(type))
    .map(({ metadata, data = {} }) => {
      const component = metadata.annotations?.[ANNOTATION_COMPONENT];
      return {
        namespace: metadata.namespace ?? 'default',
        name: metadata.name,
        keys: Object.keys(data).sort(),
        ...(component && { component }),
      };
    })
    .sort((a, b) =>
      `${a.namespace}/${a.name}`.localeCompare(`${b.namespace}/${b.name}`),
    );
}
