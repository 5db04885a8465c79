import type {
  Finding,
  VclusterRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { KubeClient } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { NamespacedName } from '../sync';
import { Timers } from '../work';
import { RestartAdvice } from './RestartAdvice';
import { RestartEvent, RollingRestarts } from './RollingRestarts';
import type { Change } from './whoMissesIt';
import { Workload } from './workloads';

/** What following the restarts of one vcluster's apps needs. */
export type AppRestartsOptions = {
  tenant: VclusterRef;
  host: Pick<KubeClient, 'get' | 'pages'>;
  virtual: Pick<KubeClient, 'get' | 'patch'>;
  /** Whether apps are restarted, or only named. */
  enabled: boolean;
  timers: Timers;
  now: () => Date;
  signal: AbortSignal;
  onChanged: (key: string) => void;
  tell: (workload: Workload, event: RestartEvent) => Promise<void>;
  onError: (error: unknown) => void;
};

/** Names the apps that do not take up a change by themselves, and restarts them where that is wanted. */
export class AppRestarts {
  readonly #options: AppRestartsOptions;
  readonly #advice: RestartAdvice;
  readonly #rolling: RollingRestarts;

  constructor(options: AppRestartsOptions) {
    const { host, virtual, tenant, ...rest } = options;
    this.#options = options;
    this.#advice = new RestartAdvice({
      ...rest,
      host,
      namespace: tenant.namespace,
    });
    this.#rolling = new RollingRestarts({ ...rest, client: virtual });
  }

  /**
   * Takes a change that was just made on the host; resolves when it is known who misses it.
   *
   * @param scopes - app ids that may load it, before or after the change; all when empty
   * @param after - the object as it is now; undefined when it is gone
   */
  async changed(
    key: string,
    { kind, name }: NamespacedName & { kind: string },
    scopes: readonly string[],
    after?: object,
  ): Promise<void> {
    const at = this.#options.now().getTime();
    const spec = after && Reflect.get(after, 'spec');
    const object: Change['object'] = spec ?? undefined;
    const change = { kind, name, scopes, at, object };
    const missing = await this.#advice.note(key, change);
    if (this.#options.enabled) {
      this.#rolling.add(missing);
    }
  }

  /** Whether there is nothing to be said about any object. */
  get isEmpty(): boolean {
    return this.#advice.isEmpty;
  }

  /** What is to be said about an object; none when all apps have it. */
  findings(key: string): Finding[] {
    return this.#advice.findings(key);
  }

  async ended(): Promise<void> {
    await Promise.all([this.#advice.ended(), this.#rolling.ended()]);
  }
}
