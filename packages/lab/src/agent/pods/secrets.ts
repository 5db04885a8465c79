import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';

/** A Secret with its values still base64. */
export type Secret = {
  data?: Record<string, string>;
} & KubeObject;
