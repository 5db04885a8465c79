import { signIn } from '../lib/demo-users.mjs';
import { Failure } from '../lib/failure.mjs';

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
    this.#token ??= await signIn(this.#baseUrl, this.#user);
    const response = await fetch(`${this.#baseUrl}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.#token}`,
        ...(body && { 'content-type': 'application/json' }),
      },
      body: body && JSON.stringify(body),
    });
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
}
