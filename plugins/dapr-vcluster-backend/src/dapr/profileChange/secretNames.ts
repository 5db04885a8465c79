import {
  ANNOTATION_OBJECT_NAME,
  singleNamespaceName,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  getIfPresent,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { readDeclaration } from '../../inventory/edits';
import { conflict } from '../../platform/errors';
import { HostHandle } from '../../platform/hosts';
import { onHost } from '../target/onHost';
import { renameSecrets, secretNamesOf } from '../target/secretRefs';
import { nameOfKind } from '../write/presentObject';
import { HostObject } from './hostObjects';

/**
 * An object of the host whose references have the names that Secrets have in the vcluster. A name is believed when it
 * translates to the one on the host.
 *
 * @throws ConflictError for a Secret that does not come from the vcluster
 */
export async function withVirtualSecrets(
  host: HostHandle,
  ref: TenantRef,
  { object, namespace }: HostObject,
): Promise<Record<string, unknown>> {
  const declared = readDeclaration(object)?.secretNames ?? {};
  const names = new Map<string, string>();
  const isOf = (virtual: string | undefined, onHostName: string) =>
    virtual !== undefined &&
    singleNamespaceName(virtual, namespace, ref.name) === onHostName;
  for (const onHostName of secretNamesOf(object)) {
    const candidates = [
      declared[onHostName],
      await syncedName(host, ref.namespace, onHostName),
    ];
    const virtual = candidates.find(each => isOf(each, onHostName));
    if (virtual === undefined) {
      const { kind, metadata } = object;
      throw conflict(
        `${nameOfKind(kind!)} "${
          metadata.name
        }" refers to Secret "${onHostName}" of the host, which does not come from namespace "${namespace}" of the vcluster`,
        {
          field: 'profile',
          value: metadata.name,
          fix: 'Register it again with a Secret of the vcluster, or delete it, first.',
        },
      );
    }
    names.set(onHostName, virtual);
  }
  const { apiVersion: _, kind: __, metadata: ___, ...fields } = object;
  const { status: ____, ...authored } = fields as Record<string, unknown>;
  return {
    ...authored,
    spec: renameSecrets(authored.spec, name => names.get(name) ?? name),
  };
}

/** The name in the vcluster that its syncer wrote on the copy of a Secret. */
async function syncedName(
  host: HostHandle,
  namespace: string,
  name: string,
): Promise<string | undefined> {
  const secret = await onHost(host, client =>
    getIfPresent(client, RESOURCES.secrets, { namespace, name }),
  );
  return secret?.metadata.annotations?.[ANNOTATION_OBJECT_NAME];
}
