import Typography from '@material-ui/core/Typography';
import { useText } from '../../hooks';
import { Notice } from '../primitives';
import { LogLines } from './LogLines';
import { LogNotices, RedactionNote } from './LogNotices';
import { LogRequest, ShownLog } from './types';

/** The lines with notices, or the reason why there are none. */
export function LogBody(props: {
  log: ShownLog;
  container: string;
  request: LogRequest;
  times: boolean;
  /** More lines may still arrive. */
  unfinished: boolean;
}) {
  const { log, request } = props;
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
          <Typography variant="body2">{t(emptyText(request))}</Typography>
        )
      )}
      <RedactionNote log={log} />
    </>
  );
}

function emptyText({ search, previous }: LogRequest) {
  if (search) {
    return 'logs.emptySearch';
  }
  return previous ? 'logs.emptyPrevious' : 'logs.empty';
}
