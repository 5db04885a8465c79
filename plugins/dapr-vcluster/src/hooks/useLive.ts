import { useApi } from '@backstage/core-plugin-api';
import { useCallback } from 'react';
import useSWR from 'swr';
import { DaprVclusterApi, daprVclusterApiRef } from '../api';
import { apiIdentity } from './apiIdentity';
import { isRefusal } from './errors';
import { useChanges } from './useChanges';

/** Poll while the page is visible; signals make it faster, this makes it certain. */
const POLL_MS = 15_000;

/** Data that follows its source. Data stays while it is read again and when that fails. */
export type Live<T> = {
  data?: T;
  /** When the data arrived, in milliseconds of the epoch. */
  receivedAt?: number;
  error?: Error;
  retry: () => void;
};

/**
 * Reads something and keeps it up to date: at once when told of a change to `tenant` (or, without one, to any tenant),
 * else every 15 seconds while the page is visible. `keepPrevious` shows the old answer while a changed question (another
 * page, another filter) is on its way.
 */
export function useLive<T>(
  key: string,
  read: (api: DaprVclusterApi) => Promise<T>,
  options: { tenant?: string; keepPrevious?: boolean } = {},
): Live<T> {
  const api = useApi(daprVclusterApiRef);
  const { data, error, mutate } = useSWR<{ value: T; at: number }, Error>(
    [apiIdentity(api), key],
    async () => ({ value: await read(api), at: Date.now() }),
    {
      refreshInterval: POLL_MS,
      refreshWhenHidden: false,
      keepPreviousData: options.keepPrevious,
      dedupingInterval: 500,
      focusThrottleInterval: 5_000,
      shouldRetryOnError: failure => !isRefusal(failure),
    },
  );
  const retry = useCallback(() => {
    mutate().catch(() => undefined);
  }, [mutate]);
  useChanges(options.tenant, retry);
  return { data: data?.value, receivedAt: data?.at, error, retry };
}
