import {
  ANNOTATION_SYNC_REPORT,
  COMPONENT_SYNCER,
  LABEL_SYNC_LEASE,
  vclusterReportSchema,
  VclusterRef,
  VclusterReport,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  deleteIfPresent,
  KubeClient,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { KeyedWorker, pause, Timers } from '../work';
import { newsOf } from './vclusterReport';

/** A vcluster that has only just been taken over is not read yet: that is no news. */
const CONNECTING_MS = 10_000;

/** What reporting needs. */
export type VclusterReportsOptions = {
  client: Pick<KubeClient, 'apply' | 'list' | 'delete'>;
  /** Host namespace of the Leases. */
  namespace: string;
  replica: string;
  /** How a vcluster of this replica does. */
  describe: (key: string) => VclusterReport | undefined;
  timers: Timers;
  now: () => Date;
  /** How often news is looked for. */
  everyMs: number;
  /** How often the Lease of one vcluster is written at most. */
  atMostEveryMs: number;
  onError: (error: unknown) => void;
};

/**
 * Says on a Lease per vcluster how this replica does with it. A Lease is written when there is news, not to prove life:
 * the replica's own does that. Nothing is requested while nothing changes.
 */
export class VclusterReports {
  readonly #options: VclusterReportsOptions;
  readonly #mine = new Map<string, VclusterRef>();
  readonly #marked = new Set<string>();
  readonly #latest = new Map<string, VclusterReport>();
  readonly #said = new Map<string, { news: string; at: number }>();
  readonly #worker: KeyedWorker;
  #hasSwept = false;

  constructor(options: VclusterReportsOptions) {
    this.#options = options;
    this.#worker = new KeyedWorker(key => this.#write(key), options.timers, {
      concurrency: 4,
    });
  }

  /** What was last found of each vcluster of this replica. */
  latest(): Iterable<VclusterReport> {
    return this.#latest.values();
  }

  /** Something about a vcluster may have changed. */
  mark(key: string): void {
    this.#marked.add(key);
  }

  /**
   * The vclusters of this replica from now on; those that are new are marked.
   *
   * @param isOurs - whether a vcluster is one that the Component syncer reports on, at whatever replica
   */
  assign(
    mine: ReadonlyMap<string, VclusterRef>,
    isOurs: (key: string) => boolean,
  ): void {
    for (const [key, ref] of this.#mine) {
      if (!mine.has(key)) {
        this.#forget(key);
        if (!isOurs(key)) {
          this.#remove(leaseName(ref));
        }
      }
    }
    mine.forEach((ref, key) => {
      if (!this.#mine.has(key)) {
        this.#mine.set(key, ref);
        this.mark(key);
      }
    });
    if (!this.#hasSwept && mine.size > 0) {
      this.#hasSwept = true;
      this.#sweep(isOurs).catch(this.#options.onError);
    }
  }

  /** Runs until the signal aborts; resolves when no request is under way. */
  async run(signal: AbortSignal): Promise<void> {
    const { timers, everyMs } = this.#options;
    while (!signal.aborted) {
      this.#look();
      await pause(everyMs, timers, signal);
    }
    await this.#worker.stop();
  }

  #look(): void {
    for (const [key, { queued, pendingSince }] of this.#latest) {
      if (queued > 0 || pendingSince !== undefined) {
        this.#marked.add(key);
      }
    }
    for (const key of this.#marked) {
      const report = this.#mine.has(key) && this.#options.describe(key);
      if (!report) {
        this.#marked.delete(key);
      } else {
        this.#latest.set(key, report);
        this.#consider(key, report);
      }
    }
  }

  /** What may not be written yet stays marked. */
  #consider(key: string, report: VclusterReport): void {
    const { now, atMostEveryMs } = this.#options;
    const said = this.#said.get(key);
    const at = now().getTime();
    if (said?.news === newsOf(report)) {
      this.#marked.delete(key);
      return;
    }
    const isEarly =
      report.state === 'connecting' &&
      at - Date.parse(report.since ?? '') < CONNECTING_MS;
    if (!isEarly && at - (said?.at ?? -Infinity) >= atMostEveryMs) {
      this.#marked.delete(key);
      this.#worker.add(key);
    }
  }

  async #write(key: string): Promise<boolean> {
    const { client, namespace, replica, describe, now, onError } =
      this.#options;
    const ref = this.#mine.get(key);
    const report = ref && describe(key);
    if (!report) {
      return true;
    }
    try {
      await client.apply(
        RESOURCES.leases,
        {
          metadata: {
            name: leaseName(ref),
            namespace,
            labels: { [LABEL_SYNC_LEASE]: 'vcluster' },
            annotations: { [ANNOTATION_SYNC_REPORT]: JSON.stringify(report) },
          },
          spec: { holderIdentity: replica },
        },
        { fieldManager: COMPONENT_SYNCER, force: true },
      );
      this.#said.set(key, { news: newsOf(report), at: now().getTime() });
      return true;
    } catch (error) {
      onError(error);
      return false;
    }
  }

  /** Removes what an earlier replica has left of vclusters that are there no more. */
  async #sweep(isOurs: (key: string) => boolean): Promise<void> {
    const { client, namespace } = this.#options;
    const { items } = await client.list<KubeObject>(RESOURCES.leases, {
      namespace,
      labelSelector: `${LABEL_SYNC_LEASE}=vcluster`,
    });
    items
      .filter(item => {
        const ref = refOf(item);
        return !ref || !isOurs(`${ref.namespace}/${ref.name}`);
      })
      .forEach(({ metadata }) => this.#remove(metadata.name));
  }

  #remove(name: string): void {
    const { client, namespace, onError } = this.#options;
    deleteIfPresent(client, RESOURCES.leases, { namespace, name }).catch(
      onError,
    );
  }

  #forget(key: string): void {
    this.#mine.delete(key);
    this.#marked.delete(key);
    this.#latest.delete(key);
    this.#said.delete(key);
  }
}

/** A dot is in no name of a namespace, so that no two vclusters have one Lease. */
function leaseName({ namespace, name }: VclusterRef): string {
  return `dapr-vcluster-sync.${namespace}.${name}`;
}

function refOf({ metadata }: KubeObject): VclusterRef | undefined {
  try {
    return vclusterReportSchema.parse(
      JSON.parse(metadata.annotations?.[ANNOTATION_SYNC_REPORT] ?? ''),
    );
  } catch {
    return undefined;
  }
}
