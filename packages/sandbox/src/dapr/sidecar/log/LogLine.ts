/** One line of daprd's log before it is formatted. */
export type LogLine = {
  level: 'info' | 'warning' | 'error' | 'fatal';
  /** The logger, without its leading `dapr.`. */
  scope: string;
  msg: string;
  /** Milliseconds since the start, where it is not written at once. */
  afterMs?: number;
};

/** A line of the runtime's own logger. */
export const info = (msg: string, scope = 'runtime'): LogLine => ({
  level: 'info',
  scope,
  msg,
});
export const warning = (msg: string, scope = 'runtime'): LogLine => ({
  level: 'warning',
  scope,
  msg,
});
export const error = (msg: string, scope = 'runtime'): LogLine => ({
  level: 'error',
  scope,
  msg,
});
export const fatal = (msg: string, scope = 'runtime'): LogLine => ({
  level: 'fatal',
  scope,
  msg,
});
