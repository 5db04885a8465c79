import { useApi } from '@backstage/core-plugin-api';
import { useCallback } from 'react';
import useSWR from 'swr';
import { DaprVclusterApi, daprVclusterApiRef } from '../api';
import { apiIdentity } from './apiIdentity';
import { isRefusal } from './errors';
import { useChanges } from './useChanges';
import { useSignalsActive } from './useSignalsActive';

/** Polling interval while the page is visible. Signals trigger earlier reads. */
const POLL_MS = 15_000;

/** Polling interval while signals arrive for every change; it covers lost signals. */
const NET_MS = 60_000;

const FIRST_RETRY_MS = 2_000;

/** Delay before a retry: the normal interval after a refusal, an increasing delay after other errors. */
function pauseAfter(failure: Error, attempts: number): number {
  return isRefusal(failure)
    ? POLL_MS
    : Math.min(FIRST_RETRY_MS * 2 ** (attempts - 1), POLL_MS);
}

/** Data that is kept up to date. It stays while it is refreshed, and if refreshing fails. */
export type Live<T> = {
  data?: T;
  /** When the data arrived, in milliseconds of the epoch. */
  receivedAt?: number;
  /** The data is of the query before this one, which is still loading or has failed; only with `keepPrevious`. */
  isPrevious?: boolean;
  error?: Error;
  retry: () => void;
};

/**
 * Reads data and keeps it up to date: when a signal reports a change of `tenant` (of any tenant if none is given), and
 * every 15 seconds while the page is visible. Set `signalled` if the backend signals every change of the data, which it
 * does for data from its index but not for data that it reads on demand: while signals arrive, the data is then polled
 * once a minute. With `keepPrevious`, the old data stays visible while a changed query (page, filter) is loading.
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
  const signalsActive = useSignalsActive();
  const { data, error, mutate } = useSWR<
    { value: T; at: number; key: string },
    Error
  >(
    [apiIdentity(api), key],
    async () => ({ value: await read(api), at: Date.now(), key }),
    {
      refreshInterval: signalsActive && options.signalled ? NET_MS : POLL_MS,
      refreshWhenHidden: false,
      keepPreviousData: options.keepPrevious,
      dedupingInterval: 500,
      focusThrottleInterval: 5_000,
      // SWR stops polling after an error, so every error schedules a retry.
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
  return {
    data: data?.value,
    receivedAt: data?.at,
    isPrevious: data !== undefined && data.key !== key,
    error,
    retry,
  };
}
