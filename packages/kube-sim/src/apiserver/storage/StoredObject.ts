import { KubeObject } from '../meta/types';

/** One version of one object; immutable, so that snapshots and events can share it. */
export class StoredObject {
  readonly version: number;
  #encoded?: string;
  readonly object: KubeObject;

  constructor(object: KubeObject) {
    this.object = object;

    this.version = Number(object.metadata.resourceVersion);
  }

  get namespace(): string {
    return this.object.metadata.namespace ?? '';
  }

  get name(): string {
    return this.object.metadata.name ?? '';
  }

  /** The object's JSON behind `{"kind":…,"apiVersion":…`: items of built-in lists have neither. */
  get tail(): string {
    if (this.#encoded === undefined) {
      const { apiVersion: _apiVersion, kind: _kind, ...rest } = this.object;
      this.#encoded = JSON.stringify(rest).slice(1);
    }
    return this.#encoded;
  }

  /** The whole JSON under the given `apiVersion`. */
  json(kind = this.object.kind, apiVersion = this.object.apiVersion): string {
    return `{"kind":"${kind}","apiVersion":"${apiVersion}",${this.tail}`;
  }
}
