import { isEqual } from 'lodash';
import { Clock } from 'dapr-vcluster-kube-sim';
import {
  getIfPresent,
  KubeClient,
  KubeError,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { planOf, releaseName } from './plan';
import { resourcesOf, Sync } from './sync';
import { Application, ApplicationStatus, AppProject } from './types';

type StatefulSet = KubeObject & {
  spec: { replicas?: number };
  status?: { readyReplicas?: number; observedGeneration?: number };
};

type Health = { status: string; message?: string };

/** Fields that say when something was looked at, not what was seen. */
const TIMES = new Set(['reconciledAt', 'startedAt', 'finishedAt']);

/** Brings one Application nearer to what it asks for, as Argo CD's application controller does. */
export class ApplicationReconciler {
  readonly #client: KubeClient;
  readonly #clock: Clock;
  readonly #sync: Sync;

  constructor(client: KubeClient, clock: Clock) {
    this.#client = client;
    this.#clock = clock;
    this.#sync = new Sync(client);
  }

  async reconcile(
    application: Application,
    project: AppProject | undefined,
  ): Promise<void> {
    const { spec, status = {} } = application;
    const plan = planOf(application, project);
    if ('type' in plan) {
      const before = status.conditions?.find(({ type }) => type === plan.type);
      await this.#write(application, {
        ...status,
        sync: { ...status.sync, status: 'Unknown' },
        health: status.health ?? { status: 'Unknown' },
        conditions: [
          {
            ...plan,
            lastTransitionTime:
              before?.message === plan.message
                ? before.lastTransitionTime
                : this.#now(),
          },
        ],
      });
      return;
    }
    let seen = await this.#sync.compare(application, plan.objects);
    let { operationState } = status;
    const isOut = () => seen.differing.length > 0 || seen.obsolete.length > 0;
    const source = spec.source!;
    const isNew =
      !isEqual(operationState?.syncResult?.source, source) ||
      operationState?.phase === 'Running';
    const { automated } = spec.syncPolicy ?? {};
    const isWanted =
      automated && automated.enabled !== false && (isNew || automated.selfHeal);
    if (isOut() && isWanted) {
      const startedAt = this.#now();
      const operation = { sync: { revision: plan.revision } };
      const syncResult = { revision: plan.revision, source };
      const ended = { startedAt, operation, syncResult };
      try {
        await this.#sync.apply(application, seen);
        operationState = {
          ...ended,
          phase: 'Succeeded',
          message: 'successfully synced (all tasks run)',
          finishedAt: this.#now(),
        };
      } catch (error) {
        if (!(error instanceof KubeError) || error.status >= 500) {
          throw error;
        }
        operationState = {
          ...ended,
          phase: 'Failed',
          message: `one or more objects failed to apply, reason: ${error.message}`,
          finishedAt: this.#now(),
        };
      }
      seen = await this.#sync.compare(application, plan.objects);
    } else if (!isOut() && isNew) {
      operationState = {
        phase: 'Succeeded',
        message: 'successfully synced (no more tasks)',
        startedAt: this.#now(),
        finishedAt: this.#now(),
        operation: { sync: { revision: plan.revision } },
        syncResult: { revision: plan.revision, source },
      };
    }
    await this.#write(application, {
      sync: {
        status: isOut() ? 'OutOfSync' : 'Synced',
        revision: plan.revision,
        comparedTo: { source, destination: spec.destination },
      },
      health: await this.#health(application),
      ...(operationState && { operationState }),
      resources: [
        ...resourcesOf(seen.pairs, seen.differing),
        ...(automated?.prune ? [] : seen.obsolete),
      ],
      sourceType: 'Helm',
      ...(operationState?.phase === 'Failed' && {
        conditions: [
          {
            type: 'SyncError',
            message: `Failed last sync attempt to [${plan.revision}]: ${operationState.message}`,
            lastTransitionTime: operationState.finishedAt,
          },
        ],
      }),
    });
  }

  /** Cascading deletion: what the Application has made goes before it does. */
  async finalize(application: Application): Promise<void> {
    await this.#sync.remove(application.status?.resources ?? []);
  }

  async #health(application: Application): Promise<Health> {
    const name = releaseName(application);
    const { namespace } = application.spec.destination;
    const set = await getIfPresent<StatefulSet>(
      this.#client,
      RESOURCES.statefulSets,
      { name, namespace },
    );
    if (!set) {
      return { status: 'Missing' };
    }
    const { replicas = 1 } = set.spec;
    const { readyReplicas = 0, observedGeneration = 0 } = set.status ?? {};
    return observedGeneration >= (set.metadata.generation ?? 1) &&
      readyReplicas >= replicas
      ? { status: 'Healthy' }
      : {
          status: 'Progressing',
          message: `Waiting for ${
            replicas - readyReplicas
          } pods to be ready...`,
        };
  }

  async #write(
    { metadata, status = {} }: Application,
    wanted: ApplicationStatus,
  ): Promise<void> {
    if (isEqual(withoutTimes(wanted), withoutTimes(status))) {
      return;
    }
    const gone = Object.keys(status).filter(key => !(key in wanted));
    await this.#client.patch(
      RESOURCES.applications,
      { name: metadata.name, namespace: metadata.namespace },
      {
        status: {
          ...wanted,
          reconciledAt: this.#now(),
          ...Object.fromEntries(
            gone.filter(key => !TIMES.has(key)).map(key => [key, null]),
          ),
        },
      },
    );
  }

  #now(): string {
    return this.#clock.now().toISOString();
  }
}

function withoutTimes(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, each) => (TIMES.has(key) ? undefined : each)),
  );
}
