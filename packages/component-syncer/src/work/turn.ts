/** So much begins before the event loop goes on to what has arrived and to timers. */
const PER_TURN = 8;

const waiting: Array<() => void> = [];
let isScheduled = false;

/**
 * Resolves when a piece of work may begin. Work that waits for nothing would keep the process busy until all of it is
 * done: Leases would run out meanwhile.
 */
export function turn(): Promise<void> {
  return new Promise(resolve => {
    waiting.push(resolve);
    schedule();
  });
}

function schedule(): void {
  if (isScheduled) {
    return;
  }
  isScheduled = true;
  setImmediate(() => {
    isScheduled = false;
    waiting.splice(0, PER_TURN).forEach(begin => begin());
    if (waiting.length > 0) {
      schedule();
    }
  });
}
