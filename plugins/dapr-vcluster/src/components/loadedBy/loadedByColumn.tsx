import { Freshness } from 'backstage-plugin-dapr-vcluster-common';
import { Text } from '../../hooks';
import { Column } from '../primitives';
import { LoadableResource, LoadedBySummary } from './LoadedBySummary';

/** Column "Loaded by". */
export function loadedByColumn<T extends LoadableResource>(
  t: Text,
  freshness: Pick<Freshness, 'unknown'>,
): Column<T> {
  const podsUnknown = whyPodsUnknown(freshness);
  return {
    id: 'loaded',
    header: t('loadedBy.header'),
    render: object => (
      <LoadedBySummary object={object} podsUnknown={podsUnknown} />
    ),
  };
}

/** Why the pods of the host are unknown. Stale pods count as known. */
function whyPodsUnknown({
  unknown,
}: Pick<Freshness, 'unknown'>): string | undefined {
  const gap = unknown.find(
    ({ kind, state }) => kind === 'pods' && state !== 'stale',
  );
  return gap && (gap.reason ?? gap.state);
}
