import { useApi } from '@backstage/core-plugin-api';
import { LogSource, TenantRef } from 'backstage-plugin-dapr-vcluster-common';
import { daprVclusterApiRef } from '../../api';
import { LogWish } from './types';
import { useAsked } from './useAsked';

/** Reads a log when it is wanted, and not by itself: each reading is recorded. */
export function useLogReading(
  ref: TenantRef,
  source: LogSource,
  wish: LogWish,
  active: boolean,
) {
  const api = useApi(daprVclusterApiRef);
  const key = active ? JSON.stringify([ref, source, wish]) : undefined;
  const { tailLines, search, previous } = wish;
  const query = {
    tailLines,
    search: search || undefined,
    previous: previous || undefined,
  };
  return useAsked(key, signal => api.getLog(ref, source, query, { signal }));
}
