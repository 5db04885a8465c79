import { TenantRef } from 'backstage-plugin-dapr-vcluster-common';
import {
  getIfPresent,
  KubeClient,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { conflict } from '../../platform/errors';
import {
  holdsSameTexts,
  isSecretOf,
  OwnSecret,
  renderSecret,
  SecretObject,
} from './ownSecret';
import { Planned } from './plan';

/**
 * What happens to the Secret of a Dapr resource; undefined when the request has no secret texts. New texts replace the
 * old ones without `update`: rotating a secret does not make another Dapr resource.
 *
 * @throws ConflictError when a Secret of that name was made by others.
 */
export async function planSecret(
  virtual: KubeClient,
  ref: TenantRef,
  own: OwnSecret,
): Promise<Planned<SecretObject> | undefined> {
  if (own.secrets.size === 0) {
    return undefined;
  }
  const object = renderSecret(ref, own);
  const present = await presentSecret(virtual, own);
  const kept = present && holdsSameTexts(present, object) ? 'keep' : 'change';
  return { object, change: present ? kept : 'create', present };
}

async function presentSecret(
  virtual: KubeClient,
  { namespace, secretName, owner }: OwnSecret,
): Promise<SecretObject | undefined> {
  const secret = await getIfPresent<SecretObject>(virtual, RESOURCES.secrets, {
    namespace,
    name: secretName,
  });
  if (!secret || isSecretOf(secret, owner)) {
    return secret;
  }
  throw conflict(
    `Secret "${secretName}" in namespace "${namespace}" was not made for ${
      owner.includes('/') ? owner : `Dapr Component "${owner}"`
    }`,
    {
      field: 'name',
      value: owner,
      fix: 'Choose another name, or delete that Secret.',
    },
  );
}
