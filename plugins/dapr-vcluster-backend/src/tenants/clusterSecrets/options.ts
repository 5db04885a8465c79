import { Config } from '@backstage/config';
import { readArgoCdOptions } from '../provisioners/argocd';

/** How Argo CD is given access to vclusters. */
export type ClusterSecretOptions = {
  /** Namespace of Argo CD. */
  namespace: string;
  /** AppProject whose Applications alone may use the vclusters. */
  project?: string;
  /** ClusterRole of the vcluster that Argo CD gets in all its namespaces. */
  clusterRole: string;
  /** How long a token lasts; it is replaced after half of that. */
  minutes: number;
};

const KEY = 'daprVcluster.argocd.clusters';
const DAY = 24 * 60;
/** The task that replaces tokens runs every few minutes. */
const LEAST = 60;
const MOST = 7 * DAY;
/** Names of RBAC objects: any path segment. */
const ROLE_NAME = /^(?!\.{1,2}$)[^/%]{1,253}$/;

/**
 * Reads `daprVcluster.argocd.clusters`; undefined without it: then no vcluster is registered in Argo CD.
 *
 * @throws Error naming the key, its value and the fix.
 */
export function readClusterSecretOptions(
  root: Config,
): ClusterSecretOptions | undefined {
  const config = root.getOptionalConfig(KEY);
  if (!config) {
    return undefined;
  }
  const clusterRole = config.getString('clusterRole');
  if (!ROLE_NAME.test(clusterRole)) {
    throw new Error(
      `${KEY}.clusterRole "${clusterRole}" is no name of a ClusterRole. Use one that exists in the vclusters, such as cluster-admin.`,
    );
  }
  const minutes = config.getOptionalNumber('minutes') ?? DAY;
  if (!Number.isInteger(minutes) || minutes < LEAST || minutes > MOST) {
    throw new Error(
      `${KEY}.minutes is ${minutes}. Use a whole number of minutes from ${LEAST} to ${MOST}.`,
    );
  }
  const { namespace } = readArgoCdOptions(root);
  const project = config.getOptionalString('project');
  return { namespace, clusterRole, minutes, ...(project && { project }) };
}
