import { useApi } from '@backstage/core-plugin-api';
import { LogSource, TenantRef } from 'backstage-plugin-dapr-vcluster-common';
import { daprVclusterApiRef } from '../../api';
import { LogRequest } from './types';
import { useRequest } from './useRequest';

/** Reads a log on request only, because each read is audited. */
export function useLogRequest(
  ref: TenantRef,
  source: LogSource,
  request: LogRequest,
  active: boolean,
) {
  const api = useApi(daprVclusterApiRef);
  const key = active ? JSON.stringify([ref, source, request]) : undefined;
  const { tailLines, search, previous } = request;
  const query = {
    tailLines,
    search: search || undefined,
    previous: previous || undefined,
  };
  return useRequest(key, signal => api.getLog(ref, source, query, { signal }));
}
