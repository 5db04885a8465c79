import { KubeClient } from 'backstage-plugin-dapr-vcluster-node/kubernetes';

const WRITES = new Set(['apply', 'create', 'replace', 'patch', 'delete']);

/**
 * The same client, whose writes wait each until they may be sent; reads go on.
 *
 * @param pass - resolves when a write may be sent, or throws
 */
export function fenced(
  client: KubeClient,
  pass: () => Promise<void>,
): KubeClient {
  return new Proxy(client, {
    get: (target, property) => {
      const value = Reflect.get(target, property, target);
      if (typeof value !== 'function') {
        return value;
      }
      return WRITES.has(String(property))
        ? async (...parameters: unknown[]) => {
            await pass();
            return value.apply(target, parameters);
          }
        : value.bind(target);
    },
  });
}
