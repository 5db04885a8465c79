import { KubeClient } from 'backstage-plugin-dapr-vcluster-node/kubernetes';

/**
 * A client that is made with its first call. Where it cannot be made, the call fails, and the next one tries again.
 *
 * @param make - throws KubeError
 */
export function deferredClient(make: () => KubeClient): KubeClient {
  let made: KubeClient | undefined;
  const client = () => (made ??= make());
  return {
    get: async (...call) => client().get(...call),
    list: async (...call) => client().list(...call),
    async *pages(...call) {
      yield* client().pages(...call);
    },
    apply: async (...call) => client().apply(...call),
    create: async (...call) => client().create(...call),
    replace: async (...call) => client().replace(...call),
    patch: async (...call) => client().patch(...call),
    delete: async (...call) => client().delete(...call),
    async *watch(...call) {
      yield* client().watch(...call);
    },
    raw: async (...call) => client().raw(...call),
    stream: async (...call) => client().stream(...call),
    close: () => made?.close(),
  };
}
