import { KubeClient } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { TenantRights } from './TenantRights';

/**
 * A client that gets itself the rights it lacks in the namespaces of tenants. Lists and watches of the whole host are
 * not concerned.
 */
export function withTenantRights(
  client: KubeClient,
  rights: TenantRights,
): KubeClient {
  return {
    get: (...call) => rights.run(() => client.get(...call)),
    list: (...call) => rights.run(() => client.list(...call)),
    pages: (...call) => client.pages(...call),
    apply: (...call) => rights.run(() => client.apply(...call)),
    create: (...call) => rights.run(() => client.create(...call)),
    replace: (...call) => rights.run(() => client.replace(...call)),
    patch: (...call) => rights.run(() => client.patch(...call)),
    delete: (...call) => rights.run(() => client.delete(...call)),
    watch: (...call) => client.watch(...call),
    raw: (...call) => rights.run(() => client.raw(...call)),
    stream: (...call) => rights.run(() => client.stream(...call)),
    close: () => client.close(),
  };
}
