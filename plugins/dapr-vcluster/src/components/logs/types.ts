import { LogHead, LogLine } from 'backstage-plugin-dapr-vcluster-common';

/** Which lines of a log to read. */
export type LogRequest = {
  tailLines: number;
  search: string;
  previous: boolean;
};

/** A log as it is shown, whether it was read or followed. */
export type ShownLog = {
  head?: LogHead;
  lines: readonly LogLine[];
  truncated?: boolean;
  /** Number of lines that the backend dropped while following. */
  dropped?: number;
  /** Number of oldest lines that the page no longer keeps. */
  forgotten?: number;
};
