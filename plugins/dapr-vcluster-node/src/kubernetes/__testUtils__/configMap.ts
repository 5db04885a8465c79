import { KubeObject } from '../objects/types';

/** A ConfigMap in namespace `default`. */
export function configMap(
  name: string,
  data: Record<string, string> = {},
): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, namespace: 'default' },
    data,
  };
}
