import { Known } from 'backstage-plugin-dapr-vcluster-common';
import { OpenCostOptions } from '../config';
import {
  namespacesOf,
  OpenCostAnswer,
  pricesOf,
  readBody,
} from './readOpenCost';
import { DAY_MS } from '../../platform/milliseconds';

const TIMEOUT_MS = 20_000;
const WINDOW_DAYS = 7;
/** How long an answer stays good while OpenCost does not give another one. */
const KEEP_MS = 2 * DAY_MS;

type Kept = { answer: OpenCostAnswer; window: string; at: number };

/**
 * Asks OpenCost of hosts, now and then and whoever looks, about the last seven whole days (UTC): so every portal that asks on
 * the same day computes with the same prices.
 */
export class OpenCost {
  readonly #hosts: readonly OpenCostOptions[];
  readonly #now: () => number;
  readonly #timeoutMs: number;
  readonly #kept = new Map<string, Kept>();
  readonly #failures = new Map<string, string>();

  constructor(
    hosts: readonly OpenCostOptions[],
    {
      now = Date.now,
      timeoutMs = TIMEOUT_MS,
    }: { now?: () => number; timeoutMs?: number } = {},
  ) {
    this.#hosts = hosts;
    this.#now = now;
    this.#timeoutMs = timeoutMs;
  }

  /** What was answered of a host; undefined where it is not configured. */
  of(host: string): Known<OpenCostAnswer & { detail: string }> | undefined {
    const options = this.#hosts.find(each => each.host === host);
    if (!options) {
      return undefined;
    }
    const kept = this.#kept.get(host);
    const failure = this.#failures.get(host);
    if (!kept || (failure && this.#now() - kept.at > KEEP_MS)) {
      return {
        state: 'unknown',
        reason: failure
          ? `OpenCost at ${options.url} cannot be used: ${failure}.`
          : `OpenCost at ${options.url} has not been asked yet.`,
      };
    }
    return {
      state: 'known',
      observedAt: new Date(kept.at).toISOString(),
      value: {
        ...kept.answer,
        detail: `OpenCost, ${kept.window}${
          failure ? `; it cannot be used at the moment: ${failure}` : ''
        }`,
      },
    };
  }

  /** Asks about each host whose answer is not about the last whole days: more often, it would tell nothing new. */
  async refresh(signal?: AbortSignal): Promise<void> {
    await Promise.all(this.#hosts.map(each => this.#refresh(each, signal)));
  }

  async #refresh(options: OpenCostOptions, signal?: AbortSignal) {
    const { host } = options;
    const now = this.#now();
    const window = windowOf(now);
    const kept = this.#kept.get(host);
    if (kept?.window === window) {
      return;
    }
    try {
      const ask = (path: string, query: Record<string, string>) =>
        this.#ask(
          options,
          path,
          { window, accumulate: 'true', ...query },
          signal,
        );
      const assets = await ask('/assets', {});
      const allocation = await ask('/allocation', { aggregate: 'namespace' });
      this.#kept.set(host, {
        answer: {
          prices: pricesOf(assets),
          namespaces: namespacesOf(allocation),
        },
        window,
        at: now,
      });
      this.#failures.delete(host);
    } catch (error) {
      this.#failures.set(host, (error as Error).message);
    }
  }

  async #ask(
    { url, authorization }: OpenCostOptions,
    path: string,
    query: Record<string, string>,
    signal?: AbortSignal,
  ): Promise<unknown> {
    const timeout = AbortSignal.timeout(this.#timeoutMs);
    const ending = signal ? AbortSignal.any([timeout, signal]) : timeout;
    try {
      const response = await fetch(
        `${url}${path}?${new URLSearchParams(query)}`,
        {
          signal: ending,
          // A redirection could take the credentials elsewhere.
          redirect: 'error',
          headers: {
            accept: 'application/json',
            ...(authorization && { authorization }),
          },
        },
      );
      if (!response.ok) {
        await response.body?.cancel();
        throw new Error(`${path} answers ${response.status}`);
      }
      return await readBody(response);
    } catch (error) {
      throw new Error(whyOf(error, timeout.aborted, this.#timeoutMs, path));
    }
  }
}

function windowOf(now: number): string {
  const end = Math.floor(now / DAY_MS) * DAY_MS;
  const text = (time: number) =>
    new Date(time).toISOString().replace('.000Z', 'Z');
  return `${text(end - WINDOW_DAYS * DAY_MS)},${text(end)}`;
}

/** Nothing of the request is in it: an authorization could be. */
function whyOf(
  error: unknown,
  timedOut: boolean,
  timeoutMs: number,
  path: string,
): string {
  if (timedOut) {
    return `${path} has not answered within ${timeoutMs / 1_000} s`;
  }
  const { message, cause, code } = error as Error & {
    code?: string;
    cause?: { code?: string; message?: string };
  };
  if (cause?.message === 'unexpected redirect') {
    return `${path} redirects, which is not followed; configure the address that it redirects to`;
  }
  const why = cause?.code ?? code;
  const detail = why === undefined ? '' : ` (${why})`;
  if (message === 'fetch failed') {
    return `${path} cannot be reached${detail}`;
  }
  // What is not ours comes from the connection or from decompressing: the texts of those say little.
  return message === 'terminated' || code !== undefined
    ? `the answer of ${path} breaks off or is damaged${detail}`
    : message;
}
