/** What the simulation knows of a Dapr Component type. */
export type ComponentType = {
  /** As `/v1.0/metadata` lists them; daprd leaves the field out when there are none. */
  capabilities: string[];
  /** Metadata field with the `host:port` of a backend; types without one need no backend. */
  addressField?: string;
  /** Metadata field with the backend's password. */
  passwordField?: string;
  /** What daprd puts before a connection error. */
  connecting?: (address: string) => string;
};

const STATE = ['ETAG', 'TRANSACTIONAL', 'TTL', 'ACTOR'];

const redis = (
  capabilities: string[],
  connecting: (address: string) => string,
): ComponentType => ({
  capabilities,
  addressField: 'redisHost',
  passwordField: 'redisPassword',
  connecting,
});

const plain = (capabilities: string[] = []): ComponentType => ({
  capabilities,
});

/**
 * Types by `<type>/<version>`, of components-contrib 1.18. Redis alone is
 * connected to; the others load when they are well-formed.
 */
const TYPES: Record<string, ComponentType> = {
  'state.redis/v1': redis(
    STATE,
    address => `redis store: error connecting to redis at ${address}`,
  ),
  'pubsub.redis/v1': redis(
    [],
    address => `redis streams: error connecting to redis at ${address}`,
  ),
  'configuration.redis/v1': redis(
    [],
    address => `error connecting to redis at ${address}`,
  ),
  'lock.redis/v1': redis(
    [],
    address => `error connecting to Redis: ${address}`,
  ),
  'bindings.redis/v1': redis(
    ['OUTPUT_BINDING'],
    address => `redis binding: error connecting to redis at ${address}`,
  ),
  'state.in-memory/v1': plain([...STATE, 'DELETE_WITH_PREFIX']),
  'state.postgresql/v1': plain([...STATE, 'QUERY_API']),
  'state.postgresql/v2': plain(STATE),
  'state.mysql/v1': plain(STATE),
  'state.mongodb/v1': plain([...STATE, 'QUERY_API']),
  'pubsub.in-memory/v1': plain(['SUBSCRIBE_WILDCARDS']),
  'pubsub.kafka/v1': plain(),
  'pubsub.rabbitmq/v1': plain(['MESSAGE_TTL']),
  'bindings.cron/v1': plain(['INPUT_BINDING']),
  'bindings.http/v1': plain(['OUTPUT_BINDING']),
  'bindings.kafka/v1': plain(['INPUT_BINDING', 'OUTPUT_BINDING']),
  'secretstores.kubernetes/v1': plain(),
  'secretstores.local.env/v1': plain(['MULTIPLE_KEY_VALUES_PER_SECRET']),
  'secretstores.local.file/v1': plain(['MULTIPLE_KEY_VALUES_PER_SECRET']),
  'secretstores.hashicorp.vault/v1': plain(['MULTIPLE_KEY_VALUES_PER_SECRET']),
  'crypto.dapr.kubernetes.secrets/v1': plain(),
  'middleware.http.ratelimit/v1': plain(),
  'middleware.http.routeralias/v1': plain(),
};

/** How daprd names a building block when it finds no implementation. */
const NOT_FOUND: Partial<Record<string, (id: string) => string>> = {
  state: id => `couldn't find state store ${id}`,
  pubsub: id => `couldn't find message bus ${id}`,
  secretstores: id => `couldn't find secret store ${id}`,
  configuration: id => `couldn't find configuration store ${id}`,
  lock: id => `couldn't find lock store ${id}`,
  bindings: id => `couldn't find output binding ${id}`,
  crypto: id => `couldn't find crypto provider ${id}`,
  conversation: id => `couldn't find conversation component ${id}`,
  middleware: id => `HTTP middleware ${id} has not been registered`,
};

/** The type, or daprd's words for why there is none; versions default to v1. */
export function componentType(
  type: string,
  version: string,
): ComponentType | { missing: string; category: boolean } {
  const id = `${type}/${version || 'v1'}`.toLowerCase();
  const [block] = type.split('.');
  const notFound = NOT_FOUND[block];
  const known = TYPES[id];
  // daprd compares the building block as written, and the rest in lower case.
  if (known && notFound) {
    return known;
  }
  return notFound
    ? { missing: notFound(`${type}/${version}`), category: true }
    : { missing: `incorrect type ${type}`, category: false };
}
