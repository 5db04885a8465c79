import { deployment } from '../../apiserver/testing/objects';

export const SERVICES = '/api/v1/namespaces/default/services';

export const service = (name: string, spec: object = {}) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name },
  spec: { ports: [{ port: 80 }], ...spec },
});

/** A Deployment with other containers than the usual one. */
export const withContainers = (name: string, containers: object[]) => ({
  ...deployment(name),
  spec: {
    ...(deployment(name).spec as object),
    template: { metadata: { labels: { app: name } }, spec: { containers } },
  },
});
