import {
  ANNOTATION_LIFECYCLE,
  ANNOTATION_SYNC_DIGEST,
  DAPR_KIND_TABLE,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  isMissingKind,
  KubeClient,
  KubeObject,
  Resource,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';

const DAPR_KINDS: Resource[] = Object.values(DAPR_KIND_TABLE);

/** Kinds of a tenant on its host that the portal writes, or that follow from what it writes. */
const ON_HOST: Resource[] = [
  RESOURCES.configMaps,
  RESOURCES.helmReleases,
  RESOURCES.limitRanges,
  RESOURCES.networkPolicies,
  RESOURCES.resourceQuotas,
  RESOURCES.roleBindings,
  RESOURCES.secrets,
  RESOURCES.services,
  RESOURCES.statefulSets,
  ...DAPR_KINDS,
];

/** The same in the vcluster. */
const IN_VCLUSTER: Resource[] = [
  RESOURCES.configMaps,
  RESOURCES.clusterRoleBindings,
  RESOURCES.serviceAccounts,
  ...DAPR_KINDS,
];

/** Says that a second request counts on a Secret of a first, as the one does that is repeated. */
const REGISTRATION = 'dapr-vcluster/registration';

/** Differs between two runs that end alike: times, seconds of the epoch, uids, addresses. */
const OF_ONE_RUN = [
  /\d{4}-\d{2}-\d{2}T[\d:.]+Z/g,
  /\b1\d{9}\b/g,
  /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g,
  /\b10(\.\d+){3}\b/g,
];

/**
 * What two runs that end alike have in common of a tenant: its namespace, its objects on the host, and in the vcluster where
 * a client of it is given. Each as `<side> <kind> <name>` with its content but the
 * status, the tenant's name written as `T`; of Secrets only the keys. Without a namespace it is empty.
 */
export async function tenantState(
  host: KubeClient,
  name: string,
  virtual?: KubeClient,
): Promise<Record<string, unknown>> {
  const namespace = `vcluster-${name}`;
  const { items: namespaces } = await host.list(RESOURCES.namespaces);
  const own = namespaces.filter(({ metadata }) => metadata.name === namespace);
  const state = contents('host', own, name);
  for (const resource of ON_HOST) {
    Object.assign(
      state,
      contents('host', (await host.list(resource, { namespace })).items, name),
    );
  }
  for (const resource of virtual ? IN_VCLUSTER : []) {
    Object.assign(
      state,
      contents('virtual', await listed(virtual!, resource), name),
    );
  }
  return state;
}

/** Not every profile has the kinds of Dapr in the vcluster. */
async function listed(
  client: KubeClient,
  resource: Resource,
): Promise<KubeObject[]> {
  try {
    return (await client.list(resource)).items;
  } catch (error) {
    if (isMissingKind(error)) {
      return [];
    }
    throw error;
  }
}

function contents(
  side: string,
  items: readonly KubeObject[],
  tenant: string,
): Record<string, unknown> {
  const text = JSON.stringify(
    Object.fromEntries(
      items.map(object => [
        `${side} ${object.kind} ${object.metadata.name}`,
        contentOf(object),
      ]),
    ),
  );
  return JSON.parse(
    OF_ONE_RUN.reduce(
      (shown, pattern) => shown.replace(pattern, '<of one run>'),
      text,
    ).replaceAll(tenant, 'T'),
  );
}

/** Claims lapse by themselves, and the record of a pause that is done decides nothing once the vcluster runs again. */
function inForce(lifecycle: string): string {
  const { claim: _, pause, ...rest } = JSON.parse(lifecycle);
  return JSON.stringify({ ...rest, ...(pause?.done === false && { pause }) });
}

function comparable(key: string, value: string): string {
  switch (key) {
    case ANNOTATION_LIFECYCLE:
      return inForce(value);
    case ANNOTATION_SYNC_DIGEST:
      // The name of the tenant is in what it is the digest of.
      return '<of the tenant>';
    default:
      return value.replace(`${REGISTRATION}\n`, '');
  }
}

function contentOf(object: KubeObject): object {
  const {
    metadata,
    status: _,
    ...content
  } = object as KubeObject & {
    data?: object;
    status?: object;
  };
  const { labels } = metadata;
  const annotations = Object.fromEntries(
    Object.entries(metadata.annotations ?? {})
      .filter(([key]) => key !== REGISTRATION)
      .map(([key, value]) => [key, comparable(key, value)]),
  );
  // Of one run, too: the certificate of each vcluster.
  const isSecret =
    object.kind === 'Secret' || metadata.name === 'kube-root-ca.crt';
  return {
    ...content,
    ...(isSecret && { data: Object.keys(content.data ?? {}).sort() }),
    metadata: { labels, annotations },
  };
}
