import {
  isMissingKind,
  isNotFound,
  isUnauthorized,
  isUnreachable,
  KubeClient,
  KubeObject,
  Resource,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { whyUnknown } from '../../platform/hosts';
import { readKubernetesVersion } from '../../platform/kubernetesVersion';
import { WEBHOOK_NAME } from '../injector';
import { DEFINITION, VERSION } from './componentCrd';
import { FieldSchema, fieldsOf } from './fieldSchema';
import { MisplacedWorkload, readWorkload, WorkloadFacts } from './workloads';

/** Of each kind; a vcluster with more is looked at in part, and that is said. */
const MAX_OBJECTS = 5_000;
const PAGE = 500;

/** What of a vcluster's configuration decides about its sidecars. */
export type VclusterConfiguration = {
  misplaced: MisplacedWorkload[];
  /** Namespaces with parts of a Dapr control plane of the vcluster's own. */
  ownDapr: string[];
  /** Whether its injector is registered; only asked where there is such a control plane. */
  injects?: boolean;
  /** Fields of the Component kind; absent when the vcluster has none, or it cannot be read. */
  fields?: FieldSchema;
  /** Version of Kubernetes; absent when it does not say. */
  kubernetesVersion?: string;
  /** What could not be looked at, and why: one sentence each. */
  gaps: string[];
};

/**
 * Reads a vcluster through its own API server. What may not be read is a gap.
 *
 * @throws KubeError when the vcluster cannot be reached, or its credentials are not accepted.
 */
export async function readVclusterConfiguration(
  client: KubeClient,
): Promise<VclusterConfiguration> {
  const gaps: string[] = [];
  const readOrGap = async <T>(what: string, read: () => Promise<T>) => {
    try {
      return await read();
    } catch (error) {
      if (isUnreachable(error) || isUnauthorized(error)) {
        throw error;
      }
      if (!isNotFound(error) || isMissingKind(error)) {
        gaps.push(reasonOf(error, what));
      }
      return undefined;
    }
  };
  const workloads = async (resource: Resource) =>
    (await readOrGap(`${resource.kind}s`, () =>
      readAll(client, resource, gaps),
    )) ?? [];
  const [deployments, statefulSets, definition, kubernetesVersion] =
    await Promise.all([
      workloads(RESOURCES.deployments),
      workloads(RESOURCES.statefulSets),
      readOrGap(`CustomResourceDefinition ${DEFINITION}`, () =>
        client.get(RESOURCES.customResourceDefinitions, { name: DEFINITION }),
      ),
      readKubernetesVersion(client),
    ]);
  const found = [...deployments, ...statefulSets];
  const ownDapr = [
    ...new Set(found.flatMap(each => each.ownDapr ?? [])),
  ].sort();
  const fields = definition && fieldsOf(definition, VERSION);
  return {
    misplaced: found.flatMap(({ misplaced }) => misplaced ?? []),
    ownDapr,
    ...(ownDapr.length > 0 && {
      injects: await readOrGap(
        `MutatingWebhookConfiguration ${WEBHOOK_NAME}`,
        () => isRegistered(client),
      ),
    }),
    ...(fields && { fields }),
    ...(kubernetesVersion && { kubernetesVersion }),
    gaps: gaps.sort(),
  };
}

function reasonOf(error: unknown, what: string): string {
  return whyUnknown(error, `${what} of the vcluster`, 'vcluster').reason;
}

/** Page by page: of each object only what is looked for is kept. */
async function readAll(
  client: KubeClient,
  resource: Resource,
  gaps: string[],
): Promise<WorkloadFacts[]> {
  const found: WorkloadFacts[] = [];
  let seen = 0;
  for await (const { items } of client.pages(resource, { limit: PAGE })) {
    if (seen >= MAX_OBJECTS && items.length > 0) {
      gaps.push(
        `Only the first ${seen} ${resource.kind}s of the vcluster were looked at.`,
      );
      break;
    }
    seen += items.length;
    found.push(...items.map(each => readWorkload(each, resource.kind)));
  }
  return found;
}

async function isRegistered(client: KubeClient): Promise<boolean> {
  try {
    const { webhooks = [] } = await client.get<
      KubeObject & { webhooks?: unknown[] }
    >(RESOURCES.mutatingWebhookConfigurations, { name: WEBHOOK_NAME });
    return webhooks.length > 0;
  } catch (error) {
    if (isNotFound(error)) {
      return false;
    }
    throw error;
  }
}
