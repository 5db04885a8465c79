import {
  TenantPhase,
  TenantRef,
  formatTenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { done, stuck, waiting } from '../../polling';
import { Target } from './target';

const REMEDY: Partial<Record<TenantPhase, string>> = {
  paused: 'Resume it first.',
  sleeping: 'Wake it up first.',
  'scaled-down': 'Scale it up first.',
  deleting: 'The tenant is being deleted. Create it again after its deletion.',
  orphaned:
    'Its vcluster was uninstalled. Delete the tenant and create it again.',
  failed: 'See the findings and events on its entity page.',
};

/** The vcluster is ready. */
export function tenantReady(ref: TenantRef): Target<{}> {
  const id = formatTenantRef(ref);
  return {
    what: `tenant ${id} to be ready`,
    look: async (client, options) => {
      const { phase, reason, freshness } = await client.getTenant(ref, options);
      if (freshness.stale) {
        return waiting(
          `Tenant ${id}: the data is out of date since ${freshness.stale.since}: ${freshness.stale.reason}`,
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
