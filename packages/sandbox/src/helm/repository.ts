import { createHash } from 'node:crypto';
import { Clock } from 'dapr-vcluster-kube-sim';
import {
  KubeClient,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { conditionsFrom, NewCondition } from './conditions';
import { HelmRepository } from './flux';

const KNOWN = 'https://charts.loft.sh';

/** Makes a HelmRepository ready when it is the one repository the sandbox stands in for. */
export async function reconcileRepository(
  client: KubeClient,
  clock: Clock,
  repository: HelmRepository,
) {
  const { metadata, spec, status } = repository;
  const generation = metadata.generation ?? 1;
  if (
    spec.suspend ||
    metadata.deletionTimestamp ||
    status?.observedGeneration === generation
  ) {
    return;
  }
  const now = clock.now().toISOString();
  const known = spec.url.replace(/\/+$/, '') === KNOWN && spec.type !== 'oci';
  const revision = `sha256:${createHash('sha256').update(KNOWN).digest('hex')}`;
  await client.patch(
    RESOURCES.helmRepositories,
    { name: metadata.name, namespace: metadata.namespace },
    {
      status: {
        observedGeneration: generation,
        conditions: conditionsFrom(
          known ? stored(revision) : unreachable(spec.url),
          status?.conditions,
          generation,
          now,
        ),
        ...(known && {
          url: `http://source-controller.flux-system.svc.cluster.local./helmrepository/${metadata.namespace}/${metadata.name}/index.yaml`,
          artifact: {
            digest: revision,
            lastUpdateTime: now,
            path: `helmrepository/${metadata.namespace}/${
              metadata.name
            }/index-${revision.slice(7)}.yaml`,
            revision,
            url: `http://source-controller.flux-system.svc.cluster.local./helmrepository/${
              metadata.namespace
            }/${metadata.name}/index-${revision.slice(7)}.yaml`,
          },
        }),
      },
    },
    { subresource: 'status' },
  );
}

function stored(revision: string): NewCondition[] {
  const message = `stored artifact: revision '${revision}'`;
  return ['Ready', 'ArtifactInStorage'].map(type => ({
    type,
    status: 'True',
    reason: 'Succeeded',
    message,
  }));
}

function unreachable(url: string): NewCondition[] {
  const message = `failed to fetch Helm repository index: the sandbox only serves ${KNOWN}, not ${url}`;
  return ['Ready', 'FetchFailed'].map(type => ({
    type,
    status: type === 'Ready' ? 'False' : 'True',
    reason: 'IndexationFailed',
    message,
  }));
}
