import { consumerGroupOf } from './consumerGroup';
import { backendsIn, namesBackend } from '../addresses/backends';
import {
  DaprComponentInput,
  Rule,
  blockOf,
  finding,
  metadataItem,
  textOf,
} from './types';

/**
 * A name on a broker that only one tenant can have to itself.
 *
 * @public
 */
export type BrokerClaim = {
  kind: 'group' | 'topic';
  /** The consumer group or topic. */
  name: string;
  /** Broker, kind and name in one text: equal claims have equal keys. Those of other tenants never leave the backend. */
  key: string;
};

/**
 * The parts of a Dapr Component that say what it takes of a broker.
 *
 * @public
 */
export type BrokerClaimant = Pick<DaprComponentInput, 'metadata' | 'scopes'> & {
  type?: string;
};

/** Metadata that divides one broker into several. */
const DIVISIONS = ['redisDB', 'vhost', 'virtualHost', 'account'];

const BY_POD = /\{(uuid|podName|namespace)\}/;

/**
 * Consumer groups and topics a pub/sub Dapr Component takes on its brokers; nothing for other types.
 *
 * @public
 */
export function brokerClaims(component: BrokerClaimant): BrokerClaim[] {
  const { type = '', metadata, scopes } = component;
  if (blockOf({ type }) !== 'pubsub') {
    return [];
  }
  const value = (name: string) => textOf(metadataItem({ metadata }, name));
  const division = DIVISIONS.map(name => value(name) ?? '').join('|');
  const brokers = metadata
    .filter(({ name }) => namesBackend(name))
    .flatMap(item => backendsIn(textOf(item) ?? ''));
  const claims = [
    ...groupsOf(consumerGroupOf(component), scopes).map(
      name => ({ kind: 'group', name } as const),
    ),
    ...(value('allowedTopics') ?? '')
      .split(',')
      .map(topic => topic.trim())
      .filter(Boolean)
      .map(name => ({ kind: 'topic', name } as const)),
  ];
  return [...new Set(brokers)].flatMap(broker =>
    claims.map(({ kind, name }) => ({
      kind,
      name,
      key: JSON.stringify([broker, division, kind, name]),
    })),
  );
}

/** The group is the app id unless given; what differs from pod to pod or from namespace to namespace is no claim. */
function groupsOf(
  { name: template = '{appID}', isNone }: ReturnType<typeof consumerGroupOf>,
  scopes: string[],
): string[] {
  if (isNone || BY_POD.test(template)) {
    return [];
  }
  return template.includes('{appID}')
    ? scopes.map(scope => template.replaceAll('{appID}', scope))
    : [template];
}

/** G8: a consumer group or topic that another tenant has on the same broker. Who it is stays unsaid. */
export const brokerUnclaimed: Rule = ({ component, context }) => {
  const { claims } = context;
  if (!claims) {
    return [];
  }
  const taken = brokerClaims(component).filter(({ key }) => claims.has(key));
  const { field: groupField } = consumerGroupOf(component);
  return taken.map(({ kind, name }) =>
    kind === 'group'
      ? finding('G8/group-taken', 'error', {
          title: `Another tenant on the same broker has the consumer group "${name}": each would take the other's messages`,
          field: `metadata.${groupField}`,
          value: name,
          fix: `Set ${groupField} to "{namespace}"`,
        })
      : finding('G8/topic-taken', 'warning', {
          title: `Another tenant on the same broker has the topic "${name}": each would get the other's messages`,
          field: 'metadata.allowedTopics',
          value: name,
          fix: "Begin the topic with the tenant's name",
        }),
  );
};
