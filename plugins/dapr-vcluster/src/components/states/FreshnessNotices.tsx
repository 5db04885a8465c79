import { Freshness, SourceState } from 'backstage-plugin-dapr-vcluster-common';
import { useText } from '../../hooks';
import { Notice, useTimeText } from '../primitives';

/** Says what of a host may be old or is not known, since when and why. Nothing when all is live. */
export function FreshnessNotices(props: { freshness: Freshness }) {
  const { stale, unknown } = props.freshness;
  const t = useText();
  const { clock } = useTimeText();
  return (
    <>
      {stale && (
        <Notice tone="warning">
          {t('states.stale', {
            since: clock(stale.since),
            reason: stale.reason,
          })}
        </Notice>
      )}
      {unknown.length > 0 && (
        <Notice tone="unknown">
          {t('states.partial')}
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
  const t = useText();
  const { clock } = useTimeText();
  const words = {
    kind: source.kind,
    state: t(`states.sourceState.${source.state}`),
    since: clock(source.since),
  };
  return (
    <>
      {source.reason
        ? t('states.partialItemReason', { ...words, reason: source.reason })
        : t('states.partialItem', words)}
    </>
  );
}
