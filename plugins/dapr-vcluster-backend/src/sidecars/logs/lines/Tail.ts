import { LogLine } from 'backstage-plugin-dapr-vcluster-common';
import { CleanLine } from './LineCleaner';

/** Moving what is kept costs its length: not for every line. */
const FORGET_AFTER = 1_000;

/** Keeps the newest lines up to a number of bytes; the oldest give way. */
export class Tail {
  readonly #limitBytes: number;
  readonly #lines: CleanLine[] = [];
  #first = 0;
  #bytes = 0;
  /** A line was left out or cut. */
  truncated = false;

  constructor(limitBytes: number) {
    this.#limitBytes = limitBytes;
  }

  push(line: CleanLine): void {
    this.#lines.push(line);
    this.#bytes += size(line);
    this.truncated ||= line.cut;
    while (this.#bytes > this.#limitBytes) {
      this.#bytes -= size(this.#lines[this.#first]);
      this.#first += 1;
      this.truncated = true;
    }
    // What gave way must not stay in memory.
    if (this.#first > FORGET_AFTER) {
      this.#lines.splice(0, this.#first);
      this.#first = 0;
    }
  }

  /** Oldest first. */
  lines(): LogLine[] {
    return this.#lines.slice(this.#first).map(withoutCut);
  }
}

/** The line as it is answered. */
export function withoutCut({ cut, ...line }: CleanLine): LogLine {
  return line;
}

/** Bytes of a line in an answer, without the punctuation around it. */
function size({ at = '', text }: CleanLine): number {
  return Buffer.byteLength(text) + at.length + 1;
}
