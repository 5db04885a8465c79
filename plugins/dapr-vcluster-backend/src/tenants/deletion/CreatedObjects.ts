import {
  ObjectOutcome,
  sentences,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  KubeClient,
  KubeObject,
  Resource,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { outcomeOf, PollOptions } from '../../platform/kubernetes';
import { DeletionTarget, outcomesOf } from './deletionTarget';
import { deleteTargets } from './deleteTargets';

/** What became of the objects of a rollback. */
type RolledBack = { deleted: ObjectOutcome[]; left: ObjectOutcome[] };

const POLLING: PollOptions = { timeoutMs: 20_000, intervalMs: 250 };

/**
 * The very objects one request has created, in order. When the request fails part-way they are deleted again, the last one
 * first: a caller that is told of a failure finds nothing changed. What was there before is never among them.
 */
export class CreatedObjects {
  readonly #client: KubeClient;
  readonly #created: DeletionTarget[] = [];

  constructor(client: KubeClient) {
    this.#client = client;
  }

  /**
   * Tracks an object that this request has created.
   *
   * @param options.unchangedOnly - leave it when another request has changed it since, and so counts on it
   */
  add(
    resource: Resource,
    { metadata }: KubeObject,
    options: { unchangedOnly?: boolean } = {},
  ): void {
    const { namespace, name, uid, resourceVersion } = metadata;
    this.#created.push({
      resource,
      ref: { namespace, name },
      uid,
      ...(options.unchangedOnly && { resourceVersion }),
    });
  }

  /**
   * Deletes what was created, waiting a bounded time, and gives back the error with a sentence about that.
   *
   * @param options.keep - why an object stays although this request created it; asked just before it would be deleted
   */
  async rollback(
    error: Error,
    options: {
      polling?: PollOptions;
      keep?: (item: DeletionTarget) => Promise<string | undefined>;
    } = {},
  ): Promise<Error> {
    if (this.#created.length === 0) {
      return error;
    }
    const { timeoutMs, intervalMs } = options.polling ?? POLLING;
    const until = Date.now() + timeoutMs;
    const result: RolledBack = { deleted: [], left: [] };
    for (const item of [...this.#created].reverse()) {
      const { deleted, left } = await this.#deleteOne(item, {
        until,
        intervalMs,
        keep: options.keep,
      });
      result.deleted.push(...deleted);
      result.left.push(...left);
    }
    this.#created.length = 0;
    error.message = sentences(error.message, report(result));
    return error;
  }

  /** A failure here must not hide the first one: it becomes the reason why the object is left. */
  async #deleteOne(
    item: DeletionTarget,
    options: {
      until: number;
      intervalMs: number;
      keep?: (item: DeletionTarget) => Promise<string | undefined>;
    },
  ): Promise<RolledBack> {
    const leave = (reason: string) => ({
      deleted: [],
      left: [outcomeOf(item.resource, item.ref, 'left', reason)],
    });
    try {
      const reason = await options.keep?.(item);
      if (reason) {
        return leave(reason);
      }
      const step = await deleteTargets(this.#client, [item], options);
      return {
        deleted: outcomesOf(step.deleted, 'deleted'),
        left: [...step.remaining, ...step.denied.map(({ outcome }) => outcome)],
      };
    } catch (error) {
      return leave((error as Error).message);
    }
  }
}

function report({ deleted, left }: RolledBack): string {
  const parts = [];
  if (deleted.length > 0) {
    const names = deleted.map(nameOf).join(', ');
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
