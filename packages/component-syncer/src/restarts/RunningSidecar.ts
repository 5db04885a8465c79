import {
  ANNOTATION_OBJECT_NAME,
  ANNOTATION_OBJECT_NAMESPACE,
  versionOfImage,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  ANNOTATION_DAPR_APP_ID,
  ANNOTATION_DAPR_CONFIG,
  SIDECAR_CONTAINER,
} from 'backstage-plugin-dapr-vcluster-common/rules';
import {
  KubeClient,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';

/** A pod on the host whose daprd runs. */
export type RunningSidecar = {
  /** Its pod in the vcluster. */
  namespace: string;
  name: string;
  appId: string;
  /** Version of its daprd; undefined when the image does not tell. */
  version?: string;
  /** The Configuration that it names. */
  config?: string;
  /** Milliseconds since 1970, of the host's clock. */
  startedAt: number;
};

type Container = { name: string; image?: string };
type Status = { name: string; state?: { running?: { startedAt?: string } } };

type Pod = KubeObject & {
  spec?: { containers?: Container[]; initContainers?: Container[] };
  status?: {
    containerStatuses?: Status[];
    initContainerStatuses?: Status[];
  };
};

/**
 * Reads which sidecars run in a host namespace.
 *
 * @throws KubeError
 */
export async function readSidecars(
  client: Pick<KubeClient, 'pages'>,
  namespace: string,
): Promise<RunningSidecar[]> {
  const sidecars: RunningSidecar[] = [];
  for await (const { items } of client.pages<Pod>(RESOURCES.pods, {
    namespace,
  })) {
    sidecars.push(...items.flatMap(pod => sidecarOf(pod) ?? []));
  }
  return sidecars;
}

function sidecarOf({
  metadata,
  spec,
  status,
}: Pod): RunningSidecar | undefined {
  const isDaprd = ({ name }: { name: string }) => name === SIDECAR_CONTAINER;
  const container = [
    ...(spec?.containers ?? []),
    ...(spec?.initContainers ?? []),
  ].find(isDaprd);
  const { running } =
    [
      ...(status?.containerStatuses ?? []),
      ...(status?.initContainerStatuses ?? []),
    ].find(isDaprd)?.state ?? {};
  const { annotations = {}, labels = {}, deletionTimestamp } = metadata;
  const namespace = annotations[ANNOTATION_OBJECT_NAMESPACE];
  const name = annotations[ANNOTATION_OBJECT_NAME];
  if (
    !container ||
    !running?.startedAt ||
    deletionTimestamp ||
    !namespace ||
    !name
  ) {
    return undefined;
  }
  return {
    namespace,
    name,
    appId:
      labels[ANNOTATION_DAPR_APP_ID] ||
      annotations[ANNOTATION_DAPR_APP_ID] ||
      name,
    version: versionOfImage(container.image ?? ''),
    config: annotations[ANNOTATION_DAPR_CONFIG] || undefined,
    startedAt: Date.parse(running.startedAt),
  };
}
