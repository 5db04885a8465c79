import { Clock } from 'dapr-vcluster-kube-sim';
import {
  Controller,
  Informers,
  keyOf,
  refOf,
  runController,
} from 'dapr-vcluster-kube-sim/controller-runtime';
import {
  getIfPresent,
  KubeClient,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { ARGOCD_NAMESPACE, releaseName } from './plan';
import { ApplicationReconciler } from './reconcile';
import { Application, AppProject } from './types';

const FINALIZERS = [
  'resources-finalizer.argocd.argoproj.io',
  'resources-finalizer.argocd.argoproj.io/foreground',
  'resources-finalizer.argocd.argoproj.io/background',
];

/** Runs Applications of the vcluster chart, until stopped. */
export function startArgoCd(options: {
  client: KubeClient;
  clock: Clock;
  informers: Informers;
  onError?: (key: string, error: unknown) => void;
}): Controller {
  const { client, clock, informers, onError } = options;
  const applications = informers.of<Application>(RESOURCES.applications);
  const projects = informers.of<AppProject>(RESOURCES.appProjects);
  const reconciler = new ApplicationReconciler(client, clock);
  return runController({
    client,
    clock,
    informers,
    onError,
    kinds: [
      { resource: RESOURCES.applications },
      {
        resource: RESOURCES.appProjects,
        keys: () => applications.list().map(keyOf),
      },
      {
        resource: RESOURCES.statefulSets,
        keys: ({ metadata }) =>
          applications
            .list()
            .filter(
              each =>
                releaseName(each) === metadata.name &&
                each.spec.destination.namespace === metadata.namespace,
            )
            .map(keyOf),
      },
    ],
    reconcile: async key => {
      const application = await getIfPresent<Application>(
        client,
        RESOURCES.applications,
        refOf(key),
      );
      if (!application) {
        return;
      }
      const { metadata, spec } = application;
      if (!metadata.deletionTimestamp) {
        const project = projects.get(`${ARGOCD_NAMESPACE}/${spec.project}`);
        await reconciler.reconcile(application, project);
        return;
      }
      const { finalizers = [], name, namespace } = metadata;
      if (finalizers.some(each => FINALIZERS.includes(each))) {
        await reconciler.finalize(application);
        const left = finalizers.filter(each => !FINALIZERS.includes(each));
        await client.patch(
          RESOURCES.applications,
          { name, namespace },
          { metadata: { finalizers: left } },
        );
      }
    },
  });
}
