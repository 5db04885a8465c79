import {
  CONFIG_MAPS,
  isAlreadyExists,
  isNotFound,
  KubeObject,
  NAMESPACES,
  NewObject,
  Resource,
  SERVICE_ACCOUNTS,
} from '../../client';
import { ControllerContext } from '../shared/ControllerContext';

const namespaceOf = ({ metadata }: KubeObject) =>
  metadata.namespace ? [metadata.namespace] : [];

/**
 * Gives every namespace its ServiceAccount `default` and the ConfigMap
 * `kube-root-ca.crt`, again when one is deleted.
 */
export function runNamespaceController(
  context: ControllerContext,
  caPem: string,
) {
  const namespaces = context.informers.of(NAMESPACES);
  const accounts = context.informers.of(SERVICE_ACCOUNTS);
  const configMaps = context.informers.of(CONFIG_MAPS);

  async function ensure(resource: Resource, object: NewObject) {
    try {
      await context.client.create(resource, object);
    } catch (error) {
      // 404 and 403: the namespace has gone or is going.
      const going = isNotFound(error) || isForbidden(error);
      if (!isAlreadyExists(error) && !going) {
        throw error;
      }
    }
  }

  return context.run(
    'namespace',
    [
      { resource: NAMESPACES },
      { resource: SERVICE_ACCOUNTS, keys: namespaceOf },
      { resource: CONFIG_MAPS, keys: namespaceOf },
    ],
    async name => {
      const namespace = namespaces.get(name);
      if (!namespace || namespace.metadata.deletionTimestamp) {
        return;
      }
      if (!accounts.get(`${name}/default`)) {
        await ensure(SERVICE_ACCOUNTS, {
          apiVersion: 'v1',
          kind: 'ServiceAccount',
          metadata: { name: 'default', namespace: name },
        });
      }
      if (!configMaps.get(`${name}/kube-root-ca.crt`)) {
        await ensure(CONFIG_MAPS, {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: {
            name: 'kube-root-ca.crt',
            namespace: name,
            annotations: {
              'kubernetes.io/description':
                'Contains a CA bundle that can be used to verify the kube-apiserver when using internal endpoints such as the internal service IP or kubernetes.default.svc. No other usage is guaranteed across distributions of Kubernetes clusters.',
            },
          },
          data: { 'ca.crt': caPem },
        });
      }
    },
  );
}

function isForbidden(error: unknown) {
  return (error as { status?: number }).status === 403;
}
