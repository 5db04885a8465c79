import { errorFromAnswer } from '../errors/errorFromAnswer';
import { unreachableError } from '../errors/KubeError';
import { Answer } from './Answer';
import { readText } from './readAnswer';
import { Call, Transport } from './Transport';

/**
 * Ends a call early; the call then throws a {@link KubeError} of reason `Aborted`, or `Timeout`.
 *
 * @public
 */
export type CallOptions = { signal?: AbortSignal; timeoutMs?: number };

/** Calls whose answers are read: each is bounded in time, and anything but a success throws a KubeError. */
export class Requests {
  readonly #transport: Transport;
  readonly #timeoutMs: number;

  /** @param timeoutMs - how long a call may take, unless it says otherwise */
  constructor(transport: Transport, timeoutMs: number) {
    this.#transport = transport;
    this.#timeoutMs = timeoutMs;
  }

  /** The answer of a successful call, for reading it as it comes; its time is not bounded. */
  async open(call: Call): Promise<Answer> {
    const response = await this.#transport.send(call);
    const { status, body, retryAfter } = response;
    if (status >= 200 && status < 300) {
      return response;
    }
    throw errorFromAnswer(status, await readText(body), retryAfter);
  }

  /** The object that a successful call answers with. */
  async json<T>(
    call: Call,
    options: CallOptions = {},
    onStatus?: (status: number | undefined) => void,
  ): Promise<T> {
    const response = await this.open(this.#bounded(call, options));
    onStatus?.(response.status);
    const text = await readText(response.body);
    try {
      return JSON.parse(text) as T;
    } catch {
      throw unreachableError('what answered is not a Kubernetes API server');
    }
  }

  /** The answer of any status as text, of at most `maxBytes`. */
  async text(
    call: Call,
    { maxBytes, ...options }: CallOptions & { maxBytes?: number },
  ): Promise<{ status: number; body: string }> {
    const response = await this.#transport.send(this.#bounded(call, options));
    return {
      status: response.status,
      body: await readText(response.body, maxBytes),
    };
  }

  close(): void {
    this.#transport.close();
  }

  #bounded(call: Call, { signal, timeoutMs }: CallOptions): Call {
    const timeout = AbortSignal.timeout(timeoutMs ?? this.#timeoutMs);
    return {
      ...call,
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    };
  }
}
