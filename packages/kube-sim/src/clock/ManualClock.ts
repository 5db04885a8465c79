import { Clock, TimerHandle } from './Clock';

type Timer = {
  due: number;
  order: number;
  callback: () => void;
};

/** A clock that moves only when told to; due timers run in order inside `advance`. */
export class ManualClock implements Clock {
  #milliseconds: number;
  #order = 0;
  readonly #timers = new Set<Timer>();

  constructor(start: Date | string = '2026-01-01T00:00:00Z') {
    this.#milliseconds = new Date(start).getTime();
  }

  now(): Date {
    return new Date(this.#milliseconds);
  }

  setTimeout(callback: () => void, milliseconds: number): TimerHandle {
    const timer = {
      due: this.#milliseconds + Math.max(0, milliseconds),
      order: this.#order++,
      callback,
    };
    this.#timers.add(timer);
    return timer;
  }

  clearTimeout(handle: TimerHandle | undefined): void {
    this.#timers.delete(handle as Timer);
  }

  /** How many timers wait; lets a test see that something started waiting. */
  get pending(): number {
    return this.#timers.size;
  }

  /** Moves time forward and runs every timer that falls due on the way. */
  advance(milliseconds: number): void {
    const target = this.#milliseconds + milliseconds;
    for (;;) {
      const next = this.#nextDue(target);
      if (!next) {
        break;
      }
      this.#milliseconds = Math.max(this.#milliseconds, next.due);
      this.#timers.delete(next);
      next.callback();
    }
    this.#milliseconds = target;
  }

  #nextDue(target: number): Timer | undefined {
    return [...this.#timers]
      .filter(timer => timer.due <= target)
      .sort((a, b) => a.due - b.due || a.order - b.order)[0];
  }
}
