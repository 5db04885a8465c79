import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import {
  LogContainer,
  LogSource,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { useState } from 'react';
import { useText } from '../../hooks';
import { Skeletons, Stack, saveText } from '../primitives';
import { ReadFailure } from '../pageStates';
import { textOf } from './download';
import { FollowStatus } from './FollowStatus';
import { LogBody } from './LogBody';
import { LogChoices } from './LogChoices';
import { LogRequest, ShownLog } from './types';
import { useFollowedLog } from './useFollowedLog';
import { useLogRequest } from './useLogRequest';
import { usePageVisible } from './usePageVisible';

const useStyles = makeStyles(theme => ({
  pane: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1.5),
    height: '100%',
    minHeight: 0,
  },
}));

/** One log with its controls. */
export function LogPane(props: {
  tenantRef: TenantRef;
  /** Name of the downloaded file. */
  name: string;
  containers: readonly LogContainer[];
  sourceOf: (container: string) => LogSource;
  /** Container that is shown first. */
  initial: string;
}) {
  const { tenantRef, containers, sourceOf } = props;
  const classes = useStyles();
  const t = useText();
  const [container, setContainer] = useState(props.initial);
  const [times, setTimes] = useState(false);
  const [follows, setFollows] = useState(false);
  const [paused, setPaused] = useState(false);
  const [request, setWish] = useState<LogRequest>({
    tailLines: 200,
    search: '',
    previous: false,
  });
  const visible = usePageVisible();
  const source = sourceOf(container);
  const reading = useLogRequest(tenantRef, source, request, !follows);
  const followed = useFollowedLog(
    tenantRef,
    source,
    request,
    follows && !paused && visible,
  );
  const log = reading.value;
  const shown: ShownLog | undefined = follows
    ? followed
    : log && { ...log, head: log };
  const error = follows ? followed.error : reading.error;
  const again = follows ? followed.again : reading.again;
  return (
    <div className={classes.pane}>
      <LogChoices
        containers={containers}
        container={container}
        onContainer={setContainer}
        request={request}
        onRequest={change => setWish(last => ({ ...last, ...change }))}
        follows={follows}
        onFollow={now => {
          setFollows(now);
          setPaused(false);
        }}
        times={times}
        onTimes={setTimes}
      />
      <Stack as="row">
        {follows ? (
          <FollowStatus
            log={followed}
            paused={paused}
            visible={visible}
            onPause={setPaused}
          />
        ) : (
          <Button size="small" variant="outlined" onClick={again}>
            {t('logs.refresh')}
          </Button>
        )}
        <Button
          size="small"
          variant="outlined"
          disabled={!shown || shown.lines.length === 0}
          onClick={() =>
            saveText(
              `${props.name}-${container}.log`,
              textOf(shown?.lines ?? []),
            )
          }
        >
          {t('logs.download')}
        </Button>
      </Stack>
      {error && (
        <ReadFailure error={error} retry={again} what={t('logs.what')} />
      )}
      {shown
        ? (!error || shown.lines.length > 0) && (
            <LogBody
              log={shown}
              container={container}
              request={request}
              times={times}
              unfinished={follows && followed.state !== 'ended'}
            />
          )
        : !error && <Skeletons what={t('logs.what')} lines={8} />}
    </div>
  );
}
