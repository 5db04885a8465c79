import { KubeConfig } from '@kubernetes/client-node';
import { ApiError, errorOf, isNotFound } from './errors';
import { linesOf } from './lines';
import { pathOf } from './paths';
import { readText, Transport, TransportRequest } from './transport';
import {
  KubeObject,
  NewObject,
  ObjectRef,
  Resource,
  WatchEvent,
} from './types';

export type ListOptions = {
  namespace?: string;
  labelSelector?: string;
  fieldSelector?: string;
};

export type WatchOptions = {
  resourceVersion: string;
  signal: AbortSignal;
} & ListOptions;

const PATCH_TYPES = {
  json: 'application/json-patch+json',
  merge: 'application/merge-patch+json',
  strategic: 'application/strategic-merge-patch+json',
} as const;

/**
 * A small generic client for any kind of any API server, over plain JSON
 * objects. It knows nothing of the sandbox: a KubeConfig of a real cluster works.
 * Every method throws ApiError for an answer that is not a success.
 */
export class SandboxClient {
  readonly #transport: Transport;

  constructor(kubeConfig: KubeConfig) {
    this.#transport = new Transport(kubeConfig);
  }

  /** Reads one object; undefined when it does not exist. */
  async get<T extends KubeObject>(resource: Resource, ref: ObjectRef) {
    try {
      return await this.#json<T>({
        method: 'GET',
        path: pathOf(resource, ref),
      });
    } catch (error) {
      if (isNotFound(error)) {
        return undefined;
      }
      throw error;
    }
  }

  /** Reads all objects of a kind, in one namespace or in all. */
  async list<T extends KubeObject>(
    resource: Resource,
    { namespace, ...query }: ListOptions = {},
  ) {
    const list = await this.#json<{
      metadata: { resourceVersion: string };
      items: T[];
    }>({
      method: 'GET',
      path: pathOf(resource, { namespace }),
      query: { ...query },
    });
    // Items of a typed list carry neither apiVersion nor kind on real servers.
    const items = list.items.map(item => ({
      ...item,
      apiVersion: resource.apiVersion,
      kind: resource.kind,
    }));
    return { items, resourceVersion: list.metadata.resourceVersion };
  }

  /** Creates an object; `metadata.generateName` is honoured by the server. */
  create<T extends KubeObject>(resource: Resource, object: NewObject<T>) {
    return this.#json<T>({
      method: 'POST',
      path: pathOf(resource, { namespace: object.metadata.namespace }),
      body: object,
    });
  }

  /** Replaces an object, or with `subresource` its status or scale. */
  update<T extends KubeObject>(
    resource: Resource,
    object: T,
    subresource?: 'status' | 'scale',
  ) {
    return this.#json<T>({
      method: 'PUT',
      path: pathOf(resource, object.metadata, subresource),
      body: object,
    });
  }

  /** Patches an object; merge patch unless told otherwise. */
  patch<T extends KubeObject>(
    resource: Resource,
    ref: ObjectRef,
    patch: unknown,
    options: {
      type?: keyof typeof PATCH_TYPES;
      subresource?: 'status' | 'scale';
    } = {},
  ) {
    return this.#json<T>({
      method: 'PATCH',
      path: pathOf(resource, ref, options.subresource),
      body: patch,
      contentType: PATCH_TYPES[options.type ?? 'merge'],
    });
  }

  /** Server-side apply. Conflicts with other managers throw unless `force`. */
  apply<T extends KubeObject>(
    resource: Resource,
    object: NewObject<T>,
    options: { fieldManager: string; force?: boolean },
  ) {
    return this.#json<T>({
      method: 'PATCH',
      path: pathOf(resource, object.metadata),
      query: {
        fieldManager: options.fieldManager,
        force: options.force ? 'true' : undefined,
      },
      body: object,
      contentType: 'application/apply-patch+yaml',
    });
  }

  /** Deletes an object; false when it was not there (or has another `uid`). */
  async delete(
    resource: Resource,
    ref: ObjectRef,
    options: {
      uid?: string;
      propagationPolicy?: string;
      gracePeriodSeconds?: number;
    } = {},
  ): Promise<boolean> {
    try {
      await this.#json({
        method: 'DELETE',
        path: pathOf(resource, ref),
        body: {
          apiVersion: 'v1',
          kind: 'DeleteOptions',
          ...(options.uid && { preconditions: { uid: options.uid } }),
          ...(options.gracePeriodSeconds !== undefined && {
            gracePeriodSeconds: options.gracePeriodSeconds,
          }),
          ...(options.propagationPolicy && {
            propagationPolicy: options.propagationPolicy,
          }),
          ...(options.gracePeriodSeconds !== undefined && {
            gracePeriodSeconds: options.gracePeriodSeconds,
          }),
        },
      });
      return true;
    } catch (error) {
      const replaced =
        options.uid && error instanceof ApiError && error.status === 409;
      if (isNotFound(error) || replaced) {
        return false;
      }
      throw error;
    }
  }

  /**
   * Streams changes after `resourceVersion` until the server ends the stream,
   * `signal` fires, or an ERROR event arrives, which is thrown as ApiError.
   */
  async *watch<T extends KubeObject>(
    resource: Resource,
    { namespace, signal, ...query }: WatchOptions,
  ): AsyncGenerator<WatchEvent<T>> {
    const response = await this.#transport.open({
      method: 'GET',
      path: pathOf(resource, { namespace }),
      query: { ...query, watch: 'true', allowWatchBookmarks: 'true' },
      signal,
    });
    if (response.statusCode !== 200) {
      throw errorOf(response.statusCode ?? 0, await readText(response));
    }
    try {
      for await (const line of linesOf(response)) {
        const event = JSON.parse(line);
        if (event.type === 'ERROR') {
          throw errorOf(
            event.object?.code ?? 500,
            JSON.stringify(event.object),
          );
        }
        yield event;
      }
    } finally {
      response.destroy();
    }
  }

  /** Any request below the server's root, for proxies and odd endpoints; the body as text. */
  raw(request: TransportRequest) {
    return this.#transport.send(request);
  }

  /** Closes idle connections; requests under way are finished by their callers. */
  close() {
    this.#transport.close();
  }

  async #json<T>(request: TransportRequest): Promise<T> {
    const { status, body } = await this.#transport.send(request);
    if (status < 200 || status > 299) {
      throw errorOf(status, body);
    }
    return JSON.parse(body) as T;
  }
}
