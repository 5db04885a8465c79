import {
  deleteIfPresent,
  getIfPresent,
  isAlreadyExists,
  ObjectRef,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { ControllerContext } from '../shared/ControllerContext';
import { Deployment, ReplicaSet } from '../shared/kinds';
import { isControlledBy, ownerKeys } from '../shared/ownership';
import { templateHash } from '../shared/templateHash';
import {
  HASH_LABEL,
  replicaSetOf,
  REVISION,
  revisionOf,
  sizeAnnotations,
} from './replicaSetOf';
import { nextStep } from './rollout';
import { deploymentStatus } from './status';

/** Rolls each Deployment out over its ReplicaSets. */
export function runDeploymentController(context: ControllerContext) {
  const { client } = context;
  const deployments = context.informers.of<Deployment>(RESOURCES.deployments);
  const replicaSets = context.informers.of<ReplicaSet>(RESOURCES.replicaSets);
  const recorder = context.recorder('deployment-controller');

  async function recordScaling(
    deployment: Deployment,
    { metadata }: ReplicaSet,
    from: number,
    to: number,
  ) {
    if (from === to) {
      return;
    }
    await recorder.record(deployment, {
      type: 'Normal',
      reason: 'ScalingReplicaSet',
      message: `Scaled ${to > from ? 'up' : 'down'} replica set ${
        metadata.name
      } from ${from} to ${to}`,
    });
  }

  const annotate = ({ metadata }: ReplicaSet, annotations: object) =>
    client.patch<ReplicaSet>(
      RESOURCES.replicaSets,
      { name: metadata.name, namespace: metadata.namespace },
      { metadata: { annotations } },
    );

  async function ensureCurrent(deployment: Deployment, owned: ReplicaSet[]) {
    const hash = templateHash(deployment.spec.template);
    const revision = Math.max(0, ...owned.map(revisionOf));
    const found = owned.find(
      ({ metadata }) => metadata.labels?.[HASH_LABEL] === hash,
    );
    if (found) {
      // A rollback makes an old ReplicaSet the newest.
      return revisionOf(found) === revision
        ? found
        : annotate(found, { [REVISION]: `${revision + 1}` });
    }
    const { current: size } = nextStep(deployment, undefined, owned);
    const wanted = replicaSetOf(deployment, revision + 1, size);
    try {
      const created = await client.create<ReplicaSet>(
        RESOURCES.replicaSets,
        wanted,
      );
      await recordScaling(deployment, created, 0, size);
      return created;
    } catch (error) {
      const ref = wanted.metadata as ObjectRef;
      const existing = isAlreadyExists(error)
        ? await getIfPresent<ReplicaSet>(client, RESOURCES.replicaSets, ref)
        : undefined;
      if (existing && isControlledBy(existing, deployment)) {
        return existing;
      }
      throw error;
    }
  }

  async function scale(
    deployment: Deployment,
    { metadata, spec }: ReplicaSet,
    replicas: number,
  ): Promise<ReplicaSet | undefined> {
    const before = spec.replicas ?? 0;
    if (before === replicas) {
      return undefined;
    }
    const scaled = await client.patch<ReplicaSet>(
      RESOURCES.replicaSets,
      { name: metadata.name, namespace: metadata.namespace },
      {
        metadata: { annotations: sizeAnnotations(deployment) },
        spec: { replicas },
      },
    );
    await recordScaling(deployment, scaled, before, replicas);
    return scaled;
  }

  async function prune(deployment: Deployment, old: ReplicaSet[]) {
    const limit = deployment.spec.revisionHistoryLimit ?? 10;
    const idle = old
      .filter(each => !each.spec.replicas && !each.status?.replicas)
      .sort((a, b) => revisionOf(b) - revisionOf(a));
    for (const { metadata } of idle.slice(limit)) {
      await deleteIfPresent(client, RESOURCES.replicaSets, {
        name: metadata.name,
        namespace: metadata.namespace,
      });
    }
  }

  async function reconcile(key: string) {
    const deployment = deployments.get(key);
    if (!deployment || deployment.metadata.deletionTimestamp) {
      return;
    }
    const owned = replicaSets
      .listIn(deployment.metadata.namespace)
      .filter(
        each =>
          isControlledBy(each, deployment) && !each.metadata.deletionTimestamp,
      );
    const current = await ensureCurrent(deployment, owned);
    const old = owned.filter(
      ({ metadata }) => metadata.name !== current.metadata.name,
    );
    const revision = current.metadata.annotations?.[REVISION];
    const written = deployment.metadata.annotations?.[REVISION] === revision;
    const withRevision = written
      ? deployment
      : await client.patch<Deployment>(
          RESOURCES.deployments,
          {
            name: deployment.metadata.name,
            namespace: deployment.metadata.namespace,
          },
          { metadata: { annotations: { [REVISION]: revision } } },
        );
    const step = nextStep(deployment, current, old);
    const scaled = await scale(deployment, current, step.current);
    for (const { replicaSet, replicas } of step.old) {
      await scale(deployment, replicaSet, replicas);
    }
    await prune(deployment, old);
    const status = deploymentStatus(
      deployment,
      scaled ?? current,
      [scaled ?? current, ...old],
      context.now(),
    );
    await context.writeStatus(RESOURCES.deployments, withRevision, status);
  }

  return context.run(
    'deployment',
    [
      { resource: RESOURCES.deployments },
      { resource: RESOURCES.replicaSets, keys: ownerKeys('Deployment') },
    ],
    reconcile,
  );
}
