import { useApi } from '@backstage/core-plugin-api';
import {
  TenantRef,
  TenantSummary,
} from 'backstage-plugin-dapr-vcluster-common';
import { useState } from 'react';
import { daprVclusterApiRef } from '../../../api';
import { useCall, useText } from '../../../hooks';
import { BulkAction } from './whyNot';

/** One call waits for a while until all is stopped. */
const PAUSE_CALLS = 10;

/** What became of each tenant so far, by id: an empty text where it was done, else why not. */
export type BulkResults = Readonly<Record<string, string>>;

/** Does the same with several tenants, one after the other; what fails keeps no other one from its turn. */
export function useBulkCall(
  action: BulkAction,
  tenants: readonly TenantSummary[],
  expiresIn: string,
) {
  const t = useText();
  const api = useApi(daprVclusterApiRef);
  const [results, setResults] = useState<BulkResults>({});
  const pause = async (ref: TenantRef) => {
    for (let calls = 0; calls < PAUSE_CALLS; calls++) {
      const { outcome } = await api.pauseTenant(ref);
      if (outcome !== 'pausing') {
        return;
      }
    }
    throw new Error(t('fleet.bulk.stillRuns'));
  };
  const perform = async ({ ref }: TenantSummary): Promise<unknown> => {
    switch (action) {
      case 'pause':
        return pause(ref);
      case 'resume':
        return api.resumeTenant(ref);
      default:
        return api.extendTenant(ref, expiresIn ? { expiresIn } : {});
    }
  };
  const { call, start } = useCall(async () => {
    for (const tenant of tenants) {
      const error = await perform(tenant).then(
        () => '',
        ({ message }: Error) => message,
      );
      setResults(before => ({ ...before, [tenant.id]: error }));
    }
  });
  return { results, state: call.state, start };
}
