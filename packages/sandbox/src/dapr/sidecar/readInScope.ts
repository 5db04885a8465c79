import { DaprResourceKind } from 'backstage-plugin-dapr-vcluster-common';
import { isInScope, ScopedObject } from './objects';
import { SidecarInput, SidecarState } from './types';

/** What a daprd reads besides Dapr Components when it starts, and again with hot reload: what is in its scope. */
export function readInScope(
  { subscriptions, named }: SidecarInput,
  appId: string,
): NonNullable<SidecarState['read']> {
  const each = Object.entries(named) as [DaprResourceKind, ScopedObject[]][];
  return {
    subscriptions: subscriptions.filter(one => isInScope(one, appId)),
    named: Object.fromEntries(
      each.map(([kind, objects]) => [
        kind,
        objects.filter(one => isInScope(one, appId)),
      ]),
    ),
  };
}
