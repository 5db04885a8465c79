import {
  multiNamespaceHostNamespace,
  singleNamespaceName,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { ObjectRef } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { DaprRoute } from '../../tenants/live/LiveTenant';

/** Where a Dapr Component of a tenant is written, and how its Secrets are called on the host. */
export type Target = {
  /** How it gets to the host. */
  route: DaprRoute;
  /** The API server the Component is written to. */
  side: 'virtual' | 'host';
  /** The Component on that side. */
  component: Required<ObjectRef>;
  /** Where the Component is (or arrives) on the host. */
  host: Required<ObjectRef>;
  /** Where a Secret of the virtual namespace arrives on the host. */
  hostSecret(name: string): Required<ObjectRef>;
};

/**
 * Names of a Component and its Secrets on both sides. The name of the Component stays the same everywhere, because
 * apps ask for it by name; only Secrets are renamed, in single-namespace tenants.
 */
export function targetOf(
  ref: TenantRef,
  route: DaprRoute,
  { namespace, name }: { namespace: string; name: string },
): Target {
  if (route === 'virtual') {
    const hostNamespace = multiNamespaceHostNamespace(
      namespace,
      ref.namespace,
      ref.name,
    );
    return {
      route,
      side: 'virtual',
      component: { namespace, name },
      host: { namespace: hostNamespace, name },
      hostSecret: secret => ({ namespace: hostNamespace, name: secret }),
    };
  }
  const host = { namespace: ref.namespace, name };
  return {
    route,
    side: route === 'host' ? 'host' : 'virtual',
    component: route === 'host' ? host : { namespace, name },
    host,
    hostSecret: secret => ({
      namespace: ref.namespace,
      name: singleNamespaceName(secret, namespace, ref.name),
    }),
  };
}
