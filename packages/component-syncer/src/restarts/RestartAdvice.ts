import type { Finding } from 'backstage-plugin-dapr-vcluster-common';
import {
  getIfPresent,
  isForbidden,
  KubeClient,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { pause, Timers } from '../work';
import { readSidecars, RunningSidecar } from './RunningSidecar';
import { Change, Features, whoMissesIt } from './whoMissesIt';

/** How long what was read of the pods is good for, and how often it is looked whether apps were restarted. */
const KEEP_MS = 5_000;
const LOOK_EVERY_MS = 30_000;

/** A change older than this is no longer followed: who has not restarted by then knows. */
const FORGET_MS = 24 * 3_600_000;

const SHOWN = 10;

/** What following restarts needs. */
export type RestartAdviceOptions = {
  host: Pick<KubeClient, 'get' | 'pages'>;
  /** The vcluster's host namespace. */
  namespace: string;
  timers: Timers;
  now: () => Date;
  signal: AbortSignal;
  /** The advice about an object has changed. */
  onChanged: (key: string) => void;
  onError: (error: unknown) => void;
};

type Note = { change: Change; missing: RunningSidecar[]; unknown: boolean };

/**
 * Tells which apps have to restart to take up a change on the host: those whose daprd does not reload that kind, and
 * started before. The pods of the host namespace are read only after a change, and until all have restarted.
 */
export class RestartAdvice {
  readonly #options: RestartAdviceOptions;
  readonly #notes = new Map<string, Note>();
  #read?: { sidecars: Promise<RunningSidecar[]>; until: number };
  #looking?: Promise<void>;

  constructor(options: RestartAdviceOptions) {
    this.#options = options;
  }

  /** Takes a change that was just made on the host; resolves with the sidecars that miss it. */
  async note(key: string, change: Change): Promise<RunningSidecar[]> {
    const { missing, unknown } = await this.#check(change);
    if (missing.length === 0 && !unknown) {
      this.#notes.delete(key);
    } else {
      this.#notes.set(key, { change, missing, unknown });
      this.#looking ??= this.#look().finally(() => {
        this.#looking = undefined;
      });
    }
    return missing;
  }

  /** Whether there is nothing to be said about any object. */
  get isEmpty(): boolean {
    return this.#notes.size === 0;
  }

  /** What is to be said about an object; none when all apps have it. */
  findings(key: string): Finding[] {
    const note = this.#notes.get(key);
    if (!note) {
      return [];
    }
    const { missing, unknown } = note;
    return unknown ? [unknownRestart()] : [restart(missing)];
  }

  async ended(): Promise<void> {
    await this.#looking;
  }

  async #look(): Promise<void> {
    const { timers, signal, now } = this.#options;
    while (this.#notes.size > 0 && !signal.aborted) {
      await pause(LOOK_EVERY_MS, timers, signal);
      for (const [key, note] of this.#notes) {
        const isOld = now().getTime() - note.change.at > FORGET_MS;
        const { missing, unknown } = isOld
          ? { missing: [], unknown: false }
          : await this.#check(note.change);
        if (missing.length === 0 && !unknown) {
          this.#notes.delete(key);
          this.#options.onChanged(key);
        } else if (namesOf(missing) !== namesOf(note.missing)) {
          this.#notes.set(key, { ...note, missing, unknown });
          this.#options.onChanged(key);
        }
      }
    }
  }

  async #check(
    change: Change,
  ): Promise<{ missing: RunningSidecar[]; unknown: boolean }> {
    try {
      const sidecars = await this.#sidecars();
      const configs = new Set(sidecars.flatMap(({ config }) => config ?? []));
      const features = new Map<string, Features | undefined>();
      for (const config of configs) {
        features.set(config, await this.#featuresOf(config));
      }
      const missing = whoMissesIt(change, sidecars, config =>
        features.get(config),
      );
      return { missing, unknown: false };
    } catch (error) {
      if (!isForbidden(error)) {
        this.#options.onError(error);
      }
      return { missing: [], unknown: true };
    }
  }

  #sidecars(): Promise<RunningSidecar[]> {
    const { host, namespace } = this.#options;
    const now = performance.now();
    if (!this.#read || this.#read.until < now) {
      const sidecars = readSidecars(host, namespace);
      this.#read = { sidecars, until: now + KEEP_MS };
    }
    return this.#read.sidecars;
  }

  async #featuresOf(name: string): Promise<Features> {
    const { host, namespace } = this.#options;
    const found = await getIfPresent<
      KubeObject & {
        spec?: { features?: Array<{ name?: unknown; enabled?: unknown }> };
      }
    >(host, RESOURCES.configurations, { namespace, name });
    return Object.fromEntries(
      (found?.spec?.features ?? []).map(each => [
        String(each.name),
        each.enabled === true,
      ]),
    );
  }
}

function namesOf(sidecars: readonly RunningSidecar[]): string {
  return sidecars.map(({ namespace, name }) => `${namespace}/${name}`).join();
}

function restart(missing: readonly RunningSidecar[]): Finding {
  const apps = [
    ...new Set(missing.map(({ namespace, appId }) => `${namespace}/${appId}`)),
  ].sort();
  const versions = [
    ...new Set(missing.flatMap(({ version }) => version ?? [])),
  ];
  const shown = apps.slice(0, SHOWN).join(', ');
  const more = apps.length > SHOWN ? ` and ${apps.length - SHOWN} more` : '';
  return {
    ruleId: 'sync/restart',
    severity: 'warning',
    title: `Running apps do not take it up by themselves, as their daprd does not reload this kind: ${shown}${more}`,
    evidence: [{ label: 'daprd', value: versions.join(', ') || 'unknown' }],
    fix: 'Restart them (kubectl rollout restart)',
  };
}

function unknownRestart(): Finding {
  return {
    ruleId: 'sync/restart-unknown',
    severity: 'info',
    title:
      'Whether running apps take it up by themselves is unknown, as the pods on the host cannot be read',
    evidence: [],
    fix: 'Restart apps with a daprd older than 1.18, or without hot reload',
  };
}
