import Button from '@material-ui/core/Button';
import { Live, useNow, useSharedText } from '../../hooks';
import { Notice, useTimeText } from '../primitives';

/** Shows that the data could not be refreshed, and when it was loaded. */
export function RefreshFailure<T>(props: { live: Live<T> }) {
  const t = useSharedText();
  const now = useNow();
  const { ago } = useTimeText();
  const { error, receivedAt = now, retry } = props.live;
  return (
    <Notice
      tone="warning"
      action={
        <Button size="small" variant="outlined" onClick={retry}>
          {t('common.retry')}
        </Button>
      }
    >
      {t('pageStates.refreshFailed', {
        reason: error?.message ?? t('common.unknown'),
        ago: ago(new Date(receivedAt).toISOString(), now),
      })}
    </Notice>
  );
}
