import { LoggerService } from '@backstage/backend-plugin-api';
import {
  AppliedObject,
  formatTenantRef,
  ObjectOutcome,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { Initiator, UserBackend } from '../backend';
import { Timing } from '../polling';
import { Deletion, deleteCompletely } from './deleteCompletely';

/** Options of a deletion. */
export type DeletionOptions = {
  task: Initiator & { logger: LoggerService };
  backend: UserBackend;
  dryRun?: boolean;
  /** Stops the deletion; default: the cancel signal of the task. */
  signal?: AbortSignal;
  timeoutMs: number;
  timing?: Timing;
};

/** Deletes a tenant and its objects on the host. */
export function deleteTenant(
  ref: TenantRef,
  options: DeletionOptions,
): Promise<Deletion> {
  const { task, backend, dryRun, signal = task.signal } = options;
  return deleteCompletely({
    ...options,
    logger: task.logger,
    signal,
    subject: `Tenant ${formatTenantRef(ref)}`,
    ask: ended =>
      backend.call(
        task,
        (client, call) => client.deleteTenant(ref, { ...call, dryRun }),
        ended,
      ),
  });
}

/** Deletes the objects that an apply has created, not the objects that it found or changed. */
export async function deleteCreated(
  ref: TenantRef,
  objects: readonly ObjectOutcome[],
  options: DeletionOptions,
): Promise<Deletion> {
  const { task, backend, dryRun, signal = task.signal } = options;
  const created = objects.filter(isCreated);
  if (created.length === 0) {
    return { outcome: 'absent', removed: [], remaining: [] };
  }
  return deleteCompletely({
    ...options,
    logger: task.logger,
    signal,
    subject: `Manifests in tenant ${formatTenantRef(ref)}`,
    ask: ended =>
      backend.call(
        task,
        (client, call) =>
          client.deleteManifests(
            ref,
            { objects: created.map(identityOf) },
            { ...call, dryRun },
          ),
        ended,
      ),
  });
}

type Created = ObjectOutcome & AppliedObject;

function isCreated(object: ObjectOutcome): object is Created {
  const { outcome, namespace, uid } = object;
  return outcome === 'created' && Boolean(namespace && uid);
}

function identityOf({ apiVersion, kind, namespace, name, uid }: Created) {
  return { apiVersion, kind, namespace, name, uid };
}
