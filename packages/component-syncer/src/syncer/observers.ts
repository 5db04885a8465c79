/**
 * Where the syncer logs; messages carry no secrets. A Backstage logger fits.
 *
 * @public
 */
export type SyncerLogger = {
  info(message: string): void;
  warn(message: string): void;
};

/**
 * Told of what is measured as it happens; the rest is in the status.
 *
 * @public
 */
export type SyncerEvents = {
  /** Milliseconds from a change in a vcluster being seen to the host having it. */
  lag(ms: number): void;
  /** A request failed. */
  error(what: string): void;
};

/** Logs nothing. */
export const silent: SyncerLogger = { info: () => {}, warn: () => {} };
