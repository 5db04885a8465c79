import {
  ANNOTATION_VIRTUAL_NAMESPACE,
  formatTenantRef,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { conflict } from '../../platform/errors';
import { KubeObject, Resource, RESOURCES } from '../../platform/hosts';
import { getIfPresent } from '../../platform/kubernetes';
import {
  ComponentObject,
  isPortalMade,
  isSecretOf,
  SecretObject,
} from './render';
import { Sides } from './sides';
import { Target } from './target';

/** How messages call a kind. */
export function nameOfKind(kind: string): string {
  return kind === 'Component' ? 'Dapr Component' : kind;
}

/**
 * The object of Dapr that is there already, if this product made it for the same virtual namespace.
 *
 * @throws ConflictError when it is somebody else's.
 */
export async function presentObject<T extends KubeObject = ComponentObject>(
  sides: Sides,
  ref: TenantRef,
  target: Target,
  namespace: string,
  resource: Resource = RESOURCES.components,
): Promise<T | undefined> {
  const present = await sides.on(target.side, client =>
    getIfPresent<T>(client, resource, target.component),
  );
  if (!present) {
    return undefined;
  }
  const { name } = target.component;
  const taken = (why: string, fix: string) =>
    conflict(
      `${nameOfKind(resource.kind)} "${name}" of tenant "${formatTenantRef(
        ref,
      )}" ${why}`,
      { field: 'name', value: name, fix },
    );
  if (!isPortalMade(present)) {
    throw taken(
      'was not registered through this portal',
      'Choose another name, or change it where it was made.',
    );
  }
  const other = present.metadata.annotations?.[ANNOTATION_VIRTUAL_NAMESPACE];
  if (target.side === 'host' && other !== namespace) {
    throw taken(
      `belongs to namespace "${other}"; all namespaces of this vcluster share one host namespace`,
      'Choose another name.',
    );
  }
  return present;
}

/**
 * The Secret of a Component's own, if it is there.
 *
 * @throws ConflictError when a Secret of that name is somebody else's.
 */
export async function presentSecret(
  sides: Sides,
  ref: { namespace: string; name: string },
  owner: string,
): Promise<SecretObject | undefined> {
  const secret = await getIfPresent<SecretObject>(
    sides.virtual,
    RESOURCES.secrets,
    ref,
  );
  if (!secret || isSecretOf(secret, owner)) {
    return secret;
  }
  throw conflict(
    `Secret "${ref.name}" in namespace "${ref.namespace}" was not made for ${
      owner.includes('/') ? owner : `Dapr Component "${owner}"`
    }`,
    {
      field: 'name',
      value: owner,
      fix: 'Choose another name, or remove that Secret.',
    },
  );
}
