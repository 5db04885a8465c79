import { Clock, realClock } from 'dapr-vcluster-kube-sim';
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
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { HelmRelease, HelmRepository } from './flux';
import { releaseName, repositoryKey } from './plan';
import { ReleaseReconciler } from './release';
import { reconcileRepository } from './repository';
import { StatusWriter } from './status';

const FINALIZER = 'finalizers.fluxcd.io';

/** What the Helm controller needs. */
export type HelmControllerOptions = {
  client: KubeClient;
  clock?: Clock;
  /** Shared caches; the controller makes its own when left out. */
  informers?: Informers;
  onError?: (key: string, error: unknown) => void;
};

/** Runs HelmReleases of the vcluster chart and their repositories, until stopped. */
export function startHelmController(
  options: HelmControllerOptions,
): Controller {
  const { client, clock = realClock } = options;
  const informers = options.informers ?? new Informers(client, clock);
  const releases = informers.of<HelmRelease>(RESOURCES.helmReleases);
  const repositories = informers.of<HelmRepository>(RESOURCES.helmRepositories);
  const reconciler = new ReleaseReconciler(
    client,
    clock,
    new StatusWriter(client, clock),
  );
  const usersOf = (repository: string) =>
    releases
      .list()
      .filter(release => repositoryKey(release) === repository)
      .map(each => `release:${keyOf(each)}`);

  const controller = runController({
    client,
    clock,
    informers,
    onError: options.onError,
    kinds: [
      {
        resource: RESOURCES.helmRepositories,
        keys: object => [
          `repository:${keyOf(object)}`,
          ...usersOf(keyOf(object)),
        ],
      },
      {
        resource: RESOURCES.helmReleases,
        keys: object => [`release:${keyOf(object)}`],
      },
      {
        resource: RESOURCES.statefulSets,
        keys: object => releasesRunning(object, releases.list()),
      },
    ],
    reconcile: async key => {
      const [type, name] = [
        key.slice(0, key.indexOf(':')),
        key.slice(key.indexOf(':') + 1),
      ];
      if (type === 'repository') {
        const repository = repositories.get(name);
        return repository && reconcileRepository(client, clock, repository);
      }
      const release = await getIfPresent<HelmRelease>(
        client,
        RESOURCES.helmReleases,
        refOf(name),
      );
      return release && reconcileRelease(release);
    },
  });

  async function reconcileRelease(release: HelmRelease) {
    const { metadata, spec } = release;
    const ref = { name: metadata.name, namespace: metadata.namespace };
    const finalizers = metadata.finalizers ?? [];
    if (metadata.deletionTimestamp) {
      if (finalizers.includes(FINALIZER)) {
        // A suspended release is not uninstalled either; Flux only lets it go.
        if (!spec.suspend) {
          await reconciler.uninstall(release);
        }
        // Uninstalling takes a while, in which others may have changed the list.
        const now = await getIfPresent(client, RESOURCES.helmReleases, ref);
        await client.patch(RESOURCES.helmReleases, ref, {
          metadata: {
            finalizers: (now?.metadata.finalizers ?? []).filter(
              each => each !== FINALIZER,
            ),
          },
        });
      }
      return undefined;
    }
    if (spec.suspend) {
      return undefined;
    }
    if (!finalizers.includes(FINALIZER)) {
      await client.patch(RESOURCES.helmReleases, ref, {
        metadata: { finalizers: [...finalizers, FINALIZER] },
      });
    }
    const repository = repositories.get(repositoryKey(release) ?? '');
    return reconciler.reconcile(release, repository);
  }

  if (options.informers) {
    return controller;
  }
  return {
    ...controller,
    stop: async () => {
      await controller.stop();
      await informers.stop();
    },
  };
}

function releasesRunning(statefulSet: KubeObject, releases: HelmRelease[]) {
  const { name, namespace } = statefulSet.metadata;
  return releases
    .filter(
      each =>
        releaseName(each) === name &&
        (each.spec.targetNamespace ?? each.metadata.namespace) === namespace,
    )
    .map(each => `release:${keyOf(each)}`);
}
