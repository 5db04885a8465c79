import { Timers } from './KeyedWorker';

/**
 * The machine's own timers.
 *
 * @public
 */
export const realTimers: Timers = {
  after: (ms, callback) => {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
};
