import { Freshness } from 'backstage-plugin-dapr-vcluster-common';
import { ReactNode } from 'react';
import { failureOf, Live } from '../../hooks';
import { Skeletons, Stack } from '../primitives';
import { FreshnessNotices } from './FreshnessNotices';
import { ReadFailure } from './ReadFailure';
import { RefreshFailure } from './RefreshFailure';

/**
 * Renders all states of data from the backend: loading, forbidden, not found, failed, stale, partial and loaded. Loaded
 * data stays visible while it is refreshed.
 */
export function LiveBoundary<T>(props: {
  live: Live<T>;
  /** Name of the data in sentences: "the sidecars". */
  what: string;
  tenant?: string;
  freshness?: (data: T) => Freshness;
  skeletonLines?: number;
  children: (data: T) => ReactNode;
}) {
  const { live, what } = props;
  const failure = failureOf(live);
  if (failure) {
    return (
      <ReadFailure
        error={failure}
        retry={live.retry}
        what={what}
        tenant={props.tenant}
      />
    );
  }
  if (live.data === undefined) {
    return <Skeletons what={what} lines={props.skeletonLines} />;
  }
  return (
    <Stack>
      {live.error && <RefreshFailure live={live} />}
      {props.freshness && (
        <FreshnessNotices freshness={props.freshness(live.data)} />
      )}
      {props.children(live.data)}
    </Stack>
  );
}
