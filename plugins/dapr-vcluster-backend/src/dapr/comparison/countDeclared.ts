import { Known, Tenant } from 'backstage-plugin-dapr-vcluster-common';
import { SourceKind } from '../../inventory/model/model';
import { Compared } from './compare';
import { gapOf } from './gap';

/** How many objects of a kind count as declared; where the host is what declares them, only if it can be seen. */
export function countDeclared(
  items: ReadonlyArray<Pick<Compared, 'declared'>>,
  declared: Known<unknown[]> | undefined,
  tenant: Pick<Tenant, 'freshness'>,
  kind: SourceKind,
): Known<number> {
  if (declared?.state === 'unknown') {
    return declared;
  }
  const gap = gapOf(tenant, kind);
  if (!declared && gap) {
    return { state: 'unknown', ...gap };
  }
  return {
    state: 'known',
    value: items.filter(item => item.declared === 'yes').length,
    observedAt: declared?.observedAt ?? tenant.freshness.observedAt,
  };
}
