import { PartialModule } from './partialModule';

/**
 * The types that the lab's daprd knows: those that need nothing, or nothing but Redis. The others bring the client
 * libraries of every cloud, which take longer to build than all of Kubernetes, and no lab has their backends. A type
 * that is left out is unknown to this daprd, and it says so as the whole one does of a type nobody has.
 */
const FILES = [
  'binding_cron.go',
  'binding_http.go',
  'binding_localstorage.go',
  'binding_redis.go',
  'configuration_redis.go',
  'crypto_dapr_jwks.go',
  'crypto_dapr_kubernetes_secrets.go',
  'crypto_dapr_localstorage.go',
  'lock_redis.go',
  'middleware_http_bearer.go',
  'middleware_http_oauth2.go',
  'middleware_http_oauth2clientcredentials.go',
  'middleware_http_ratelimit.go',
  'middleware_http_routeralias.go',
  'middleware_http_routerchecker.go',
  'middleware_http_uppercase.go',
  'nameresolution_kubernetes.go',
  'nameresolution_mdns.go',
  'pubsub_in-memory.go',
  'pubsub_redis.go',
  'secretstores_kubernetes.go',
  'secretstores_local_env.go',
  'secretstores_local_file.go',
  'state_in-memory.go',
  'state_redis.go',
  'wfbackend_actors.go',
];

/** Dapr's module with only those of its components. */
export const DAPR_WITH_FEW_COMPONENTS: PartialModule = {
  module: 'github.com/dapr/dapr',
  folder: 'cmd/daprd/components',
  keep: FILES,
};
