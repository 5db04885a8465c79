import Typography from '@material-ui/core/Typography';
import { useText } from '../../hooks';
import { Notice } from '../primitives';
import { LogLines } from './LogLines';
import { LogNotices, RedactionNote } from './LogNotices';
import { LogWish, ShownLog } from './types';

/** The lines with what is to be known of them, or why there are none. */
export function LogBody(props: {
  log: ShownLog;
  container: string;
  wish: LogWish;
  times: boolean;
  /** More may still come by itself. */
  unfinished: boolean;
}) {
  const { log, wish } = props;
  const t = useText();
  const { waiting } = log.head ?? {};
  return (
    <>
      <LogNotices log={log} />
      {waiting && (
        <Notice tone="busy">{t('logs.waiting', { reason: waiting })}</Notice>
      )}
      {log.lines.length > 0 ? (
        <LogLines
          label={t('logs.region', { container: props.container })}
          lines={log.lines}
          first={log.forgotten ?? 0}
          times={props.times}
        />
      ) : (
        !waiting &&
        !props.unfinished && (
          <Typography variant="body2">{t(emptyText(wish))}</Typography>
        )
      )}
      <RedactionNote log={log} />
    </>
  );
}

function emptyText({ search, previous }: LogWish) {
  if (search) {
    return 'logs.emptySearch';
  }
  return previous ? 'logs.emptyPrevious' : 'logs.empty';
}
