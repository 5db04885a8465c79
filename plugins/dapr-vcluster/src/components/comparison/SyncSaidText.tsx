import { SyncSaid } from 'backstage-plugin-dapr-vcluster-common';
import { useText } from '../../hooks';
import { SAID_TONES } from '../badges';
import { StatusText } from '../primitives';

/** What the Component syncer says of a Dapr resource: state, and whether that is about an earlier version; with its reason. */
export function SyncSaidText({ sync }: { sync: SyncSaid }) {
  const t = useText();
  const { state, outdated, reason } = sync;
  return (
    <>
      <StatusText tone={outdated ? 'busy' : SAID_TONES[state]}>
        {t(`comparison.syncer.${state}`)}
        {outdated && ` (${t('comparison.syncer.outdated')})`}
      </StatusText>
      {reason && <div>{reason}</div>}
    </>
  );
}

/** The same in one line for a table cell; nothing where it is synced, as the cell says that already. */
export function SyncSaidLine({ sync }: { sync: SyncSaid | undefined }) {
  const t = useText();
  if (!sync || (sync.state === 'synced' && !sync.outdated)) {
    return null;
  }
  const state = t(`comparison.syncer.${sync.state}`);
  return (
    <div>
      {t(
        sync.outdated
          ? 'comparison.syncer.shortOutdated'
          : 'comparison.syncer.short',
        { state },
      )}
    </div>
  );
}
