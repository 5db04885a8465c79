import { brokerClaims } from 'backstage-plugin-dapr-vcluster-common/rules';
import {
  formatTenantRef,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { TenantIndex } from '../../inventory/TenantIndex';

/** What only a view over a whole host can tell about one tenant of it. */
export type HostKnowledge = {
  /** Version of the host's Dapr; undefined when it cannot be seen. */
  daprVersion(ref: TenantRef): string | undefined;
  /** Keys of what the host's other tenants take of brokers, for checks in the backend only; see `ownClaims`. */
  claims(ref: TenantRef): string[];
  /** Why {@link claims} may lack some; undefined when they are complete. */
  claimsGap(ref: TenantRef): string | undefined;
};

const COMPONENTS = 'components.dapr.io';

/** The same from the index. */
export function knowledgeOf(
  index: Pick<TenantIndex, 'snapshot' | 'tenants' | 'freshness'>,
): HostKnowledge {
  return {
    daprVersion: ref => index.snapshot(ref)?.dapr.version,
    claims: ref => {
      const own = formatTenantRef(ref);
      const keys = index
        .tenants()
        .filter(({ id, ref: { host } }) => host === ref.host && id !== own)
        .flatMap(other => index.snapshot(other.ref)?.components ?? [])
        .flatMap(component => brokerClaims(component))
        .map(({ key }) => key);
      return [...new Set(keys)].sort();
    },
    claimsGap: ({ host }) => {
      const gap = index
        .freshness()
        .find(each => each.host === host)
        ?.unknown.find(({ kind }) => kind === COMPONENTS);
      // What was known a moment ago is knowledge still.
      return !gap || gap.state === 'stale'
        ? undefined
        : gap.reason ?? `${COMPONENTS} of host ${host}: ${gap.state}.`;
    },
  };
}
