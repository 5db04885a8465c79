import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';

/** What its author wrote of a Dapr resource; the rest is bookkeeping of either side. */
export type Authored = { spec?: unknown; scopes: unknown; auth?: unknown };

/** The parts of a Dapr resource that its two sides must have in common. */
export function authoredOf(object: KubeObject): Authored {
  const { spec, scopes, auth } = object as KubeObject & Partial<Authored>;
  return { spec, scopes: scopes ?? [], auth };
}
