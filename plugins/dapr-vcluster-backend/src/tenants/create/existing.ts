import { formatTenantRef } from 'backstage-plugin-dapr-vcluster-common';
import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { TenantResource } from '../../platform/permissions';
import { conflict } from '../../platform/errors';
import { TenantDefinition } from './definition';
import {
  deletingSince,
  isOwnNamespace,
  resourceOf,
} from '../live/hostNamespace';
import { firstDifference } from './namespace';

/**
 * Compares a request with the namespace that exists already; returns when it is the same request again.
 * The values of a tenant the caller may not read are not told.
 *
 * @throws ConflictError naming the field and both values.
 */
export async function compareWithExisting(
  namespace: KubeObject,
  tenant: TenantDefinition,
  mayRead: (resource: TenantResource) => Promise<boolean>,
): Promise<void> {
  const { ref } = tenant;
  const id = formatTenantRef(ref);
  if (!isOwnNamespace(namespace, ref)) {
    throw conflict(
      `namespace "${ref.namespace}" exists on host "${ref.host}" and was not made for a tenant "${ref.name}" of this portal`,
      {
        field: 'namespace',
        value: ref.namespace,
        fix: 'Choose another name or namespace.',
      },
    );
  }
  if (!(await mayRead(resourceOf(ref, namespace)))) {
    throw conflict(`name "${ref.name}" is taken on host "${ref.host}"`, {
      field: 'name',
      value: ref.name,
      fix: 'Choose another name.',
    });
  }
  const since = deletingSince(namespace);
  if (since) {
    throw conflict(`tenant "${id}" is being deleted since ${since}`, {
      field: 'name',
      value: ref.name,
      fix: 'Wait until it is gone and try again, or choose another name.',
    });
  }
  const difference = firstDifference(namespace, tenant);
  if (difference) {
    const { field, present, asked } = difference;
    throw conflict(
      `tenant "${id}" exists with ${field} "${present}", requested is "${asked}"`,
      {
        field,
        value: asked,
        fix: 'Choose another name, or ask for the same values.',
      },
    );
  }
}
