import {
  LogEvent,
  LogHead,
  LogLine,
} from 'backstage-plugin-dapr-vcluster-common';

/** Maximum number of lines that a page keeps. */
export const KEPT_LINES = 5_000;

/** State of a log that is followed. */
export type FollowedLog = {
  state: 'connecting' | 'live' | 'ended';
  head?: LogHead;
  lines: readonly LogLine[];
  dropped: number;
  /** Number of oldest lines that are no longer kept. */
  forgotten: number;
  /** Why the stream ended, from the backend. */
  end?: { reason: 'container' | 'time' | 'trouble'; message: string };
  /** Why following failed. */
  error?: Error;
};

/** Initial state. */
export const CONNECTING: FollowedLog = {
  state: 'connecting',
  lines: [],
  dropped: 0,
  forgotten: 0,
};

/** Applies events to the log. */
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
