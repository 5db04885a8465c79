import {
  ANNOTATION_INSTALLED,
  ObjectOutcome,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  Provisioner,
  ProvisionRequest,
} from 'backstage-plugin-dapr-vcluster-node';
import {
  KubeClient,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { HostHandle, RightsState } from '../../platform/hosts';
import { CreatedObjects } from '../deletion';
import {
  outcomeOf,
  PollOptions,
  throwIfDisconnected,
} from '../../platform/kubernetes';
import { ClaimedNamespace, installTenant, WantedTenant } from './installTenant';
import { releaseOutcome, runProgram } from '../provisioners/runProgram';
import { rollbackTenant } from './rollbackTenant';
import { assertNamespacesUnshared } from './sharedNamespaces';
import { assertSameNamespace } from '../live/pinnedNamespace';
import { bindSyncer } from '../live/syncerRights';

/** A tenant to create, checked and ready. */
export type Creation = {
  host: HostHandle;
  request: ProvisionRequest;
  wanted: WantedTenant;
  provisioner: Provisioner;
  /** Takes what the provisioner's program prints. */
  log: string[];
  /** How the portal has its rights in the namespace. */
  rights: RightsState;
  /** Whether the Component syncer copies the tenant's Dapr resources. */
  isSynced: boolean;
  /** Creates the namespace, unless it was there. */
  claim(): Promise<ClaimedNamespace>;
  /** How long deleting what a failed creation has created may take. */
  polling?: PollOptions;
  /** Fires when the caller has disconnected. */
  signal?: AbortSignal;
};

/**
 * Claims the namespace and installs the tenant in it. When that fails part-way, or the caller disconnects, what this very
 * call has created is deleted again; what was there before stays.
 */
export async function createTenant(
  creation: Creation,
): Promise<ObjectOutcome[]> {
  const { host, request, wanted, polling, signal } = creation;
  const { client } = host;
  const made = new CreatedObjects(client);
  try {
    const claimed = await creation.claim();
    if (claimed.isNew) {
      made.add(RESOURCES.namespaces, claimed.namespace);
    }
    await assertNamespacesUnshared(client, request.ref);
    const bound = [
      ...(await bindRights(creation, claimed, made)),
      ...(await bindSyncersRights(creation, claimed, made)),
    ];
    const outcomes = await installTenant(client, wanted, {
      claimed,
      made,
      signal,
    });
    outcomes.splice(1, 0, ...bound);
    throwIfDisconnected(signal);
    outcomes.push(...(await runInstaller(creation, claimed)));
    await markInstalled(client, claimed.namespace);
    return outcomes;
  } catch (error) {
    const { ref } = request;
    const { objects } = wanted;
    throw await rollbackTenant(error, { host, ref, objects, made, polling });
  }
}

/** A new namespace takes the RoleBinding with it when it is deleted, and cannot be deleted without. */
async function bindRights(
  { host, rights, request: { ref } }: Creation,
  { isNew }: ClaimedNamespace,
  made: CreatedObjects,
): Promise<ObjectOutcome[]> {
  const created =
    rights === 'bindable' ? await host.rights.bind(ref.namespace) : undefined;
  if (!created) {
    return [];
  }
  if (!isNew) {
    made.add(RESOURCES.roleBindings, created);
  }
  return [outcomeOf(RESOURCES.roleBindings, created.metadata, 'created')];
}

async function bindSyncersRights(
  { host, isSynced, request: { ref } }: Creation,
  { isNew }: ClaimedNamespace,
  made: CreatedObjects,
): Promise<ObjectOutcome[]> {
  const created = isSynced ? await bindSyncer(host, ref.namespace) : undefined;
  if (!created) {
    return [];
  }
  if (!isNew) {
    made.add(RESOURCES.roleBindings, created);
  }
  return [outcomeOf(RESOURCES.roleBindings, created.metadata, 'created')];
}

/** What has the mark, but no vcluster, was uninstalled and is not about to be installed. */
async function markInstalled(client: KubeClient, namespace: KubeObject) {
  const { name, uid, annotations } = namespace.metadata;
  if (!annotations?.[ANNOTATION_INSTALLED]) {
    const installed = { [ANNOTATION_INSTALLED]: new Date().toISOString() };
    await client.patch(
      RESOURCES.namespaces,
      { name },
      { metadata: { uid, annotations: installed } },
    );
  }
}

/** A program cleans up after its own failure; what it installed for a caller that disconnected is uninstalled. */
async function runInstaller(
  { host, request, provisioner: { program }, log, signal }: Creation,
  { namespace }: ClaimedNamespace,
): Promise<ObjectOutcome[]> {
  if (!program) {
    return [];
  }
  const outcome = await runProgram(host, log, context =>
    program.install(request, context),
  );
  // In a namespace that somebody else created meanwhile there is nothing of this request to uninstall.
  await assertSameNamespace(host.client, namespace);
  try {
    throwIfDisconnected(signal);
  } catch (error) {
    if (outcome === 'created') {
      await runProgram(host, log, context =>
        program.uninstall(request.ref, context),
      );
    }
    throw error;
  }
  return [releaseOutcome(request.ref, outcome)];
}
