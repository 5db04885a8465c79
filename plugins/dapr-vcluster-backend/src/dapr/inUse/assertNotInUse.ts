import {
  formatTenantRef,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { conflict } from '../../platform/errors';
import { ResourceUsage, ResourceUser, UsedResource } from './SidecarUsage';

/** @throws ConflictError when running sidecars use a Dapr resource. */
export async function assertNotInUse(
  usage: ResourceUsage,
  ref: TenantRef,
  object: UsedResource,
): Promise<void> {
  const users = await usage.users(ref, object);
  if (users.length === 0) {
    return;
  }
  const what = `${
    object.kind === 'Component' ? 'Dapr Component' : object.kind
  } "${object.name}" of tenant "${formatTenantRef(ref)}"`;
  throw conflict(`${what} ${inUse(users)}`, {
    field: 'force',
    value: users.map(({ appId }) => appId).join(', '),
    fix: 'Delete these apps or stop their use of it first; or delete it with force: what they do with it then fails.',
  });
}

function inUse(users: readonly ResourceUser[]): string {
  const loaded = users.filter(({ unknown }) => unknown === undefined);
  const doubtful = users.filter(({ unknown }) => unknown !== undefined);
  const names = (some: readonly ResourceUser[]) =>
    some.map(({ appId }) => appId).join(', ');
  return [
    ...(loaded.length > 0
      ? [`is loaded by the running sidecars of ${names(loaded)}`]
      : []),
    ...(doubtful.length > 0
      ? [
          `may be loaded by the running sidecars of ${names(
            doubtful,
          )}, which is not known: ${doubtful[0].unknown?.replace(/\.$/, '')}`,
        ]
      : []),
  ].join(' and ');
}
