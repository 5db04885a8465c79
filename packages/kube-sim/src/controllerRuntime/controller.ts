import {
  KubeClient,
  KubeObject,
  Resource,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { Clock, realClock } from '../clock/Clock';
import { Informers } from './Informers';
import { keyOf } from './keys';
import { WorkQueue } from './WorkQueue';

/** A kind whose changes make work. */
export type WatchedKind<T extends KubeObject = KubeObject> = {
  resource: Resource;
  /** The keys an object's change concerns; its own key unless told otherwise. */
  keys?: (object: T) => string[];
};

export type ControllerOptions = {
  client: KubeClient;
  kinds: WatchedKind[];
  /** Brings the object of `key` one step nearer to what it should be; must be idempotent. */
  reconcile: (key: string) => Promise<void | { requeueAfterMs?: number }>;
  /** Shared caches; the controller makes (and stops) its own when left out. */
  informers?: Informers;
  clock?: Clock;
  concurrency?: number;
  onError?: (key: string, error: unknown) => void;
};

export type Controller = {
  /** Resolves once the caches are filled and everything found in them was reconciled. */
  ready: Promise<void>;
  /** Resolves when no key is waiting or running. */
  idle(): Promise<void>;
  /** Queues a key by hand, e.g. when something outside the cluster changed. */
  enqueue(key: string): void;
  /** Ends watches, waits for the work under way, and drops the rest. */
  stop(): Promise<void>;
};

/** Watches kinds and reconciles the keys their changes concern, until stopped. */
export function runController(options: ControllerOptions): Controller {
  const clock = options.clock ?? realClock;
  const informers = options.informers ?? new Informers(options.client, clock);
  const queue = new WorkQueue({
    clock,
    concurrency: options.concurrency,
    onError: options.onError,
    work: async key => {
      const result = await options.reconcile(key);
      if (result?.requeueAfterMs !== undefined) {
        queue.addAfter(key, result.requeueAfterMs);
      }
    },
  });
  let unsubscribe: Array<() => void> = [];
  let stopped = false;

  const start = async () => {
    // All caches first: a reconcile that sees half of them would act on it.
    const watched = options.kinds.map(kind => ({
      informer: informers.of(kind.resource),
      keys: kind.keys ?? ((object: KubeObject) => [keyOf(object)]),
    }));
    await Promise.all(watched.map(({ informer }) => informer.synced()));
    if (stopped) {
      return;
    }
    unsubscribe = watched.map(({ informer, keys }) =>
      informer.subscribe(({ before, after }) => {
        const concerned = [before, after].flatMap(each =>
          each ? keys(each) : [],
        );
        new Set(concerned).forEach(key => queue.add(key));
      }),
    );
    await queue.idle();
  };

  return {
    ready: start(),
    idle: () => queue.idle(),
    enqueue: key => queue.add(key),
    stop: async () => {
      stopped = true;
      unsubscribe.forEach(each => each());
      await queue.stop();
      if (!options.informers) {
        await informers.stop();
      }
    },
  };
}
