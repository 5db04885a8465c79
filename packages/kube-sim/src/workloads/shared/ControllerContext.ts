import { isEqual } from 'lodash';
import {
  isConflict,
  isNotFound,
  KubeClient,
  KubeObject,
  Resource,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { Clock } from '../../clock/Clock';
import { Informers, runController, WatchedKind } from '../../controllerRuntime';
import { Recorder, rfc3339 } from './Recorder';

const CONFLICT_PAUSE_MS = 10;

/** What every workload controller is given. */
export class ControllerContext {
  readonly client: KubeClient;
  readonly informers: Informers;
  readonly clock: Clock;
  readonly #onError:
    | ((controller: string, key: string, error: unknown) => void)
    | undefined;

  constructor(
    client: KubeClient,
    informers: Informers,
    clock: Clock,
    onError?: (controller: string, key: string, error: unknown) => void,
  ) {
    this.client = client;
    this.informers = informers;
    this.clock = clock;
    this.#onError = onError;
  }

  /** Time as objects carry it. */
  now() {
    return rfc3339(this.clock.now());
  }

  recorder(component: string) {
    return new Recorder(this.client, this.clock, component);
  }

  run(
    name: string,
    kinds: WatchedKind[],
    reconcile: (key: string) => Promise<void | { requeueAfterMs?: number }>,
  ) {
    return runController({
      client: this.client,
      informers: this.informers,
      clock: this.clock,
      kinds,
      reconcile: async key => {
        try {
          return await reconcile(key);
        } catch (error) {
          if (isConflict(error)) {
            // Somebody was quicker; look again at what they wrote.
            return { requeueAfterMs: CONFLICT_PAUSE_MS };
          }
          throw error;
        }
      },
      onError: (key, error) => this.#onError?.(name, key, error),
    });
  }

  /** Writes an object's status if it differs; an object that is gone needs none. */
  async writeStatus(resource: Resource, object: KubeObject, status: object) {
    // As JSON: fields that are undefined are not there.
    const wanted = JSON.parse(JSON.stringify(status));
    if (isEqual(wanted, object.status)) {
      return;
    }
    try {
      await this.client.replace(
        resource,
        { ...object, status: wanted },
        { subresource: 'status' },
      );
    } catch (error) {
      if (!isNotFound(error)) {
        throw error;
      }
    }
  }
}

/** Leaves out counts of zero, as Kubernetes' JSON does. */
export function withoutZeros<T extends Record<string, unknown>>(status: T): T {
  return Object.fromEntries(
    Object.entries(status).filter(([, value]) => value !== 0),
  ) as T;
}
