import {
  KubeObject,
  Resource,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';

/** Ingresses of the host. */
export const INGRESSES: Resource = {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'Ingress',
  plural: 'ingresses',
  namespaced: true,
};

/** What is read of an Ingress. */
export type Ingress = KubeObject & {
  spec?: {
    rules?: Array<{
      host?: string;
      http?: {
        paths?: Array<{ backend?: { service?: { name?: string } } }>;
      };
    }>;
  };
};

/** What is read of a Service. */
export type Service = KubeObject & {
  spec?: {
    type?: string;
    ports?: Array<{ name?: string; port: number }>;
  };
  status?: {
    loadBalancer?: { ingress?: Array<{ hostname?: string; ip?: string }> };
  };
};
