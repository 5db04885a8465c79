import { checkDaprComponent } from 'backstage-plugin-dapr-vcluster-common/rules';
import type { ComponentCatalogue } from 'backstage-plugin-dapr-vcluster-common/component-catalogue';
import {
  Finding,
  GuardrailPolicy,
  Tenant,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { ComponentItem } from '../../inventory/model/model';

// Stands for a value that was dropped before it was kept; the rules need to know that there is one.
const DROPPED = 'a value that is not kept';

/**
 * What the guardrails say about a Dapr Component that exists: the same rules that check one before it is written.
 * Advice that only helps while writing is left out.
 */
export function guardrailFindings(
  item: ComponentItem,
  { ref, profile }: Pick<Tenant, 'profile'> & { ref: Pick<TenantRef, 'name'> },
  catalogue: ComponentCatalogue,
  policy?: GuardrailPolicy,
): Finding[] {
  const { type, version } = item;
  if (type === undefined || version === undefined) {
    return [];
  }
  return checkDaprComponent(
    {
      name: item.name,
      type,
      version,
      scopes: item.scopes,
      ignoreErrors: item.ignoreErrors,
      metadata: item.metadata.map(({ redacted, ...entry }) =>
        redacted ? { ...entry, value: DROPPED } : entry,
      ),
    },
    { tenant: ref, policy, ...(profile !== 'unknown' && { profile }) },
    catalogue,
  ).filter(({ severity }) => severity !== 'info');
}
