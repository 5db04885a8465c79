import { isInScope } from '../../inventory/model/sidecarIdentity';
import { TenantComponent, TenantResource } from '../../inventory/members';
import { App } from './appNodes';
import { Drawing } from './Drawing';
import { topicsOf } from './topics';

/**
 * The topics of a pub/sub: those its own metadata names, those a sidecar has subscribed to, and those a Subscription on
 * the host names. Edges of the last kind are marked as declared, unless the app's sidecar says so too.
 */
export function drawTopics(
  graph: Drawing,
  componentId: string,
  {
    component,
    apps,
    subscriptions,
  }: {
    component: TenantComponent;
    apps: readonly App[];
    subscriptions: readonly TenantResource[];
  },
) {
  const { namespace, name } = component;
  const carry = (topic: string) => {
    const id = `topic/${namespace}/${name}/${topic}`;
    graph.node({ id, kind: 'topic', label: topic, state: 'unknown' });
    graph.edge(componentId, id, 'carries');
    return id;
  };
  topicsOf(component).forEach(carry);
  const near = apps.filter(app => app.namespace === namespace);
  for (const app of near) {
    const subscribed = app.pods
      .flatMap(({ probe }) => probe?.subscriptions ?? [])
      .filter(({ pubsub }) => pubsub === name);
    for (const { topic } of subscribed) {
      graph.edge(app.id, carry(topic), 'subscribes');
    }
  }
  for (const { scopes, subscription, ...at } of subscriptions) {
    if (subscription?.pubsub !== name || at.namespace !== namespace) {
      continue;
    }
    const topic = carry(subscription.topic);
    for (const { id } of near.filter(({ appId }) => isInScope(scopes, appId))) {
      graph.edge(id, topic, 'subscribes', { declared: true });
    }
  }
}
