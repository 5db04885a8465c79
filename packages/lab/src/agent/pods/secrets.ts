import type { Resource, WatchedObject } from 'dapr-vcluster-sandbox';

/** A Secret with its values still base64. */
export type Secret = {
  data?: Record<string, string>;
} & WatchedObject;

export const SECRETS: Resource = {
  apiVersion: 'v1',
  kind: 'Secret',
  plural: 'secrets',
  namespaced: true,
};
