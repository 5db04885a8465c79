import type { Finding } from 'backstage-plugin-dapr-vcluster-common';
import { isDeepStrictEqual } from 'node:util';
import { SyncEntry, SyncState } from './SyncEntry';
import { SyncedKind } from './types';

/**
 * What is known of one object. There are many, so that it is one object without others in it; its entry is put
 * together when it is asked for.
 */
export class Known {
  readonly #kind: SyncedKind;
  #namespace = '';
  #name = '';
  #hostNamespace = '';
  #hostName = '';
  #state: SyncState | undefined = undefined;
  #generation: number | undefined = undefined;
  #onHost = false;
  #reason: string | undefined = undefined;
  #findings: Finding[] | undefined = undefined;
  /** Digest of what was written last. */
  wanted: string | undefined = undefined;
  /** What the server made of it, where that is something else. */
  content: string | undefined = undefined;

  constructor(kind: SyncedKind) {
    this.#kind = kind;
  }

  /** Undefined when it has not been dealt with. */
  get state(): SyncState | undefined {
    return this.#state;
  }

  get entry(): SyncEntry | undefined {
    if (this.#state === undefined) {
      return undefined;
    }
    return {
      apiVersion: this.#kind.apiVersion,
      kind: this.#kind.kind,
      virtual: { namespace: this.#namespace, name: this.#name },
      host: { namespace: this.#hostNamespace, name: this.#hostName },
      state: this.#state,
      ...(this.#generation !== undefined && { generation: this.#generation }),
      onHost: this.#onHost,
      ...(this.#reason !== undefined && { reason: this.#reason }),
      findings: this.#findings ?? [],
    };
  }

  /** Takes what became of it; equal findings stay the ones that are kept. */
  put({ virtual, host, ...entry }: SyncEntry): void {
    this.#namespace = virtual.namespace;
    this.#name = virtual.name;
    this.#hostNamespace = host.namespace;
    this.#hostName = host.name;
    this.#state = entry.state;
    this.#generation = entry.generation;
    this.#onHost = entry.onHost;
    this.#reason = entry.reason;
    if (entry.findings.length === 0) {
      this.#findings = undefined;
    } else if (!isDeepStrictEqual(this.#findings, entry.findings)) {
      this.#findings = entry.findings;
    }
  }
}
