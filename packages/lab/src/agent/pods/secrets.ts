import type { Resource, WatchedObject } from 'dapr-vcluster-sandbox';

/** A Secret with its values still base64. */
export interface Secret extends WatchedObject {
  data?: Record<string, string>;
}

export const SECRETS: Resource = {
  apiVersion: 'v1',
  kind: 'Secret',
  plural: 'secrets',
  namespaced: true,
};
