import { ObjectOutcome } from 'backstage-plugin-dapr-vcluster-common';
import {
  HostObject,
  Provisioner,
  ProvisionRequest,
} from 'backstage-plugin-dapr-vcluster-node';
import {
  getIfPresent,
  KubeClient,
  KubeObject,
  Resource,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { applyAndTrack, CreatedObjects } from '../deletion';
import { assertSameNamespace } from '../live/pinnedNamespace';
import { throwIfDisconnected, outcomeOf } from '../../platform/kubernetes';

/** An object a provisioner wants, and how its kind is addressed. */
export type WantedObject = { resource: Resource; object: HostObject };

/** What is wanted for a tenant. */
export type WantedTenant = { namespace: KubeObject; objects: WantedObject[] };

/** @throws Error when the provisioner renders a kind that it does not require. */
export function renderObjects(
  provisioner: Provisioner,
  request: ProvisionRequest,
): WantedObject[] {
  return provisioner.render(request).map(object => {
    const kind = provisioner.requires.kinds.find(
      each =>
        each.kind === object.kind && each.apiVersion === object.apiVersion,
    );
    if (!kind) {
      throw new Error(
        `Provisioner ${provisioner.name} renders ${object.kind}, which it does not require`,
      );
    }
    return { resource: { ...kind, namespaced: true }, object };
  });
}

/** The namespace of a tenant as it is on the host, and whether this call has created it. */
export type ClaimedNamespace = { namespace: KubeObject; isNew: boolean };

/** What {@link installTenant} would do; nothing is stored. */
export async function dryRunTenant(
  client: KubeClient,
  { namespace, objects }: WantedTenant,
  {
    exists,
    roleBindings: bindings,
  }: { exists: boolean; roleBindings: KubeObject[] },
): Promise<ObjectOutcome[]> {
  const { namespaces, roleBindings } = RESOURCES;
  if (!exists) {
    await client.create(namespaces, namespace, { dryRun: true });
    const unchecked = `Not checked by the host's API server: namespace "${namespace.metadata.name}" does not exist yet`;
    return [
      outcomeOf(namespaces, namespace.metadata, 'would-create'),
      ...bindings.map(({ metadata }) =>
        outcomeOf(roleBindings, metadata, 'would-create'),
      ),
      ...objects.map(({ resource, object }) =>
        outcomeOf(resource, object.metadata, 'would-create', unchecked),
      ),
    ];
  }
  const outcomes = [outcomeOf(namespaces, namespace.metadata, 'unchanged')];
  for (const { resource, object } of objects) {
    const there = await getIfPresent(client, resource, object.metadata);
    if (!there) {
      await client.apply(resource, object, { dryRun: true });
    }
    outcomes.push(
      outcomeOf(
        resource,
        object.metadata,
        there ? 'unchanged' : 'would-create',
      ),
    );
  }
  return outcomes;
}

/**
 * Applies what is missing in a namespace that is there. Objects that are there stay as they are: creating again never
 * upgrades a tenant behind its owner's back. What it creates is tracked in `made`.
 *
 * @throws ConflictError when the namespace is no longer the claimed one.
 */
export async function installTenant(
  client: KubeClient,
  { objects }: WantedTenant,
  {
    claimed: { namespace, isNew },
    made,
    signal,
  }: { claimed: ClaimedNamespace; made: CreatedObjects; signal?: AbortSignal },
): Promise<ObjectOutcome[]> {
  const outcomes = [
    outcomeOf(
      RESOURCES.namespaces,
      namespace.metadata,
      isNew ? 'created' : 'unchanged',
    ),
  ];
  for (const { resource, object } of objects) {
    throwIfDisconnected(signal);
    await assertSameNamespace(client, namespace);
    const isShared = object.metadata.namespace !== namespace.metadata.name;
    const there =
      (isShared || !isNew) &&
      (await getIfPresent(client, resource, object.metadata));
    if (!there) {
      await applyAndTrack(client, resource, object, made);
    }
    outcomes.push(
      outcomeOf(resource, object.metadata, there ? 'unchanged' : 'created'),
    );
  }
  await assertSameNamespace(client, namespace);
  return outcomes;
}
