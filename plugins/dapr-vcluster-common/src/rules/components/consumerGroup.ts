import { normalizeType } from '../../componentCatalogue/componentType';
import { DaprComponentInput, metadataItem, textOf } from './types';

/** How a pub/sub type comes to its consumer group. */
type GroupFields = {
  /** Metadata that names it; the first that is set wins. */
  names: readonly string[];
  /** Whether the app id is the group where none is set: daprd gives it as `consumerID`. */
  isAppIdByDefault: boolean;
};

const USUAL: GroupFields = { names: ['consumerID'], isAppIdByDefault: true };

/** Types with names of their own: `pubsub/*` and `common/component/*` of dapr/components-contrib 1.18. */
const OWN = new Map<string, GroupFields>([
  [
    'pubsub.kafka',
    { names: ['consumerGroup', 'consumerID'], isAppIdByDefault: true },
  ],
  [
    'pubsub.azure.eventhubs',
    { names: ['consumerGroup', 'consumerID'], isAppIdByDefault: true },
  ],
  [
    'pubsub.rocketmq',
    {
      names: ['consumerGroup', 'groupName', 'consumerID'],
      isAppIdByDefault: true,
    },
  ],
  // Without a group, each subscriber of these gets every message.
  ['pubsub.kubemq', { names: ['group'], isAppIdByDefault: false }],
  [
    'pubsub.jetstream',
    { names: ['queueGroupName', 'durableName'], isAppIdByDefault: false },
  ],
]);

/**
 * The consumer group of a pub/sub Dapr Component, as it stands in its metadata, and the metadata that names it. `name` is
 * undefined where none is given as plain text; `isNone` where the type has none then.
 */
export function consumerGroupOf({
  type = '',
  metadata,
}: Pick<DaprComponentInput, 'metadata'> & { type?: string }): {
  field: string;
  name?: string;
  isNone: boolean;
} {
  const { names, isAppIdByDefault } = OWN.get(normalizeType(type)) ?? USUAL;
  const given = names.find(name => {
    const item = metadataItem({ metadata }, name);
    return item !== undefined && textOf(item)?.trim() !== '';
  });
  const field = given ?? (isAppIdByDefault ? 'consumerID' : names[0]);
  const name = textOf(metadataItem({ metadata }, field));
  return {
    field,
    ...(name && { name }),
    isNone: given === undefined && !isAppIdByDefault,
  };
}
