import { signIn } from '../lib/demo-users.mjs';
import { Failure } from '../lib/failure.mjs';

/** How long a stream may take to give what is waited for. */
const STREAM_MS = 20_000;

/** Talks to the portal as one of the demo's users and remembers every answer it got. */
export class Client {
  #baseUrl;
  #user;
  #token;
  #seen;

  /** @param {string[]} seen collects the text of all answers, to search them for secrets later */
  constructor(baseUrl, user, seen = []) {
    this.#baseUrl = baseUrl;
    this.#user = user;
    this.#seen = seen;
  }

  get user() {
    return this.#user;
  }

  /**
   * Sends one request.
   *
   * @returns {Promise<{status: number, body: any, text: string}>}
   */
  async request(method, path, body) {
    const response = await this.#send(method, path, body);
    const text = await response.text();
    this.#seen.push(text);
    let parsed;
    try {
      parsed = JSON.parse(text);
    } catch {
      parsed = undefined;
    }
    return { status: response.status, body: parsed, text };
  }

  /** Sends a request that has to succeed and returns the body. */
  async ok(method, path, body) {
    const answer = await this.request(method, path, body);
    if (answer.status < 200 || answer.status > 299) {
      throw new Failure(
        `${this.#user}: ${method} ${path} answered ${answer.status}`,
        [answer.text.slice(0, 1000)],
      );
    }
    return answer.body;
  }

  get(path) {
    return this.ok('GET', path);
  }

  /**
   * Reads an answer of newline-delimited JSON until its text is as wanted, and leaves.
   *
   * @param {(text: string) => boolean} isEnough
   * @returns {Promise<any[]>} the values so far
   */
  async begin(path, isEnough) {
    const leave = AbortSignal.timeout(STREAM_MS);
    const { body, status } = await this.#send('GET', path, undefined, leave);
    const decoder = new TextDecoder();
    let text = '';
    for await (const chunk of body) {
      text += decoder.decode(chunk, { stream: true });
      if (text.endsWith('\n') && isEnough(text)) {
        break;
      }
    }
    this.#seen.push(text);
    if (status !== 200 || !isEnough(text)) {
      throw new Failure(
        `${this.#user}: GET ${path} did not give what it should`,
        [text.slice(-1000)],
      );
    }
    return text
      .trim()
      .split('\n')
      .map(line => JSON.parse(line));
  }

  async #send(method, path, body, signal) {
    this.#token ??= await signIn(this.#baseUrl, this.#user);
    return fetch(`${this.#baseUrl}${path}`, {
      method,
      signal,
      headers: {
        authorization: `Bearer ${this.#token}`,
        ...(body && { 'content-type': 'application/json' }),
      },
      body: body && JSON.stringify(body),
    });
  }
}
