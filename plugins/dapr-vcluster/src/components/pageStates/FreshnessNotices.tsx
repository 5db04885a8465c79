import { Freshness, SourceState } from 'backstage-plugin-dapr-vcluster-common';
import { useSharedText } from '../../hooks';
import { Notice, useTimeText } from '../primitives';

/** Shows which data of a host is stale or unknown, since when and why. Renders nothing if all data is live. */
export function FreshnessNotices(props: { freshness: Freshness }) {
  const { stale, unknown } = props.freshness;
  const t = useSharedText();
  const { clock } = useTimeText();
  return (
    <>
      {stale && (
        <Notice tone="warning">
          {t('pageStates.stale', {
            since: clock(stale.since),
            reason: stale.reason,
          })}
        </Notice>
      )}
      {unknown.length > 0 && (
        <Notice tone="unknown">
          {t('pageStates.partial')}
          {unknown.map(source => (
            <div key={source.kind}>
              <SourceText source={source} />
            </div>
          ))}
        </Notice>
      )}
    </>
  );
}

function SourceText({ source }: { source: SourceState }) {
  const t = useSharedText();
  const { clock } = useTimeText();
  const words = {
    kind: source.kind,
    state: t(`pageStates.sourceState.${source.state}`),
    since: clock(source.since),
  };
  return (
    <>
      {source.reason
        ? t('pageStates.partialItemReason', { ...words, reason: source.reason })
        : t('pageStates.partialItem', words)}
    </>
  );
}
