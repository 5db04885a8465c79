import Typography from '@material-ui/core/Typography';
import { ScheduleTenantResult } from 'backstage-plugin-dapr-vcluster-common';
import { useText } from '../../hooks';
import { useTimeText } from '../primitives';

/** What a schedule does next, in the time zone of the browser. */
export function NextTimes({ next }: Pick<ScheduleTenantResult, 'next'>) {
  const t = useText();
  const { full } = useTimeText();
  if (next.length === 0) {
    return null;
  }
  return (
    <div aria-live="polite">
      <Typography variant="subtitle2" component="h3">
        {t('lifecycle.sleep.next')}
      </Typography>
      <ul>
        {next.map(({ what, at }) => (
          <li key={`${what} ${at}`}>
            {t(
              what === 'sleep'
                ? 'lifecycle.sleep.nextSleep'
                : 'lifecycle.sleep.nextWake',
              { time: full(at) },
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
