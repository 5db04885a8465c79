import { duration } from './time.mjs';

const HEARTBEAT_MS = 20_000;
const REDRAW_MS = 500;

/**
 * Prints one line per step; steps may run side by side. On a terminal one more line counts up in place; in a log
 * every 20 seconds a line names the steps that still run.
 */
export class Reporter {
  #out;
  #live;
  #steps = new Set();
  #timer;

  constructor(out = process.stdout) {
    this.#out = out;
    this.#live = Boolean(out.isTTY);
  }

  line(text = '') {
    const clear = this.#live && this.#steps.size > 0 ? '\r\x1b[2K' : '';
    this.#out.write(`${clear}${text}\n`);
  }

  /**
   * Runs one step and prints its name, a note and the time it took.
   *
   * @template T
   * @param {string} name
   * @param {(progress: (text: string) => void) => Promise<T>} work may return a string: the note
   * @returns {Promise<T>}
   */
  async step(name, work) {
    const step = { name, start: Date.now(), progress: '' };
    this.#steps.add(step);
    this.#timer ??= setInterval(
      () => this.#beat(),
      this.#live ? REDRAW_MS : HEARTBEAT_MS,
    );
    const elapsed = () => duration(Date.now() - step.start);
    try {
      const result = await work(text => {
        step.progress = text;
      });
      const note = typeof result === 'string' ? `: ${result}` : '';
      this.line(`✓ ${name}${note} (${elapsed()})`);
      return result;
    } catch (error) {
      this.line(`✗ ${name} (${elapsed()})`);
      throw error;
    } finally {
      this.#steps.delete(step);
      if (this.#steps.size === 0) {
        clearInterval(this.#timer);
        this.#timer = undefined;
      }
    }
  }

  #beat() {
    const running = [...this.#steps].map(({ name, start, progress }) =>
      `${name} (${duration(Date.now() - start)}) ${progress}`.trim(),
    );
    const text = `… ${running.join(', ')}`;
    if (this.#live) {
      const width = this.#out.columns ?? 80;
      this.#out.write(`\r\x1b[2K${text.slice(0, width - 1)}`);
    } else {
      this.line(text);
    }
  }
}
