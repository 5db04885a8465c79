import { isInScope } from '../../../inventory/model/sidecarIdentity';
import { TenantResource } from '../../../inventory/members';
import { ToldSubscription } from '../../../sidecars/metadata/readMetadata';
import { Loading, LoadState } from './eachSidecar';
import { notLoaded } from './notLoaded';

/**
 * Whether sidecars have loaded a Subscription. Their metadata names none: it has each pub/sub and topic once, and who
 * subscribed. Where that fits several Subscriptions, which of them is loaded is not known.
 */
export function subscriptionLoading(
  host: TenantResource,
  others: readonly TenantResource[],
): Loading {
  const rivals = others.filter(other => isRival(other, host));
  return {
    isMeant: ({ appId }) => isInScope(host.scopes, appId),
    evaluate: ({ appId, pod, probe, isMeant }) => {
      const told = (probe.subscriptions ?? []).filter(
        each => isMeant && isSameTopic(each, host.subscription),
      );
      if (told.length === 0) {
        return notLoaded(host, { pod, probe });
      }
      const rival = rivals.find(({ scopes }) => isInScope(scopes, appId));
      return rival
        ? {
            state: 'unknown',
            reason: `Subscription "${rival.name}" is for the same topic, and daprd does not say which of them it has loaded.`,
          }
        : stateOfTold(told);
    },
  };
}

function stateOfTold(told: readonly ToldSubscription[]): LoadState {
  if (told.some(({ declared }) => declared)) {
    return { state: 'loaded' };
  }
  return {
    state: 'unknown',
    reason: told.some(({ declared }) => declared === undefined)
      ? 'Its daprd does not say whether a Subscription or the app itself asked for the topic.'
      : 'The app itself subscribes to the topic, and daprd does not say whether it has loaded the Subscription as well.',
  };
}

function isRival(other: TenantResource, host: TenantResource): boolean {
  return (
    other.uid !== host.uid &&
    other.kind === host.kind &&
    other.namespace === host.namespace &&
    isSameTopic(other.subscription, host.subscription)
  );
}

function isSameTopic(
  a: TenantResource['subscription'],
  b: TenantResource['subscription'],
): boolean {
  return a !== undefined && a.pubsub === b?.pubsub && a.topic === b.topic;
}
