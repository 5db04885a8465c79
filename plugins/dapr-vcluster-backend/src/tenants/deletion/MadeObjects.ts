import {
  ObjectOutcome,
  sentences,
} from 'backstage-plugin-dapr-vcluster-common';
import { KubeClient, KubeObject, Resource } from '../../platform/hosts';
import { outcomeOf, Patience } from '../../platform/kubernetes';
import { Doomed } from './doomed';
import { removeStep } from './removeStep';

/** What became of the objects that were taken back. */
type TakenBack = { removed: ObjectOutcome[]; left: ObjectOutcome[] };

const PATIENCE: Patience = { timeoutMs: 20_000, intervalMs: 250 };

/**
 * The very objects one request has created, in order. When the request fails part-way they go again, the last one first:
 * whoever is told of a failure finds nothing changed. What was there before is never among them.
 */
export class MadeObjects {
  readonly #client: KubeClient;
  readonly #made: Doomed[] = [];

  constructor(client: KubeClient) {
    this.#client = client;
  }

  add(resource: Resource, { metadata }: KubeObject): void {
    const { namespace, name, uid } = metadata;
    this.#made.push({ resource, ref: { namespace, name }, uid });
  }

  /**
   * Removes what was made, waiting a bounded time, and gives back the error with a sentence about that.
   *
   * @param options.keep - why an object stays although this request made it; asked just before it would go
   */
  async takeBack(
    error: Error,
    options: {
      patience?: Patience;
      keep?: (item: Doomed) => Promise<string | undefined>;
    } = {},
  ): Promise<Error> {
    if (this.#made.length === 0) {
      return error;
    }
    const { timeoutMs, intervalMs } = options.patience ?? PATIENCE;
    const until = Date.now() + timeoutMs;
    const result: TakenBack = { removed: [], left: [] };
    for (const item of [...this.#made].reverse()) {
      const { removed, left } = await this.#removeOne(item, {
        until,
        intervalMs,
        keep: options.keep,
      });
      result.removed.push(...removed);
      result.left.push(...left);
    }
    this.#made.length = 0;
    error.message = sentences(error.message, report(result));
    return error;
  }

  /** A failure here must not hide the first one: it becomes the reason why the object is left. */
  async #removeOne(
    item: Doomed,
    options: {
      until: number;
      intervalMs: number;
      keep?: (item: Doomed) => Promise<string | undefined>;
    },
  ): Promise<TakenBack> {
    const leave = (reason: string) => ({
      removed: [],
      left: [outcomeOf(item.resource, item.ref, 'left', reason)],
    });
    try {
      const reason = await options.keep?.(item);
      if (reason) {
        return leave(reason);
      }
      const step = await removeStep(this.#client, [item], options);
      return { removed: step.removed, left: step.remaining };
    } catch (error) {
      return leave((error as Error).message);
    }
  }
}

function report({ removed, left }: TakenBack): string {
  const parts = [];
  if (removed.length > 0) {
    const names = removed.map(nameOf).join(', ');
    parts.push(`What this request had created was removed again: ${names}.`);
  }
  if (left.length > 0) {
    const names = left
      .map(each => `${nameOf(each)} (${each.reason})`)
      .join(', ');
    parts.push(`Created by this request and not removed: ${names}.`);
  }
  return parts.join(' ');
}

function nameOf({ kind, namespace, name }: ObjectOutcome): string {
  return `${kind} ${namespace ? `${namespace}/` : ''}${name}`;
}
