import { ARGOCD_DEFINITIONS } from 'dapr-vcluster-kube-sim';
import { ensure } from 'dapr-vcluster-kube-sim/controller-runtime';
import {
  KubeClient,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { ARGOCD_NAMESPACE } from './plan';

/** Argo CD's namespace and the project that it makes itself: one that allows everything. */
export async function installArgoCd(client: KubeClient): Promise<void> {
  // A state of an earlier version does not have all of them.
  for (const definition of ARGOCD_DEFINITIONS) {
    await ensure(client, RESOURCES.customResourceDefinitions, definition);
  }
  await ensure(client, RESOURCES.namespaces, {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: ARGOCD_NAMESPACE },
  });
  await ensure(client, RESOURCES.appProjects, {
    apiVersion: RESOURCES.appProjects.apiVersion,
    kind: RESOURCES.appProjects.kind,
    metadata: { name: 'default', namespace: ARGOCD_NAMESPACE },
    spec: {
      sourceRepos: ['*'],
      destinations: [{ namespace: '*', server: '*' }],
      clusterResourceWhitelist: [{ group: '*', kind: '*' }],
    },
  });
}
