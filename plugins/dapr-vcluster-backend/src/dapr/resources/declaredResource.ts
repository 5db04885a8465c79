import {
  ANNOTATION_COMPONENT_PRESET,
  DaprKind,
  formatTenantRef,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import {
  authoredOf,
  fillLeftOut,
  lacksValue,
  readDeclaration,
} from '../../inventory/edits';
import { conflict } from '../../platform/errors';
import { renameSecrets } from '../target/secretRefs';
import { ownSecretName, secretOwner } from '../write/ownSecret';
import { nameOfKind } from '../write/presentObject';
import { ResourceDefinition } from './definition';

/**
 * What the portal had declared of a Dapr resource on the host, as a request that has no secret texts. A value that may be
 * secret was not kept: the present one stays.
 *
 * @throws ConflictError when it is not known what was declared.
 */
export function declaredResource(
  ref: TenantRef,
  { kind, namespace }: { kind: DaprKind; namespace: string },
  present: KubeObject,
): ResourceDefinition & { preset?: string } {
  const { name, annotations } = present.metadata;
  const unknown = (why: string) =>
    conflict(
      `What was declared of ${nameOfKind(
        kind,
      )} "${name}" of tenant "${formatTenantRef(ref)}" is not known: ${why}`,
      {
        field: 'name',
        value: name,
        fix: 'Delete it, and register it again with the values that it shall have.',
      },
    );
  const declaration = readDeclaration(present);
  if (!declaration) {
    throw unknown(
      'it was registered by an older version of the portal, or the record was changed on the host',
    );
  }
  const { secretNames = {}, spec, scopes = [], auth } = declaration;
  const filled = fillLeftOut({ spec, scopes, auth }, authoredOf(present));
  if (lacksValue(filled)) {
    throw unknown(
      'the portal keeps no value that may be secret, and it was removed on the host',
    );
  }
  const declared = filled as {
    spec: unknown;
    scopes: string[];
    auth?: unknown;
  };
  return {
    kind,
    name,
    namespace,
    secretName: ownSecretName(kind, name),
    owner: secretOwner(kind, name),
    secrets: new Map(),
    preset: annotations?.[ANNOTATION_COMPONENT_PRESET],
    object: {
      apiVersion: present.apiVersion,
      kind,
      metadata: { name },
      spec: renameSecrets(declared.spec, host => secretNames[host] ?? host),
      ...(declared.scopes.length > 0 && { scopes: declared.scopes }),
      ...(declared.auth !== undefined && { auth: declared.auth }),
    },
  };
}
