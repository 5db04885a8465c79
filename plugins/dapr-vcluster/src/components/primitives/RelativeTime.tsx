import { useNow } from '../../hooks';
import { useTimeText } from './useTimeText';

/** `3 minutes ago`, with the exact time as its title. */
export function RelativeTime(props: { time: string }) {
  const now = useNow();
  const { ago, full } = useTimeText();
  return (
    <time dateTime={props.time} title={full(props.time)}>
      {ago(props.time, now)}
    </time>
  );
}
