import { TenantSummary } from 'backstage-plugin-dapr-vcluster-common';
import { useMemo, useState } from 'react';

/** Tenants that are selected, by id; they stay so on other pages of the list. */
export type Selection = {
  all: TenantSummary[];
  has: (id: string) => boolean;
  toggle: (tenant: TenantSummary) => void;
  add: (tenants: readonly TenantSummary[]) => void;
  clear: () => void;
};

/** A selection that is kept as long as the page is open. */
export function useSelection(): Selection {
  const [chosen, setChosen] = useState<ReadonlyMap<string, TenantSummary>>(
    new Map(),
  );
  return useMemo(
    () => ({
      all: [...chosen.values()],
      has: id => chosen.has(id),
      toggle: tenant =>
        setChosen(before => {
          const next = new Map(before);
          if (!next.delete(tenant.id)) {
            next.set(tenant.id, tenant);
          }
          return next;
        }),
      add: tenants =>
        setChosen(
          before =>
            new Map([
              ...before,
              ...tenants.map(each => [each.id, each] as const),
            ]),
        ),
      clear: () => setChosen(new Map()),
    }),
    [chosen],
  );
}
