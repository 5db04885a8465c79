import { LogHead, LogLine } from 'backstage-plugin-dapr-vcluster-common';

/** What somebody wants to see of a log. */
export type LogWish = {
  tailLines: number;
  search: string;
  previous: boolean;
};

/** A log as it is shown, however it was read. */
export type ShownLog = {
  head?: LogHead;
  lines: readonly LogLine[];
  truncated?: boolean;
  /** Lines the backend left out while it was followed. */
  dropped?: number;
  /** Oldest lines that this page does not keep any more. */
  forgotten?: number;
};
