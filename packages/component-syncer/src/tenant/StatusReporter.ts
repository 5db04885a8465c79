import {
  ANNOTATION_SYNC_STATUS,
  COMPONENT_SYNCER,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  isConflict,
  isInvalid,
  isNotFound,
  KubeClient,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { resourceOf } from '../host';
import {
  DaprResource,
  NamespacedName,
  SyncAction,
  SyncedKind,
  SyncEntry,
} from '../sync';
import { keyOf } from '../sync/entries';
import { KeyedWorker, Timers } from '../work';
import { eventOf, repairOf, SyncEvent, writeEvent } from './events';
import { digestOfStatus, statusOf } from './status';
import { KeptObject } from './keptObject';

/** Field manager of the annotation, apart from that of definitions. */
const FIELD_MANAGER = `${COMPONENT_SYNCER}-status`;

/** How long an object fails before that is reported. */
const PATIENCE_MS = 30_000;

/** What reporting into one vcluster needs. */
export type StatusReporterOptions = {
  client: Pick<KubeClient, 'apply' | 'create'>;
  kinds: ReadonlyMap<string, SyncedKind>;
  /** What became of an object. */
  entry(key: string): SyncEntry | undefined;
  object(kind: string, ref: NamespacedName): KeptObject | undefined;
  timers: Timers;
  now: () => Date;
  admit: () => Promise<void>;
  onError: (error: unknown) => void;
};

/** Says in a vcluster what became of its objects. Nothing is written as long as the same is said already. */
export class StatusReporter {
  readonly #options: StatusReporterOptions;
  readonly #repairs = new Map<string, SyncEvent>();
  /**
   * What was said last, and what stood there before, until the watch brings it: as long as that has not come, the
   * object still has what stood there.
   */
  readonly #said = new Map<string, { before?: string; now: string }>();
  readonly #failingSince = new Map<string, number>();
  readonly #worker: KeyedWorker;

  constructor(options: StatusReporterOptions) {
    this.#options = options;
    this.#worker = new KeyedWorker(key => this.#report(key), options.timers, {
      concurrency: 4,
      admit: options.admit,
    });
  }

  /** Takes the outcome of an object; undefined when it is gone. */
  outcome(
    entry: SyncEntry | undefined,
    of: NamespacedName & { kind: string },
    action?: SyncAction,
  ): void {
    const key = keyOf(of.kind, of);
    if (!entry) {
      this.#repairs.delete(key);
      this.#said.delete(key);
      this.#failingSince.delete(key);
      return;
    }
    this.#noteFailure(key, entry);
    const repair = repairOf(action, entry);
    if (repair) {
      this.#repairs.set(key, repair);
    }
    this.#worker.add(key);
  }

  /** Looks whether an object still says what it has to, by its key. */
  look(key: string): void {
    this.#worker.add(key);
  }

  /** Tells of an object that is gone. */
  async tellOfGone(
    { kind: kindName, namespace, name }: NamespacedName & { kind: string },
    event: SyncEvent,
  ): Promise<void> {
    const kind = this.#options.kinds.get(kindName);
    if (kind) {
      const { apiVersion } = kind;
      const metadata = { namespace, name };
      await this.#event({ apiVersion, kind: kindName, metadata }, event);
    }
  }

  idle(): Promise<void> {
    return this.#worker.idle();
  }

  stop(): Promise<void> {
    return this.#worker.stop();
  }

  async #report(key: string): Promise<boolean> {
    const entry = this.#options.entry(key);
    const object = entry && this.#options.object(entry.kind, entry.virtual);
    if (!entry || !object || object.metadata.deletionTimestamp) {
      return true;
    }
    const since = this.#failingSince.get(key);
    if (since !== undefined && this.#now() - since < PATIENCE_MS) {
      return true;
    }
    try {
      const repair = this.#repairs.get(key);
      if (repair) {
        await this.#event(object, repair);
        this.#repairs.delete(key);
      }
      await this.#say(key, entry, object);
      return true;
    } catch (error) {
      if (isNotFound(error) || isConflict(error) || isInvalid(error)) {
        // It has gone, or another took its name: its own change comes, or it cannot take a mark at all.
        return true;
      }
      this.#options.onError(error);
      return false;
    }
  }

  /** What fails may be well at the next try: it is reported once it lasts. */
  #noteFailure(key: string, { state }: SyncEntry): void {
    if (state !== 'failed') {
      this.#failingSince.delete(key);
    } else if (!this.#failingSince.has(key)) {
      this.#failingSince.set(key, this.#now());
      this.#options.timers.after(PATIENCE_MS, () => this.#worker.add(key));
    }
  }

  async #say(key: string, entry: SyncEntry, object: KeptObject): Promise<void> {
    const { client, kinds, now } = this.#options;
    const kind = kinds.get(entry.kind);
    const status = statusOf(entry, now().toISOString());
    const { name, namespace, uid } = object.metadata;
    const { said: there } = object;
    const wanted = digestOfStatus(status);
    const said = this.#said.get(key);
    const isOnItsWay = said && said.before === there && said.now === wanted;
    if (!kind || isOnItsWay) {
      return;
    }
    if (there === wanted) {
      this.#said.delete(key);
      return;
    }
    await client.apply(
      resourceOf(kind),
      {
        apiVersion: kind.apiVersion,
        kind: kind.kind,
        metadata: {
          name,
          namespace,
          // Without it, an object that was just deleted would be created again.
          uid,
          annotations: { [ANNOTATION_SYNC_STATUS]: JSON.stringify(status) },
        },
      },
      { fieldManager: FIELD_MANAGER, force: true },
    );
    this.#said.set(key, { before: there, now: wanted });
    await this.#event(object, eventOf(entry));
  }

  #now(): number {
    return this.#options.now().getTime();
  }

  #event(
    object: Pick<DaprResource, 'apiVersion' | 'kind' | 'metadata'>,
    event: SyncEvent,
  ): Promise<void> {
    const { client, now } = this.#options;
    return writeEvent(client, object, event, now());
  }
}
