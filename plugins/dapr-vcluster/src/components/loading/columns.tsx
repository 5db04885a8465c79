import { Freshness } from 'backstage-plugin-dapr-vcluster-common';
import { Text } from '../../hooks';
import { Column } from '../primitives';
import { Loadable, LoadedSummary } from './LoadedSummary';

/** Column "Loaded by". */
export function loadedColumn<T extends Loadable>(
  t: Text,
  freshness: Pick<Freshness, 'unknown'>,
): Column<T> {
  const podsUnknown = whyPodsUnknown(freshness);
  return {
    id: 'loaded',
    header: t('components.loadedBy'),
    render: object => (
      <LoadedSummary object={object} podsUnknown={podsUnknown} />
    ),
  };
}

/** Why the pods of the host are not known; what is merely old is known. */
function whyPodsUnknown({
  unknown,
}: Pick<Freshness, 'unknown'>): string | undefined {
  const gap = unknown.find(
    ({ kind, state }) => kind === 'pods' && state !== 'stale',
  );
  return gap && (gap.reason ?? gap.state);
}
