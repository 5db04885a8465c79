import {
  LogEvent,
  LogHead,
  LogLine,
} from 'backstage-plugin-dapr-vcluster-common';

/** Lines a page keeps; the browser stays quick with them. */
export const KEPT_LINES = 5_000;

/** A log while it is followed. */
export type FollowedLog = {
  state: 'connecting' | 'live' | 'ended';
  head?: LogHead;
  lines: readonly LogLine[];
  dropped: number;
  /** The oldest lines, which are not kept any more. */
  forgotten: number;
  /** Why it ended, as the backend says. */
  end?: { reason: 'container' | 'time' | 'trouble'; message: string };
  /** Why it could not be followed, or was cut off. */
  error?: Error;
};

/** Before anything was heard. */
export const CONNECTING: FollowedLog = {
  state: 'connecting',
  lines: [],
  dropped: 0,
  forgotten: 0,
};

/** The log after some events. */
export function afterEvents(
  log: FollowedLog,
  events: readonly LogEvent[],
): FollowedLog {
  const added = events.flatMap(event =>
    event.type === 'lines' ? event.lines : [],
  );
  const all = added.length > 0 ? [...log.lines, ...added] : log.lines;
  const tooMany = Math.max(0, all.length - KEPT_LINES);
  const next: FollowedLog = {
    ...log,
    lines: tooMany > 0 ? all.slice(tooMany) : all,
    forgotten: log.forgotten + tooMany,
  };
  for (const event of events) {
    if (event.type === 'head') {
      const { type, ...head } = event;
      next.head = head;
      next.state = 'live';
    }
    if (event.type === 'dropped') {
      next.dropped += event.count;
    }
    if (event.type === 'end') {
      next.state = 'ended';
      next.end = event;
    }
  }
  return next;
}
