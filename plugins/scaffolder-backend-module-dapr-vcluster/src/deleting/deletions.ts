import { LoggerService } from '@backstage/backend-plugin-api';
import {
  AppliedObject,
  formatTenantRef,
  ObjectOutcome,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { Initiator, UserBackend } from '../backend';
import { Timing } from '../waiting';
import { Deletion, deleteUntilGone } from './deleteUntilGone';

/** On whose behalf, and how, to delete. */
export type DeletionOptions = {
  task: Initiator & { logger: LoggerService };
  backend: UserBackend;
  dryRun?: boolean;
  /** Ends it early; the task's own cancel signal unless given. */
  signal?: AbortSignal;
  timeoutMs: number;
  timing?: Timing;
};

/** Deletes a tenant with all it left on its host. */
export function deleteTenant(
  ref: TenantRef,
  options: DeletionOptions,
): Promise<Deletion> {
  const { task, backend, dryRun, signal = task.signal } = options;
  return deleteUntilGone({
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

/** Deletes the objects that an apply has created; what it found there or changed stays. */
export async function deleteCreated(
  ref: TenantRef,
  objects: readonly ObjectOutcome[],
  options: DeletionOptions,
): Promise<Deletion> {
  const { task, backend, dryRun, signal = task.signal } = options;
  const created = objects.filter(isCreated);
  if (created.length === 0) {
    return { outcome: 'absent', removed: [] };
  }
  return deleteUntilGone({
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
