import { Container, Pod } from 'dapr-vcluster-kube-sim/controller-runtime';
import {
  getIfPresent,
  KubeClient,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { Refusal } from './Refusal';
import { Secret } from './secrets';

type ConfigMap = {
  data?: Record<string, string>;
} & KubeObject;

type KeyRef = { name: string; key: string; optional?: boolean };

type Reader = (
  kind: 'Secret' | 'ConfigMap',
  ref: KeyRef,
) => Promise<string | undefined>;

/**
 * The variables of a container, those from fields of its pod, from Secrets and from ConfigMaps resolved as a kubelet
 * does. Fields that the lab does not know are left out.
 *
 * @throws Refusal in the kubelet's words when an object or a key that is not optional is missing; it holds no value.
 */
export async function environmentOf(
  client: Pick<KubeClient, 'get'>,
  pod: Pod,
  { env = [] }: Container,
): Promise<Record<string, string>> {
  const fields: Record<string, string | undefined> = {
    'metadata.name': pod.metadata.name,
    'metadata.namespace': pod.metadata.namespace,
    'status.podIP': pod.status?.podIP,
  };
  const read = readerIn(client, pod.metadata.namespace ?? '');
  const variables: Record<string, string> = {};
  for (const { name, value, valueFrom } of env) {
    const { fieldRef, secretKeyRef, configMapKeyRef } = valueFrom ?? {};
    let text = value;
    if (fieldRef) {
      text = fields[fieldRef.fieldPath];
    }
    if (secretKeyRef) {
      text = await read('Secret', secretKeyRef);
    }
    if (configMapKeyRef) {
      text = await read('ConfigMap', configMapKeyRef);
    }
    if (text?.includes('\0')) {
      // The error of what would start the program quotes the value.
      throw new Refusal(
        'CreateContainerError',
        `the variable ${name} would hold a null byte, which no variable can`,
      );
    }
    if (text !== undefined) {
      variables[name] = text;
    }
  }
  return variables;
}

function readerIn(client: Pick<KubeClient, 'get'>, namespace: string): Reader {
  const dataOf = async (kind: 'Secret' | 'ConfigMap', name: string) => {
    if (kind === 'ConfigMap') {
      const object = await getIfPresent<ConfigMap>(
        client,
        RESOURCES.configMaps,
        {
          namespace,
          name,
        },
      );
      return object && (object.data ?? {});
    }
    const object = await getIfPresent<Secret>(client, RESOURCES.secrets, {
      namespace,
      name,
    });
    return (
      object &&
      Object.fromEntries(
        Object.entries(object.data ?? {}).map(([key, value]) => [
          key,
          Buffer.from(value, 'base64').toString(),
        ]),
      )
    );
  };
  return async (kind, { name, key, optional }) => {
    const data = await dataOf(kind, name);
    const value = data?.[key];
    if (value !== undefined || optional) {
      return value;
    }
    throw new Refusal(
      'CreateContainerConfigError',
      data
        ? `couldn't find key ${key} in ${kind} ${namespace}/${name}`
        : `${kind.toLowerCase()} "${name}" not found`,
    );
  };
}
