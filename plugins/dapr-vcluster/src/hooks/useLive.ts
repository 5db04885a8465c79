import { useApi } from '@backstage/core-plugin-api';
import { useCallback } from 'react';
import useSWR from 'swr';
import { DaprVclusterApi, daprVclusterApiRef } from '../api';
import { apiIdentity } from './apiIdentity';
import { isRefusal } from './errors';
import { useChanges } from './useChanges';
import { useSignalsHeard } from './useSignalsHeard';

/** Poll while the page is visible; signals make it faster, this makes it certain. */
const POLL_MS = 15_000;

/** Where every change is signalled and signals do come, only one that got lost is left to find. */
const NET_MS = 60_000;

const FIRST_RETRY_MS = 2_000;

/** A refusal will not pass by itself within seconds; anything else may. */
function pauseAfter(failure: Error, attempts: number): number {
  return isRefusal(failure)
    ? POLL_MS
    : Math.min(FIRST_RETRY_MS * 2 ** (attempts - 1), POLL_MS);
}

/** Data that follows its source. Data stays while it is read again, and when that fails. */
export type Live<T> = {
  data?: T;
  /** When the data arrived, in milliseconds of the epoch. */
  receivedAt?: number;
  error?: Error;
  retry: () => void;
};

/**
 * Reads something and keeps it up to date: at once when told of a change to `tenant` (or, without one, to any tenant),
 * else every 15 seconds while the page is visible. `signalled` says that signals tell every change of the answer, as they
 * do of what the backend knows of hosts and not of what it reads when asked: while they come, it is read each minute only.
 * `keepPrevious` shows the old answer while a changed question (another page, another filter) is on its way.
 */
export function useLive<T>(
  key: string,
  read: (api: DaprVclusterApi) => Promise<T>,
  options: {
    tenant?: string;
    signalled?: boolean;
    keepPrevious?: boolean;
  } = {},
): Live<T> {
  const api = useApi(daprVclusterApiRef);
  const heard = useSignalsHeard();
  const { data, error, mutate } = useSWR<{ value: T; at: number }, Error>(
    [apiIdentity(api), key],
    async () => ({ value: await read(api), at: Date.now() }),
    {
      refreshInterval: heard && options.signalled ? NET_MS : POLL_MS,
      refreshWhenHidden: false,
      keepPreviousData: options.keepPrevious,
      dedupingInterval: 500,
      focusThrottleInterval: 5_000,
      // SWR stops polling once something failed, so every failure is followed by another try.
      onErrorRetry: (failure, _key, _config, revalidate, attempt) => {
        setTimeout(
          () => revalidate(attempt),
          pauseAfter(failure, attempt.retryCount),
        );
      },
    },
  );
  const retry = useCallback(() => {
    mutate().catch(() => undefined);
  }, [mutate]);
  useChanges(options.tenant, retry);
  return { data: data?.value, receivedAt: data?.at, error, retry };
}
