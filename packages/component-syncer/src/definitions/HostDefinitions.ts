import { daprCrdName, DAPR_KINDS } from 'backstage-plugin-dapr-vcluster-common';
import {
  getIfPresent,
  KubeClient,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { SyncedKind } from '../sync';
import { Definition } from './Definition';
import { definitionForVcluster, storedVersion } from './decide';

/** A kind of Dapr as the host serves it, and its definition as vclusters get it. */
export type ServedKind = SyncedKind & {
  definition: Definition;
  /** Whether its objects name the apps that they are for. */
  hasScopes: boolean;
};

/**
 * Reads which kinds of Dapr a host serves. One definition is read after another by its name: no list of all
 * definitions is needed, nor the right to one.
 */
export async function readServedKinds(
  client: Pick<KubeClient, 'get'>,
): Promise<ServedKind[]> {
  const found = await Promise.all(
    DAPR_KINDS.map(kind =>
      getIfPresent<Definition>(client, RESOURCES.customResourceDefinitions, {
        name: daprCrdName(kind),
      }),
    ),
  );
  return found.flatMap(definition => {
    const version = definition && storedVersion(definition);
    if (!definition || !version) {
      return [];
    }
    const { spec } = definition;
    const { properties = {} } = (version.schema?.openAPIV3Schema ?? {}) as {
      properties?: object;
    };
    return [
      {
        apiVersion: `${spec.group}/${version.name}`,
        kind: spec.names.kind,
        plural: spec.names.plural,
        definition: definitionForVcluster(definition),
        hasScopes: 'scopes' in properties,
      },
    ];
  });
}
