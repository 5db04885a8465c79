import { Clock } from 'dapr-vcluster-kube-sim';
import {
  getIfPresent,
  KubeClient,
  KubeError,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { HelmActions } from './actions';
import { failed, notReady, progressing, succeeded } from './conditions';
import { HelmRelease, HelmRepository } from './flux';
import { durationMs } from './duration';
import { Plan, planOf, releaseName } from './plan';
import { renderChart } from './chart/renderChart';
import { fits, newRelease } from './revision';
import { schemaError } from './chart/schema';
import { snapshots, StatusWriter } from './status';
import {
  manifestObjects,
  manifestOf,
  ReleaseStorage,
  StoredRelease,
} from './storage';

const DEFAULT_TIMEOUT_MS = 300_000;

type StatefulSet = {
  spec: { replicas?: number };
  status?: { readyReplicas?: number; observedGeneration?: number };
} & KubeObject;

/** Brings one HelmRelease nearer to what it asks for, as Flux's helm-controller does. */
export class ReleaseReconciler {
  readonly #actions: HelmActions;
  readonly #client: KubeClient;
  readonly #clock: Clock;
  readonly #status: StatusWriter;

  constructor(client: KubeClient, clock: Clock, status: StatusWriter) {
    this.#client = client;
    this.#clock = clock;
    this.#status = status;

    this.#actions = new HelmActions(client);
  }

  async reconcile(
    release: HelmRelease,
    repository: HelmRepository | undefined,
  ): Promise<{ requeueAfterMs?: number } | void> {
    const plan = planOf(release, repository);
    if ('reason' in plan) {
      await this.#status.write(
        release,
        notReady(plan.reason, plan.message),
        {},
      );
      return undefined;
    }
    const storage = new ReleaseStorage(
      this.#client,
      plan.storageNamespace,
      plan.name,
    );
    const stored = await storage.all();
    if (stored.length === 0 || !fits(stored[0], plan)) {
      await this.#act(release, plan, storage, stored);
    }
    return this.#finish(release, plan, storage);
  }

  /** Removes what the release rendered and its stored revisions, nothing that grew out of them. */
  async uninstall(release: HelmRelease) {
    const storageNamespace =
      release.spec.storageNamespace ?? release.metadata.namespace!;
    const storage = new ReleaseStorage(
      this.#client,
      storageNamespace,
      releaseName(release),
    );
    const [latest] = await storage.all();
    if (latest) {
      await this.#actions.remove(manifestObjects(latest));
    }
    await storage.clear();
  }

  async #act(
    release: HelmRelease,
    plan: Plan,
    storage: ReleaseStorage,
    stored: StoredRelease[],
  ) {
    const action = stored.length === 0 ? 'install' : 'upgrade';
    if (alreadyFailed(release, plan)) {
      return;
    }
    const timeout = release.spec.timeout ?? '5m0s';
    await this.#status.write(
      release,
      progressing(`Running '${action}' action with timeout of ${timeout}`),
      attempt(release, plan, action),
    );
    try {
      await this.#run(release, plan, storage, stored);
    } catch (error) {
      if (error instanceof KubeError && error.status >= 500) {
        throw error;
      }
      const verb = action === 'install' ? 'Install' : 'Upgrade';
      const message = `Helm ${action} failed for release ${plan.namespace}/${
        plan.name
      } with chart vcluster@${plan.chart.version}: ${(error as Error).message}`;
      await this.#status.write(
        release,
        failed(action, `${verb}Failed`, message),
        {
          ...attempt(release, plan, action),
          failures: 1,
          [`${action}Failures`]: 1,
        },
      );
    }
  }

  async #run(
    release: HelmRelease,
    plan: Plan,
    storage: ReleaseStorage,
    stored: StoredRelease[],
  ) {
    const invalid = schemaError(plan.values, plan.chart.minor);
    if (invalid) {
      throw new Error(invalid);
    }
    const revision = (stored[0]?.version ?? 0) + 1;
    const objects = renderChart(
      { name: plan.name, namespace: plan.namespace, revision },
      plan.chart,
      plan.values,
    );
    if (release.spec.install?.createNamespace) {
      await this.#actions.createNamespace(plan.namespace);
    }
    const now = this.#clock.now();
    const next = newRelease(
      plan,
      revision,
      now.toISOString(),
      stored[0],
      manifestOf(objects),
    );
    if (stored[0]) {
      await this.#actions.upgrade(manifestObjects(stored[0]), objects, plan);
      await storage.put(
        { ...stored[0], info: { ...stored[0].info, status: 'superseded' } },
        now,
      );
    } else {
      await this.#actions.install(objects, plan);
    }
    await storage.put(next, now);
  }

  async #finish(release: HelmRelease, plan: Plan, storage: ReleaseStorage) {
    const [latest, ...older] = await storage.all();
    if (!latest || !fits(latest, plan)) {
      return undefined;
    }
    const action = latest.version === 1 ? 'install' : 'upgrade';
    if (latest.info.status !== 'deployed') {
      const wait = !release.spec[action]?.disableWait;
      if (wait && !(await this.#isReady(plan))) {
        return {
          requeueAfterMs: await this.#checkTimeout(
            release,
            plan,
            latest,
            action,
          ),
        };
      }
      latest.info.status = 'deployed';
      latest.info.description = `${
        action === 'install' ? 'Install' : 'Upgrade'
      } complete`;
      await storage.put(latest, this.#clock.now());
    }
    const message = `Helm ${action} succeeded for release ${plan.namespace}/${plan.name}.v${latest.version} with chart vcluster@${plan.chart.version}`;
    await this.#status.write(
      release,
      succeeded(
        `${action === 'install' ? 'Install' : 'Upgrade'}Succeeded`,
        message,
      ),
      {
        ...attempt(release, plan, action),
        history: snapshots([latest, ...older]),
        failures: null,
        installFailures: null,
        upgradeFailures: null,
      },
    );
    return undefined;
  }

  async #checkTimeout(
    release: HelmRelease,
    plan: Plan,
    latest: StoredRelease,
    action: 'install' | 'upgrade',
  ) {
    const allowed = durationMs(release.spec.timeout) ?? DEFAULT_TIMEOUT_MS;
    const left =
      Date.parse(latest.info.last_deployed) +
      allowed -
      this.#clock.now().getTime();
    if (left > 0) {
      return left;
    }
    const message = `Helm ${action} failed for release ${plan.namespace}/${plan.name} with chart vcluster@${plan.chart.version}: context deadline exceeded`;
    await this.#status.write(
      release,
      failed(
        action,
        action === 'install' ? 'InstallFailed' : 'UpgradeFailed',
        message,
      ),
      {
        ...attempt(release, plan, action),
        failures: 1,
        [`${action}Failures`]: 1,
      },
    );
    return undefined;
  }

  async #isReady(plan: Plan) {
    const set = await getIfPresent<StatefulSet>(
      this.#client,
      RESOURCES.statefulSets,
      {
        name: plan.name,
        namespace: plan.namespace,
      },
    );
    return (
      set?.status?.observedGeneration === set?.metadata.generation &&
      (set?.status?.readyReplicas ?? 0) >= (set?.spec.replicas ?? 1)
    );
  }
}

function alreadyFailed({ metadata, status }: HelmRelease, plan: Plan) {
  return (
    (status?.failures ?? 0) > 0 &&
    status?.lastAttemptedGeneration === metadata.generation &&
    status?.lastAttemptedRevision === plan.chart.version
  );
}

function attempt(
  release: HelmRelease,
  plan: Plan,
  action: 'install' | 'upgrade',
) {
  return {
    lastAttemptedGeneration: release.metadata.generation,
    lastAttemptedRevision: plan.chart.version,
    lastAttemptedConfigDigest: plan.configDigest,
    lastAttemptedReleaseAction: action,
    storageNamespace: plan.storageNamespace,
  };
}
