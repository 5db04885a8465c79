import { Freshness } from 'backstage-plugin-dapr-vcluster-common';
import { ReactNode } from 'react';
import { failureOf, Live } from '../../hooks';
import { Skeletons, Stack } from '../primitives';
import { FreshnessNotices } from './FreshnessNotices';
import { ReadFailure } from './ReadFailure';
import { RefreshFailure } from './RefreshFailure';

/**
 * Every state of something read from the backend: being read for the first time, refused, failed, out of date, partial,
 * there. What was read once stays while it is read again.
 */
export function LiveBoundary<T>(props: {
  live: Live<T>;
  /** What is read, in words: "the sidecars". */
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
