import Button from '@material-ui/core/Button';
import { useText } from '../../hooks';
import { StatusText } from '../primitives';
import { FollowedLog } from './FollowedLog';

const TONES = {
  connecting: 'busy',
  live: 'ok',
  paused: 'quiet',
  hidden: 'quiet',
  ended: 'warning',
} as const;

/** State of following a log, with a button to pause, resume or reconnect. */
export function FollowStatus(props: {
  log: FollowedLog & { again: () => void };
  paused: boolean;
  visible: boolean;
  onPause: (paused: boolean) => void;
}) {
  const { log, paused } = props;
  const t = useText();
  const state = stateOf(props);
  const ended = state === 'ended';
  return (
    <>
      <span role="status">
        <StatusText tone={TONES[state]}>{t(`logs.state.${state}`)}</StatusText>
        {ended && log.end && ` ${log.end.message}`}
      </span>
      <Button
        size="small"
        variant="outlined"
        onClick={ended ? log.again : () => props.onPause(!paused)}
      >
        {t(action(ended, paused))}
      </Button>
    </>
  );
}

function stateOf(props: {
  log: FollowedLog;
  paused: boolean;
  visible: boolean;
}): keyof typeof TONES {
  if (props.paused) {
    return 'paused';
  }
  return props.visible ? props.log.state : 'hidden';
}

function action(ended: boolean, paused: boolean) {
  if (ended) {
    return 'logs.reconnect';
  }
  return paused ? 'logs.resume' : 'logs.pause';
}
