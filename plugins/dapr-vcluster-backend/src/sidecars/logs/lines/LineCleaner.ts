import { LOG_LIMITS, LogLine } from 'backstage-plugin-dapr-vcluster-common';
import { Redactor } from 'backstage-plugin-dapr-vcluster-node/redaction';
import { RawLine } from './splitLines';

/** A line without secrets. `cut`: it was longer. */
export type CleanLine = LogLine & { cut: boolean };

const TIMESTAMP =
  /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)) ?/;
/** Colours and cursor movements: they could stand in the middle of what a pattern looks for. */
const CONTROLS =
  // eslint-disable-next-line no-control-regex -- they are what is looked for
  /\u001b\[[0-9;?]*[ -/]*[@-~]|[\u0000-\u0008\u000b-\u001f\u007f]/g;
const KEY_BEGINS = /-----BEGIN [A-Z ]*PRIVATE KEY-----/;
const KEY_ENDS = /-----END [A-Z ]*PRIVATE KEY-----/;
/** The inside of a PEM block, also where its beginning is older than what is looked at. */
const PEM_BODY = /^\s*(?:[A-Za-z0-9+/]{64}|[A-Za-z0-9+/]{76})\s*$/;
/** No key has more lines: a text that only speaks of one must not hide what follows. */
const KEY_LINES = 120;
/** What a pattern may have left of a secret that began shortly before the place where a line was cut. */
const MARGIN = 512;
const HIDDEN = '[hidden]';

/** Takes secrets and control characters out of the lines of one log, in their order. */
export class LineCleaner {
  #redact: Redactor;
  /** Lines until a private key must have ended. */
  #insideKey = 0;

  constructor(redact: Redactor) {
    this.#redact = redact;
  }

  /** From the next line on, hides by another redactor. */
  use(redact: Redactor): void {
    this.#redact = redact;
  }

  clean(raw: RawLine): CleanLine {
    const [stamp = '', at] = TIMESTAMP.exec(raw.text) ?? [];
    const plain = raw.text.slice(stamp.length).replace(CONTROLS, '');
    const hidden = this.#hidePrivateKey(plain) ?? this.#redact(plain);
    // A secret that the cut has split is no longer known by its value.
    const safe = raw.cut
      ? hidden.slice(0, -Math.max(MARGIN, this.#redact.longest))
      : hidden;
    const cut = raw.cut || safe.length > LOG_LIMITS.lineLength;
    const text = cut ? `${safe.slice(0, LOG_LIMITS.lineLength)}…` : safe;
    return { ...(at && { at }), text, cut };
  }

  /** Passes over a line that is not shown, but that may begin or end what spans several. */
  pass({ text }: RawLine): void {
    if (this.#insideKey > 0 || text.includes('PRIVATE KEY')) {
      this.#hidePrivateKey(text);
    }
  }

  #hidePrivateKey(text: string): string | undefined {
    if (this.#insideKey > 0) {
      const end = KEY_ENDS.exec(text);
      this.#insideKey = end ? 0 : this.#insideKey - 1;
      return end
        ? HIDDEN + this.#redact(text.slice(end.index + end[0].length))
        : HIDDEN;
    }
    const begin = KEY_BEGINS.exec(text);
    if (begin && !KEY_ENDS.test(text.slice(begin.index))) {
      this.#insideKey = KEY_LINES;
    }
    return PEM_BODY.test(text) ? HIDDEN : undefined;
  }
}
