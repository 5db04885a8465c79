import { unavailable } from '../../../platform/errors';

/** Helm reads the index whole into memory, and that of charts.loft.sh has a few megabytes. */
const MOST_BYTES = 64 * 1024 * 1024;
/** A repository that does not answer is Helm's business, which explains it. */
const ANSWER_MS = 5_000;
const READ_MS = 30_000;
/** Calls follow one another, and each of them reads it. */
const REMEMBERED_MS = 10 * 60_000;

/** How much is read at most, and for how long. */
export type IndexBounds = {
  bytes: number;
  answerMs: number;
  readMs: number;
};

const BOUNDS: IndexBounds = {
  bytes: MOST_BYTES,
  answerMs: ANSWER_MS,
  readMs: READ_MS,
};

const checked = new Map<string, number>();

/**
 * Keeps Helm from an index of a chart repository that would take all memory of the portal's machine, or never ends.
 *
 * @throws ServiceUnavailableError when it is larger, or its end does not come. Whatever else is wrong with the repository, Helm
 *   says.
 */
export async function assertIndexFits(
  repository: string,
  bounds: IndexBounds = BOUNDS,
): Promise<void> {
  const url = `${repository.replace(/\/$/, '')}/index.yaml`;
  if (!/^https?:/.test(url) || (checked.get(url) ?? 0) > Date.now()) {
    return;
  }
  const problem = await problemOf(url, bounds);
  if (problem) {
    throw unavailable(`the chart repository ${repository}: ${problem}`, {
      field: 'daprVcluster.helm.chartRepository',
      value: repository,
      fix: 'Check that it is the address of a chart repository, and use one with fewer charts.',
    });
  }
  checked.set(url, Date.now() + REMEMBERED_MS);
}

async function problemOf(
  url: string,
  { bytes, answerMs, readMs }: IndexBounds,
): Promise<string | undefined> {
  const ended = new AbortController();
  const end = () => ended.abort();
  let timer = setTimeout(end, answerMs);
  let read = 0;
  try {
    const answer = await fetch(url, { signal: ended.signal });
    clearTimeout(timer);
    timer = setTimeout(end, readMs);
    for await (const part of answer.ok ? answer.body ?? [] : []) {
      read += part.length;
      if (read > bytes) {
        return `its index.yaml has more than ${bytes / 1024 / 1024} MiB`;
      }
    }
    return undefined;
  } catch {
    return ended.signal.aborted && read > 0
      ? `its index.yaml did not end within ${readMs / 1_000} s`
      : undefined;
  } finally {
    clearTimeout(timer);
    end();
  }
}
