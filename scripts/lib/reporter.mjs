import { duration } from './time.mjs';

const HEARTBEAT_MS = 20_000;
const REDRAW_MS = 500;

/**
 * Prints one line per step. On a terminal the line counts up in place; in a log
 * a long step is heard of every 20 seconds, so that nobody takes it for dead.
 */
export class Reporter {
  #out;
  #live;

  constructor(out = process.stdout) {
    this.#out = out;
    this.#live = Boolean(out.isTTY);
  }

  line(text = '') {
    this.#out.write(`${text}\n`);
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
    const start = Date.now();
    let progress = '';
    const elapsed = () => duration(Date.now() - start);
    const timer = setInterval(
      () => {
        const text = `… ${name} (${elapsed()}) ${progress}`;
        if (this.#live) {
          this.#redraw(text);
        } else {
          this.line(text);
        }
      },
      this.#live ? REDRAW_MS : HEARTBEAT_MS,
    );
    try {
      const result = await work(text => {
        progress = text;
      });
      const note = typeof result === 'string' ? `: ${result}` : '';
      this.#finish(`✓ ${name}${note} (${elapsed()})`);
      return result;
    } catch (error) {
      this.#finish(`✗ ${name} (${elapsed()})`);
      throw error;
    } finally {
      clearInterval(timer);
    }
  }

  #redraw(text) {
    const width = this.#out.columns ?? 80;
    this.#out.write(`\r\x1b[2K${text.slice(0, width - 1)}`);
  }

  #finish(text) {
    this.#out.write(this.#live ? `\r\x1b[2K${text}\n` : `${text}\n`);
  }
}
