import { Clock, TimerHandle } from '../apiserver/clock/Clock';

const FIRST_RETRY_MS = 20;
const LONGEST_RETRY_MS = 10_000;

export interface WorkQueueOptions {
  /** Does the work of one key; a thrown error puts the key back after a pause. */
  work: (key: string) => Promise<void>;
  clock: Clock;
  /** How many keys may be worked on at once. One key never runs twice at once. */
  concurrency?: number;
  onError?: (key: string, error: unknown) => void;
}

/**
 * Keys waiting for work. A key added while it is being worked on runs once
 * more afterwards; a failing key is retried with a pause that doubles.
 */
export class WorkQueue {
  private readonly waiting = new Set<string>();
  private readonly running = new Map<string, Promise<void>>();
  private readonly failures = new Map<string, number>();
  private readonly delayed = new Map<string, TimerHandle>();
  private idleListeners: Array<() => void> = [];
  private stopped = false;

  constructor(private readonly options: WorkQueueOptions) {}

  add(key: string) {
    if (!this.stopped) {
      this.waiting.add(key);
      this.pump();
    }
  }

  /** Adds the key after `ms`; a later call for the same key replaces an earlier one. */
  addAfter(key: string, ms: number) {
    if (this.stopped) {
      return;
    }
    const { clock } = this.options;
    clock.clearTimeout(this.delayed.get(key));
    const timer = clock.setTimeout(() => {
      this.delayed.delete(key);
      this.add(key);
    }, ms);
    this.delayed.set(key, timer);
  }

  /** Resolves when nothing is waiting or running; keys that are delayed do not count. */
  idle(): Promise<void> {
    if (this.isIdle()) {
      return Promise.resolve();
    }
    return new Promise(resolve => this.idleListeners.push(resolve));
  }

  /** Takes no more work, drops what is waiting, and waits for what is running. */
  async stop() {
    this.stopped = true;
    this.waiting.clear();
    this.delayed.forEach(timer => this.options.clock.clearTimeout(timer));
    this.delayed.clear();
    await Promise.all(this.running.values());
    this.announceIdle();
  }

  private isIdle() {
    return this.waiting.size === 0 && this.running.size === 0;
  }

  private pump() {
    const limit = this.options.concurrency ?? 4;
    for (const key of this.waiting) {
      if (this.running.size >= limit) {
        return;
      }
      if (!this.running.has(key)) {
        this.waiting.delete(key);
        // Later, so that the key counts as running before its work can add it again.
        const work = Promise.resolve().then(() => this.run(key));
        this.running.set(key, work);
      }
    }
  }

  private async run(key: string) {
    try {
      await this.options.work(key);
      this.failures.delete(key);
    } catch (error) {
      const failures = this.failures.get(key) ?? 0;
      this.failures.set(key, failures + 1);
      this.options.onError?.(key, error);
      this.addAfter(
        key,
        Math.min(FIRST_RETRY_MS * 2 ** failures, LONGEST_RETRY_MS),
      );
    }
    this.running.delete(key);
    this.pump();
    this.announceIdle();
  }

  private announceIdle() {
    if (this.isIdle()) {
      this.idleListeners.splice(0).forEach(resolve => resolve());
    }
  }
}
