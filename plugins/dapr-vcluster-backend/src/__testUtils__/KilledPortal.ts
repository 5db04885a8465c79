import { AsyncLocalStorage } from 'node:async_hooks';
import {
  OperationAnswer,
  OperationId,
} from 'backstage-plugin-dapr-vcluster-common';
import { HttpKubeClient } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { Operations, StreamedAnswer } from '../api/operations';
import { createHandlers } from '../api/routes';
import { Services } from '../compose';
import { credentialsOf, TestUser } from './permissions';

const WRITES = ['apply', 'create', 'replace', 'patch', 'delete'] as const;
const READS = ['get', 'list', 'raw'] as const;

/** What a process that was killed waits for. */
const NEVER = new Promise<never>(() => {});

/** A call of an operation as one of the users of the tests. */
export type Call<Id extends OperationId = OperationId> = {
  id: Id;
  path?: Record<string, string>;
  query?: object;
  body?: unknown;
  user?: TestUser;
};

/** The life of one process, by the writes that it has sent. */
class Life {
  /** Writes that took effect, as `<method> <kind>`. */
  readonly writes: string[] = [];
  readonly #lastWrite: number;
  readonly #killed: Promise<'killed'>;
  #kill!: (value: 'killed') => void;
  isDead = false;

  constructor(lastWrite: number) {
    this.#lastWrite = lastWrite;
    this.#killed = new Promise(resolve => {
      this.#kill = resolve;
    });
  }

  get killed() {
    return this.#killed;
  }

  /** Notes a write that took effect, which may be the last thing that the process did. */
  wrote(step: string): void {
    if (this.isDead) {
      return;
    }
    this.writes.push(step);
    if (this.writes.length === this.#lastWrite) {
      this.isDead = true;
      this.#kill('killed');
    }
  }
}

const lives = new AsyncLocalStorage<Life>();

type Send = (...parameters: unknown[]) => Promise<unknown>;

/**
 * Lets all requests of processes pass here for the rest of a test file: those of a dead one are never sent, however long
 * it would go on.
 */
export function interceptRequests(): void {
  for (const method of [...WRITES, ...READS]) {
    const send = HttpKubeClient.prototype[method] as Send;
    const whileAlive: Send = async function whileAlive(
      this: HttpKubeClient,
      ...parameters
    ) {
      const life = lives.getStore();
      if (!life) {
        return send.apply(this, parameters);
      }
      if (life.isDead) {
        return NEVER;
      }
      try {
        const answer = await send.apply(this, parameters);
        if (isWrite(method, parameters)) {
          life.wrote(`${method} ${kindOf(parameters)}`);
        }
        return life.isDead ? await NEVER : answer;
      } catch (error) {
        return life.isDead ? NEVER : Promise.reject(error);
      }
    };
    jest
      .spyOn(HttpKubeClient.prototype, method)
      .mockImplementation(whileAlive as never);
  }
}

function kindOf([resource]: readonly unknown[]): string {
  return (resource as { kind?: string }).kind ?? '';
}

function isWrite(method: string, parameters: readonly unknown[]): boolean {
  const isDryRun = parameters.some(
    each => (each as { dryRun?: boolean } | undefined)?.dryRun === true,
  );
  // Reviews answer a question, and store nothing.
  const isReview = kindOf(parameters).endsWith('Review');
  return WRITES.some(each => each === method) && !isDryRun && !isReview;
}

/** How a call ended: it was killed after its last write, or answered. */
export type End<Id extends OperationId> = {
  writes: string[];
  answer?: OperationAnswer<Id> | StreamedAnswer;
};

/**
 * Makes a call on a portal that nobody else uses, and kills the portal when a number of writes have taken effect. What it
 * would still do, and all that it remembers, is lost. Of two kills between the same two writes the world sees no difference.
 *
 * Needs {@link interceptRequests}.
 *
 * @param lastWrite - the write after which it is killed, the first being 1; never when left out
 * @throws whatever the operation throws before that
 */
export async function callAndKill<Id extends OperationId>(
  services: Services,
  { id, path = {}, query = {}, body, user = 'teamA' }: Call<Id>,
  lastWrite = Infinity,
): Promise<End<Id>> {
  const operations = new Operations(createHandlers(services), services);
  const life = new Life(lastWrite);
  try {
    const answer = await lives.run(life, () =>
      Promise.race([
        life.killed,
        operations.run(id, {
          credentials: async () => credentialsOf(user),
          path,
          query,
          body: async () => body,
          signal: new AbortController().signal,
          origin: {},
        }),
      ]),
    );
    return answer === 'killed'
      ? { writes: life.writes }
      : { writes: life.writes, answer };
  } finally {
    life.isDead = true;
    services.clients.close();
    await services.evaluation.close();
  }
}
