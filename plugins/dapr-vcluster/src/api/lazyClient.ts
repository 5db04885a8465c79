import type {
  ClientOptions,
  DaprVclusterClient,
} from 'backstage-plugin-dapr-vcluster-common';
import type { DaprVclusterApi } from './ref';

type Call = (...args: unknown[]) => unknown;

/**
 * The typed client, loaded with its first call: pages of other plugins, which include this module, do not need it. What
 * streams gives an iterator at once, everything else a promise, as the client itself does.
 */
export function lazyClient(options: ClientOptions): DaprVclusterApi {
  let loading: Promise<DaprVclusterClient> | undefined;
  const load = async (name: string): Promise<Call> => {
    loading ??= import('./client').then(({ createClient }) =>
      createClient(options),
    );
    const client = await loading;
    return (client[name as keyof DaprVclusterClient] as Call).bind(client);
  };
  return new Proxy({} as DaprVclusterApi, {
    get(_, name) {
      // Whatever is awaited is asked whether it is a promise.
      if (typeof name === 'symbol' || name === 'then') {
        return undefined;
      }
      return name.startsWith('follow')
        ? (...args: unknown[]) => stream(load(name), args)
        : async (...args: unknown[]) => (await load(name))(...args);
    },
  });
}

async function* stream(call: Promise<Call>, args: unknown[]) {
  yield* (await call)(...args) as AsyncGenerator;
}
