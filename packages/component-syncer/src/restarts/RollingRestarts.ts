import {
  getIfPresent,
  KubeClient,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { pause, Timers } from '../work';
import {
  isRolledOut,
  resourceOfWorkload,
  whyNot,
  Workload,
  WorkloadRef,
  workloadOfPod,
} from './workloads';

/** What kubectl writes on a pod template to restart its pods. */
const RESTARTED_AT = 'kubectl.kubernetes.io/restartedAt';

/** Changes that come together are taken up with one restart. */
const GATHER_MS = 5_000;
const LOOK_EVERY_MS = 2_000;
const LONGEST_MS = 600_000;

/** What is told of a workload. */
export type RestartEvent = {
  type: 'Normal' | 'Warning';
  reason: 'Restarting' | 'NotRestarted' | 'RestartFailed';
  message: string;
};

/** What restarting the apps of a vcluster needs. */
export type RollingRestartsOptions = {
  /** The vcluster's API server. */
  client: Pick<KubeClient, 'get' | 'patch'>;
  timers: Timers;
  now: () => Date;
  signal: AbortSignal;
  tell: (workload: Workload, event: RestartEvent) => Promise<void>;
  onError: (error: unknown) => void;
};

/**
 * Restarts Deployments and StatefulSets of a vcluster, one after the other, each as `kubectl rollout restart` does and
 * only where its own strategy stops one replica at a time. The next one waits until all replicas of the one before are
 * available again.
 */
export class RollingRestarts {
  readonly #options: RollingRestartsOptions;
  readonly #pods = new Map<string, { namespace: string; name: string }>();
  #running?: Promise<void>;

  constructor(options: RollingRestartsOptions) {
    this.#options = options;
  }

  /** Has the workloads of these pods restarted. */
  add(pods: ReadonlyArray<{ namespace: string; name: string }>): void {
    pods.forEach(({ namespace, name }) =>
      this.#pods.set(`${namespace}/${name}`, { namespace, name }),
    );
    if (this.#pods.size > 0) {
      this.#running ??= this.#run().finally(() => {
        this.#running = undefined;
      });
    }
  }

  async ended(): Promise<void> {
    await this.#running;
  }

  async #run(): Promise<void> {
    const { signal, timers, onError } = this.#options;
    while (this.#pods.size > 0 && !signal.aborted) {
      await pause(GATHER_MS, timers, signal);
      const pods = [...this.#pods.values()];
      this.#pods.clear();
      try {
        for (const workload of await this.#workloadsOf(pods)) {
          const goesOn = !signal.aborted && (await this.#restart(workload));
          if (!goesOn) {
            break;
          }
        }
      } catch (error) {
        if (!signal.aborted) {
          onError(error);
        }
      }
    }
  }

  async #workloadsOf(
    pods: ReadonlyArray<{ namespace: string; name: string }>,
  ): Promise<WorkloadRef[]> {
    const found = new Map<string, WorkloadRef>();
    for (const pod of pods) {
      const workload = await workloadOfPod(this.#options.client, pod);
      if (workload) {
        const { kind, namespace, name } = workload;
        found.set(`${kind}/${namespace}/${name}`, workload);
      }
    }
    return [...found.values()];
  }

  /** @returns whether the next one may be restarted */
  async #restart(ref: WorkloadRef): Promise<boolean> {
    const { client, tell, now } = this.#options;
    const resource = resourceOfWorkload(ref);
    const workload = await getIfPresent<Workload>(client, resource, ref);
    if (!workload) {
      return true;
    }
    const reason = whyNot(workload, ref.kind);
    if (reason) {
      await tell(workload, {
        type: 'Warning',
        reason: 'NotRestarted',
        message: `It has to be restarted to take up changed Dapr resources, but is not: ${reason}.`,
      });
      return true;
    }
    await client.patch(resource, ref, {
      metadata: { resourceVersion: workload.metadata.resourceVersion },
      spec: {
        template: {
          metadata: {
            annotations: { [RESTARTED_AT]: now().toISOString() },
          },
        },
      },
    });
    await tell(workload, {
      type: 'Normal',
      reason: 'Restarting',
      message:
        'It is restarted, one replica at a time, to take up changed Dapr resources.',
    });
    return this.#rolledOut(ref);
  }

  async #rolledOut(ref: WorkloadRef): Promise<boolean> {
    const { client, timers, signal, tell } = this.#options;
    let workload: Workload | undefined;
    for (let waited = 0; waited < LONGEST_MS; waited += LOOK_EVERY_MS) {
      await pause(LOOK_EVERY_MS, timers, signal);
      if (signal.aborted) {
        return false;
      }
      workload = await getIfPresent<Workload>(
        client,
        resourceOfWorkload(ref),
        ref,
      );
      if (!workload || isRolledOut(workload)) {
        return true;
      }
    }
    if (workload) {
      await tell(workload, {
        type: 'Warning',
        reason: 'RestartFailed',
        message:
          'Not all of its replicas are available after its restart; no other app is restarted before the next change.',
      });
    }
    return false;
  }
}
