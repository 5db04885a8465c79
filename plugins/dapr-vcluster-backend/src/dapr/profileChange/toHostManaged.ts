import {
  ANNOTATION_COMPONENT_PRESET,
  ANNOTATION_SYNC_DIGEST,
  ANNOTATION_SYNC_REFUSED,
  ANNOTATION_SYNC_SOURCE,
  ANNOTATION_SYNC_SOURCE_UID,
  ANNOTATION_SYNC_STATUS,
  ANNOTATION_VIRTUAL_NAMESPACE,
  COMPONENT_SYNCER,
  DAPR_KIND_TABLE,
  DaprKind,
  ObjectOutcome,
} from 'backstage-plugin-dapr-vcluster-common';
import type { ComponentCatalogue } from 'backstage-plugin-dapr-vcluster-common/component-catalogue';
import {
  deleteIfPresent,
  getIfPresent,
  KubeClient,
  KubeObject,
  listIfPresent,
  Resource,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { sensitiveFields } from '../../inventory/projections/sensitive';
import { outcomeOf } from '../../platform/kubernetes';
import { ownLabels } from '../../tenants/live/hostNamespace';
import { LiveTenant } from '../../tenants/live/LiveTenant';
import { onHost } from '../target/onHost';
import { targetOf } from '../target/target';
import { isPortalMade } from '../write/ownSecret';
import { withDeclaration } from '../write/withDeclaration';
import { HostObject, hostObjects } from './hostObjects';
import { withVirtualSecrets } from './secretNames';

/** Marks of a copy that the portal's own objects do not have. */
const MARKS = [
  ANNOTATION_SYNC_SOURCE,
  ANNOTATION_SYNC_SOURCE_UID,
  ANNOTATION_SYNC_DIGEST,
  ANNOTATION_SYNC_REFUSED,
];

/** A copy on the host, and the object that is registered in its place. */
type Back = HostObject & { registered: KubeObject };

/**
 * What becomes registered on the host; nothing is written.
 *
 * @throws ConflictError for what refers to a Secret that is not the vcluster's
 */
export async function planHostManaged(
  tenant: LiveTenant,
  catalogue: ComponentCatalogue,
  virtual: KubeClient,
): Promise<Back[]> {
  const found = (await hostObjects(tenant)).filter(
    ({ isCopy, object }) => isCopy || isOwnedBySyncer(object),
  );
  return Promise.all(
    found.map(async each => ({
      ...each,
      registered: await registeredOf(tenant, each, catalogue, virtual),
    })),
  );
}

/** As if the portal had registered it on the host from the start. */
async function registeredOf(
  { ref, host }: LiveTenant,
  found: HostObject,
  catalogue: ComponentCatalogue,
  virtual: KubeClient,
): Promise<KubeObject> {
  const { resource, object, namespace } = found;
  const { name } = object.metadata;
  const { apiVersion: _, kind: __, metadata: ___, ...rest } = object;
  const { status: ____, ...fields } = rest as Record<string, unknown>;
  const source = await getIfPresent<KubeObject>(virtual, resource, {
    namespace,
    name,
  });
  const preset = source?.metadata.annotations?.[ANNOTATION_COMPONENT_PRESET];
  const { type = '', version = '' } = (fields.spec ?? {}) as {
    type?: string;
    version?: string;
  };
  const isComponent = resource.kind === 'Component';
  return withDeclaration(
    {
      ...fields,
      apiVersion: resource.apiVersion,
      kind: resource.kind,
      metadata: {
        name,
        namespace: ref.namespace,
        labels: ownLabels(ref),
        annotations: {
          [ANNOTATION_VIRTUAL_NAMESPACE]: namespace,
          ...(preset && { [ANNOTATION_COMPONENT_PRESET]: preset }),
        },
      },
    } as KubeObject,
    {
      kind: resource.kind as DaprKind,
      object: await withVirtualSecrets(host, ref, found),
      target: targetOf(ref, 'host', { namespace, name }),
      sensitive: isComponent
        ? sensitiveFields(catalogue, type, version)
        : () => false,
    },
  );
}

/**
 * Makes the copies on the host objects that the portal has registered, then removes what the portal had declared in the
 * vcluster. The Component syncer does not serve the vcluster any more.
 */
export async function moveToHostManaged(
  tenant: LiveTenant,
  virtual: KubeClient,
  backs: readonly Back[],
): Promise<ObjectOutcome[]> {
  const outcomes: ObjectOutcome[] = [];
  for (const { resource, object, registered } of backs) {
    const { uid } = object.metadata;
    const withoutMarks = Object.fromEntries(MARKS.map(mark => [mark, null]));
    const changed = await onHost(tenant.host, async client => {
      await client.patch(resource, object.metadata, {
        metadata: { uid, annotations: withoutMarks },
      });
      const applied = await client.apply(
        resource,
        { ...registered, metadata: { ...registered.metadata, uid } },
        { force: true },
      );
      return endOwnership(client, resource, applied);
    });
    outcomes.push(outcomeOf(resource, changed.metadata, 'changed'));
  }
  return [...outcomes, ...(await endDeclared(virtual))];
}

/** Whether it was a copy, and the portal was stopped before it ended that. */
function isOwnedBySyncer({ metadata }: KubeObject): boolean {
  return (metadata.managedFields ?? []).some(
    ({ manager }) => manager === COMPONENT_SYNCER,
  );
}

/** Fields that the Component syncer owned too would be conflicts when the portal changes them later. */
function endOwnership(
  client: KubeClient,
  resource: Resource,
  { metadata }: KubeObject,
): Promise<KubeObject> {
  const { uid, resourceVersion, managedFields = [] } = metadata;
  const others = managedFields.filter(
    ({ manager }) => manager !== COMPONENT_SYNCER,
  );
  return client.patch(resource, metadata, {
    metadata: { uid, resourceVersion, managedFields: others },
  });
}

/** What a tenant wrote itself stays in the vcluster, and no longer says that it is synced. */
async function endDeclared(virtual: KubeClient): Promise<ObjectOutcome[]> {
  const outcomes: ObjectOutcome[] = [];
  for (const resource of Object.values(DAPR_KIND_TABLE)) {
    for (const object of await listIfPresent<KubeObject>(
      virtual,
      resource,
      {},
    )) {
      const { uid, annotations = {} } = object.metadata;
      const isSynced = annotations[ANNOTATION_SYNC_STATUS] !== undefined;
      if (isPortalMade(object)) {
        await deleteIfPresent(virtual, resource, object.metadata, {
          preconditions: { uid },
        });
        outcomes.push(outcomeOf(resource, object.metadata, 'deleted'));
      } else if (isSynced) {
        await virtual.patch(resource, object.metadata, {
          metadata: { uid, annotations: { [ANNOTATION_SYNC_STATUS]: null } },
        });
        outcomes.push(
          outcomeOf(
            resource,
            object.metadata,
            'left',
            'It is not copied to the host any more',
          ),
        );
      }
    }
  }
  return outcomes;
}
