import type { Resource, KubeObject } from 'dapr-vcluster-kube-sim/client';

/** A Secret with its values still base64. */
export type Secret = {
  data?: Record<string, string>;
} & KubeObject;

export const SECRETS: Resource = {
  apiVersion: 'v1',
  kind: 'Secret',
  plural: 'secrets',
  namespaced: true,
};
