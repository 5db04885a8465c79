import { TenantRef } from 'backstage-plugin-dapr-vcluster-common';
import {
  getIfPresent,
  listIfPresent,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { HostHandle, toRouteError } from '../../platform/hosts';
import { CreatedObjects } from '../deletion';
import { PollOptions } from '../../platform/kubernetes';
import { WantedObject } from './installTenant';

/** A creation that failed part-way. */
export type FailedCreation = {
  host: HostHandle;
  ref: TenantRef;
  /** What was to be applied, made or not. */
  objects: readonly WantedObject[];
  /** What this very request has made. */
  made: CreatedObjects;
  polling?: PollOptions;
};

/**
 * Deletes what a failed creation has created. Its namespace stays when another request for the same tenant has gone on
 * with it in the meantime.
 *
 * @returns the error to answer with, which says what was removed.
 */
export function rollbackTenant(
  error: unknown,
  { host, ref, objects, made, polling }: FailedCreation,
): Promise<Error> {
  const why = toRouteError(error, { place: `host ${host.name}` }) as Error;
  return made.rollback(why, {
    polling,
    keep: async ({ resource }) => {
      if (resource !== RESOURCES.namespaces) {
        return undefined;
      }
      return (await isUsed(host, ref, objects))
        ? 'another request for the same tenant uses it'
        : undefined;
    },
  });
}

/** Called when all that the failed request created in it is deleted. */
async function isUsed(
  { client }: HostHandle,
  { namespace, name }: TenantRef,
  objects: readonly WantedObject[],
): Promise<boolean> {
  for (const { resource, object } of objects) {
    if (await getIfPresent(client, resource, object.metadata)) {
      return true;
    }
  }
  const releases = await listIfPresent(client, RESOURCES.secrets, {
    namespace,
    labelSelector: `owner=helm,name=${name},status=deployed`,
  });
  return releases.length > 0;
}
