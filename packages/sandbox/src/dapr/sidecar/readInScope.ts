import { isInScope } from './objects';
import { SidecarInput, SidecarState } from './types';

/** What a daprd reads besides Dapr Components when it starts, and again with hot reload: what is in its scope. */
export function readInScope(
  { subscriptions, httpEndpoints }: SidecarInput,
  appId: string,
): SidecarState['read'] {
  return {
    subscriptions: subscriptions.filter(each => isInScope(each, appId)),
    httpEndpoints: httpEndpoints.filter(each => isInScope(each, appId)),
  };
}
