import {
  TenantPhase,
  TenantRef,
  formatTenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { done, stuck, waiting } from '../../waiting';
import { Target } from './target';

const REMEDY: Partial<Record<TenantPhase, string>> = {
  paused: 'Resume it first.',
  sleeping: 'Wake it up first.',
  'scaled-down': 'Scale it up first.',
  deleting: 'It is being deleted; create it again when it is gone.',
  orphaned: 'Its vcluster is gone; delete the tenant and create it again.',
  failed: 'Its entity page shows the findings and events.',
};

/** The vcluster answers. */
export function tenantReady(ref: TenantRef): Target<{}> {
  const id = formatTenantRef(ref);
  return {
    what: `tenant ${id} to be ready`,
    look: async (client, options) => {
      const { phase, reason, freshness } = await client.getTenant(ref, options);
      if (freshness.stale) {
        return waiting(
          `Tenant ${id}: what is known is old, since ${freshness.stale.since}: ${freshness.stale.reason}`,
        );
      }
      const summary = `Tenant ${id}: ${phase}${reason ? `: ${reason}` : ''}`;
      if (phase === 'ready') {
        return done(summary, {});
      }
      const remedy = REMEDY[phase];
      return remedy
        ? stuck(`${summary.replace(/\.$/, '')}. ${remedy}`)
        : waiting(summary);
    },
  };
}
