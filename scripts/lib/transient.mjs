import { run } from './run.mjs';

/** How often a command with a transient failure is run again. */
const MAX_RESUMES = 2;

/** The line that says that a command was resumed. */
export const RESUMED = /: resuming \(\d of at most \d\)$/;

/** Transient failures, as Yarn and npm print them. */
const TRANSIENT = [
  /\b(EBADF|ECONNRESET|ETIMEDOUT|EAI_AGAIN|ERR_SOCKET_CLOSED_BEFORE_CONNECTION)\b/,
  // Yarn: `Response Code: 503 (Service Unavailable)`
  /Response Code: (5\d\d)\b/,
  // npm: `npm error code E503`
  /\bnpm (?:error|ERR!) code E(5\d\d)\b/,
];

/** Failures of Yarn that another attempt does not fix: a wrong checksum, an outdated lock file. */
const PERMANENT = /YN0018|YN0028/;

/**
 * The kind of a transient failure in a command's output, such as `ECONNRESET` or `HTTP 503`.
 *
 * @param {string[]} lines
 * @returns {string | undefined} undefined when the output names no such failure, or a permanent one
 */
export function transientFailure(lines) {
  if (lines.some(line => PERMANENT.test(line))) {
    return undefined;
  }
  for (const line of lines) {
    const [, kind] = TRANSIENT.map(pattern => pattern.exec(line)).find(
      Boolean,
    ) ?? [undefined, undefined];
    if (kind) {
      return /^\d/.test(kind) ? `HTTP ${kind}` : kind;
    }
  }
  return undefined;
}

/**
 * Runs a command that continues where it stopped; after a transient failure it runs again, at most twice.
 *
 * @param {Parameters<typeof run>[0] & {report: (line: string) => void, beforeResume?: () => void}} options `report`
 *   takes the line that says so; `beforeResume` repairs what the failure has left
 * @returns {Promise<number>} how often it was resumed
 * @throws Failure of the last attempt
 */
export async function runResuming({
  report,
  beforeResume = () => {},
  ...options
}) {
  for (let resumes = 0; ; resumes += 1) {
    try {
      await run({ ...options, append: resumes > 0 });
      return resumes;
    } catch (error) {
      const kind = error.stopped
        ? undefined
        : transientFailure(error.output ?? []);
      if (!kind || resumes === MAX_RESUMES) {
        throw error;
      }
      beforeResume();
      report(
        `${options.name} failed with ${kind}, a transient failure: resuming (${
          resumes + 1
        } of at most ${MAX_RESUMES})`,
      );
    }
  }
}
