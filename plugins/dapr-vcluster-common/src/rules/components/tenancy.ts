import { consumerGroupOf } from './consumerGroup';
import {
  blockOf,
  finding,
  isInMemory,
  metadataItem,
  Rule,
  textOf,
} from './types';

const KEY_PREFIX_DOC =
  'https://docs.dapr.io/developing-applications/building-blocks/state-management/howto-share-state/';
const CONSUMER_DOC =
  'https://docs.dapr.io/reference/components-reference/supported-pubsub/';

const SHARED_PREFIXES = new Map([
  [
    'name',
    "keys begin with the Dapr Component's name, which other tenants may use too",
  ],
  ['none', 'keys have no prefix, so all tenants share one key space'],
  ['appid', 'keys begin with the app id, which other tenants may use too'],
]);

/** G2: on a shared backend the key prefix must tell tenants apart. */
export const keyPrefixIsolates: Rule = ({ component, context }) => {
  if (
    !['state', 'lock'].includes(blockOf(component)) ||
    isInMemory(component)
  ) {
    return [];
  }
  const field = 'metadata.keyPrefix';
  const tenant = context.tenant?.name;
  const literal = tenant === undefined ? "the tenant's name" : `"${tenant}"`;
  const fix = `Set keyPrefix to ${literal} (shared by this tenant's apps) or "namespace" (one key space per app)`;
  const item = metadataItem(component, 'keyPrefix');
  const value = textOf(item);
  if (item && value === undefined) {
    return [
      finding('G2', 'error', {
        title: 'keyPrefix must be a plain value, so that it can be checked',
        field,
        fix,
        source: KEY_PREFIX_DOC,
      }),
    ];
  }
  const used = value?.trim() || 'appid';
  // daprd makes it lower case (`SaveStateConfiguration` of `pkg/components/state`), and keeps blanks.
  const asRead = value?.toLowerCase();
  if (asRead === 'namespace' || (asRead && asRead === tenant)) {
    return [];
  }
  const shared = used.includes('||')
    ? 'a double pipe separates the parts of a key'
    : SHARED_PREFIXES.get(used.toLowerCase());
  if (!shared && tenant === undefined) {
    return [];
  }
  const why =
    shared ?? "it is not this tenant's name, and may be another tenant's";
  return [
    finding('G2', 'error', {
      title: `keyPrefix ${
        value ? `"${used}"` : 'is not set (so "appid")'
      } lets tenants read each other's data: ${why}`,
      field,
      value: used,
      fix,
      source: KEY_PREFIX_DOC,
    }),
  ];
};

/** G8: on a shared broker, equal consumer groups steal each other's messages. */
export const consumerGroupIsolates: Rule = ({ component, context }) => {
  if (blockOf(component) !== 'pubsub' || isInMemory(component)) {
    return [];
  }
  const tenant = context.tenant?.name;
  const { field, name: consumer, isNone } = consumerGroupOf(component);
  const topics = textOf(metadataItem(component, 'allowedTopics'));
  const findings = [];
  const isolated =
    consumer?.includes('{namespace}') ||
    (tenant === undefined ? consumer : consumer?.includes(tenant));
  if (!isolated && !isNone) {
    findings.push(
      finding('G8', 'error', {
        title: `${field} does not name the tenant, so equal app ids of two tenants would take each other's messages`,
        field: `metadata.${field}`,
        value: consumer ?? '(not set: the app id)',
        fix: `Set ${field} to "{namespace}"${
          tenant === undefined ? '' : ` or "${tenant}-…"`
        }`,
        source: CONSUMER_DOC,
      }),
    );
  }
  if (!topics) {
    findings.push(
      finding('G8/topics', 'warning', {
        title:
          'allowedTopics is not set: topics are not separated by tenant on a shared broker',
        field: 'metadata.allowedTopics',
        fix: `List the topics, each beginning with ${
          tenant === undefined ? "the tenant's name" : `"${tenant}-"`
        }`,
        source: CONSUMER_DOC,
      }),
    );
  }
  return findings;
};
