import {
  KubeClient,
  unreachableError,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';

/** When a program dies at a request: before it is sent, or when it has taken effect and nobody reads the answer. */
export type Moment = 'before' | 'after';

/** A request as `<side> <method> <kind>`, e.g. `host create Component`. */
export type Step = string;

/** What a program that had nothing to do was killed at. */
export const IDLE: Step = 'idle';

/** When a program dies: at a request by its number, the first being 1, or at the first one of a step. */
export type Death = { request: number | Step; moment: Moment };

/** What of a program the world sees: its requests. It can be killed at any of them; from then on it sends none. */
export class Process {
  /** What it has asked for so far. */
  readonly steps: Step[] = [];
  /** The step at which it was killed. */
  killedAt?: Step;
  readonly #death?: Death;
  #unanswered = 0;
  readonly #killed: Array<() => void> = [];

  /** @param death - never when left out */
  constructor(death?: Death) {
    this.#death = death;
  }

  get isDead(): boolean {
    return this.killedAt !== undefined;
  }

  /** Whether it waits for no answer; streams do not count. */
  get isAnswered(): boolean {
    return this.#unanswered === 0;
  }

  /** Resolves when it has been killed. */
  killed(): Promise<void> {
    return new Promise(resolve => {
      this.#killed.push(resolve);
    });
  }

  /** Kills it between two requests. */
  kill(step: Step = IDLE): void {
    this.killedAt ??= step;
    this.#killed.splice(0).forEach(resolve => resolve());
  }

  /** A client of the program; closing it leaves the connection to others. */
  client(side: 'host' | 'virtual', client: KubeClient): KubeClient {
    return new Proxy(client, {
      get: (target, property) => {
        const value = Reflect.get(target, property, target);
        if (typeof value !== 'function') {
          return value;
        }
        if (property === 'close') {
          return () => {};
        }
        return (...parameters: unknown[]) => {
          const [resource] = parameters as [{ kind?: string } | undefined];
          const step = `${side} ${String(property)} ${resource?.kind ?? ''}`;
          return this.#send(step, () => value.apply(target, parameters));
        };
      },
    });
  }

  #send(step: Step, send: () => unknown): unknown {
    this.#check();
    this.steps.push(step);
    const { request } = this.#death ?? {};
    const isLast = this.steps.length === request || step === request;
    if (isLast && this.#death?.moment === 'before') {
      this.kill(step);
      this.#check();
    }
    const answer = send();
    return answer instanceof Promise
      ? this.#answer(step, isLast, answer)
      : this.#stream(step, isLast, answer as AsyncIterable<unknown>);
  }

  async #answer(step: Step, isLast: boolean, answer: Promise<unknown>) {
    this.#unanswered += 1;
    try {
      return await answer;
    } finally {
      this.#unanswered -= 1;
      this.#read(step, isLast);
    }
  }

  async *#stream(step: Step, isLast: boolean, answer: AsyncIterable<unknown>) {
    for await (const each of answer) {
      this.#read(step, isLast);
      yield each;
    }
  }

  #read(step: Step, isLast: boolean): void {
    if (isLast) {
      this.kill(step);
    }
    this.#check();
  }

  #check(): void {
    if (this.isDead) {
      throw unreachableError('killed');
    }
  }
}
