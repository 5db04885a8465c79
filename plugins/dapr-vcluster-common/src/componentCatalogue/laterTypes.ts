/**
 * Types that Dapr ships since a release line whose source the catalogue was not made from; their fields are not known.
 * Source: https://github.com/dapr/dapr/releases/tag/v1.19.0
 */
const LATER_TYPES: Readonly<Record<string, string>> = {
  'bindings.sqlserver': '1.19',
  'pubsub.amqp': '1.19',
};

/** The release line that a type came with, after that of the catalogue; undefined for other types. `type` in lower case. */
export function laterLineOf(type: string): string | undefined {
  return Object.prototype.hasOwnProperty.call(LATER_TYPES, type)
    ? LATER_TYPES[type]
    : undefined;
}
