import { Config } from '@backstage/config';
import { HostConfigError } from './HostConfigError';

const LOCATORS = 'kubernetes.clusterLocatorMethods';

/**
 * Finds a cluster that the Kubernetes plugin's configuration knows, by name, so that it need not be
 * written down twice.
 *
 * @throws HostConfigError naming the clusters there are, or the field that is missing.
 */
export function findLocatorCluster(root: Config, name: string, key: string) {
  const clusters = (root.getOptionalConfigArray(LOCATORS) ?? [])
    .filter(method => method.getOptionalString('type') === 'config')
    .flatMap(method => method.getOptionalConfigArray('clusters') ?? []);
  const cluster = clusters.find(each => each.getString('name') === name);
  if (!cluster) {
    const known = clusters.map(each => each.getString('name')).join(', ');
    throw new HostConfigError(
      `${key}.clusterRef "${name}" is not among the clusters of ${LOCATORS} of type config (${
        known || 'there are none'
      })`,
      'Give the name of one of them, or connect with url or kubeconfig.',
    );
  }
  const token = cluster.getOptionalString('serviceAccountToken');
  if (!token) {
    throw new HostConfigError(
      `${key}.clusterRef "${name}" has no serviceAccountToken`,
      `Add one to that cluster, or give url and token in ${key}.`,
    );
  }
  return {
    url: cluster.getString('url'),
    caData: cluster.getOptionalString('caData'),
    caFile: cluster.getOptionalString('caFile'),
    skipTLSVerify: cluster.getOptionalBoolean('skipTLSVerify'),
    token,
  };
}
