import { KubeConfig } from '@kubernetes/client-node';
import {
  ApplyOptions,
  CallOptions,
  DeleteOptions,
  KubeClient,
  Page,
  SelectOptions,
  WriteOptions,
} from './KubeClient';
import { isGone, KubeError } from '../errors/KubeError';
import { pathOf } from '../objects/paths';
import { readBytes, readLines, readText } from '../http/readAnswer';
import { errorFromAnswer } from '../errors/errorFromAnswer';
import { AgentFactory, Call, Transport } from '../http/Transport';
import { KubeObject, ObjectRef, Resource, WatchEvent } from '../objects/types';

const PAGE_SIZE = 500;
const TIMEOUT_MS = 15_000;
const DRY_RUN = 'All';
const STRICT = 'Strict';

type ListAnswer<T> = {
  metadata: { resourceVersion?: string; continue?: string };
  items: T[];
};

/** @public */
export type HttpKubeClientOptions = {
  /** Under which name writes own fields, unless a write names another; apply needs one. */
  fieldManager?: string;
  /** How long a call may take, unless it says otherwise; 15 s. Watches and streams have no limit. */
  timeoutMs?: number;
  /** Open connections in place of the machine's own network. */
  agents?: AgentFactory;
};

/**
 * {@link KubeClient} over HTTP, with the credentials of a KubeConfig's current context.
 *
 * @public
 */
export class HttpKubeClient implements KubeClient {
  readonly #transport: Transport;
  readonly #timeoutMs: number;
  readonly #fieldManager?: string;

  constructor(kubeConfig: KubeConfig, options: HttpKubeClientOptions = {}) {
    this.#transport = new Transport(kubeConfig, options.agents);
    this.#fieldManager = options.fieldManager;
    this.#timeoutMs = options.timeoutMs ?? TIMEOUT_MS;
  }

  get<T extends KubeObject>(
    resource: Resource,
    ref: ObjectRef,
    options?: CallOptions,
  ) {
    return this.#json<T>(
      { method: 'GET', path: pathOf(resource, ref) },
      options,
    );
  }

  async list<T extends KubeObject>(
    resource: Resource,
    options: SelectOptions & CallOptions = {},
  ): Promise<Page<T>> {
    try {
      return await this.#whole<T>(resource, options);
    } catch (error) {
      // The list outlived its snapshot between two pages: take it again.
      if (!isGone(error)) {
        throw error;
      }
      return this.#whole<T>(resource, options);
    }
  }

  async *pages<T extends KubeObject>(
    resource: Resource,
    options: SelectOptions & CallOptions & { limit?: number } = {},
  ): AsyncGenerator<Page<T>> {
    let next: string | undefined;
    do {
      const answer: ListAnswer<T> = await this.#json(
        {
          method: 'GET',
          path: pathOf(resource, { namespace: options.namespace }),
          query: {
            labelSelector: options.labelSelector,
            fieldSelector: options.fieldSelector,
            limit: options.limit ?? PAGE_SIZE,
            continue: next,
          },
        },
        options,
      );
      yield {
        // Items of a list carry neither apiVersion nor kind.
        items: answer.items.map(item => ({
          ...item,
          apiVersion: resource.apiVersion,
          kind: resource.kind,
        })),
        resourceVersion: answer.metadata.resourceVersion ?? '',
      };
      next = answer.metadata.continue || undefined;
    } while (next);
  }

  apply<T extends KubeObject>(
    resource: Resource,
    object: T,
    {
      dryRun,
      force = false,
      fieldManager = this.#fieldManager,
      onCreated,
      ...options
    }: ApplyOptions = {},
  ) {
    return this.#json<T>(
      {
        method: 'PATCH',
        path: pathOf(resource, object.metadata),
        contentType: 'application/apply-patch+yaml',
        query: {
          fieldManager,
          fieldValidation: STRICT,
          force,
          dryRun: dryRun ? DRY_RUN : undefined,
        },
        body: {
          ...object,
          apiVersion: resource.apiVersion,
          kind: resource.kind,
        },
      },
      options,
      status => status === 201 && onCreated?.(),
    );
  }

  create<T extends KubeObject>(
    resource: Resource,
    object: T,
    {
      dryRun,
      fieldManager = this.#fieldManager,
      ...options
    }: WriteOptions = {},
  ) {
    return this.#json<T>(
      {
        method: 'POST',
        path: pathOf(resource, { namespace: object.metadata.namespace }),
        query: {
          fieldManager,
          fieldValidation: STRICT,
          dryRun: dryRun ? DRY_RUN : undefined,
        },
        body: {
          ...object,
          apiVersion: resource.apiVersion,
          kind: resource.kind,
        },
      },
      options,
    );
  }

  patch<T extends KubeObject>(
    resource: Resource,
    ref: ObjectRef,
    patch: Record<string, unknown>,
    {
      dryRun,
      fieldManager = this.#fieldManager,
      ...options
    }: WriteOptions = {},
  ) {
    return this.#json<T>(
      {
        method: 'PATCH',
        path: pathOf(resource, ref),
        contentType: 'application/merge-patch+json',
        query: {
          fieldManager,
          dryRun: dryRun ? DRY_RUN : undefined,
        },
        body: patch,
      },
      options,
    );
  }

  async delete(
    resource: Resource,
    ref: ObjectRef,
    { dryRun, propagation, preconditions, ...options }: DeleteOptions = {},
  ) {
    await this.#json<KubeObject>(
      {
        method: 'DELETE',
        path: pathOf(resource, ref),
        query: { dryRun: dryRun ? DRY_RUN : undefined },
        body: {
          apiVersion: 'v1',
          kind: 'DeleteOptions',
          propagationPolicy: propagation,
          preconditions,
        },
      },
      options,
    );
  }

  async *watch<T extends KubeObject>(
    resource: Resource,
    options: SelectOptions & {
      resourceVersion?: string;
      timeoutSeconds?: number;
      signal?: AbortSignal;
      onOpen?: () => void;
    },
  ): AsyncGenerator<WatchEvent<T>> {
    const response = await this.#open({
      method: 'GET',
      path: pathOf(resource, { namespace: options.namespace }),
      signal: options.signal,
      query: {
        watch: true,
        allowWatchBookmarks: true,
        ...(options.resourceVersion === undefined
          ? { sendInitialEvents: true, resourceVersionMatch: 'NotOlderThan' }
          : { resourceVersion: options.resourceVersion }),
        timeoutSeconds: options.timeoutSeconds,
        labelSelector: options.labelSelector,
        fieldSelector: options.fieldSelector,
      },
    });
    options.onOpen?.();
    try {
      for await (const line of readLines(response)) {
        const event = JSON.parse(line);
        if (event.type === 'ERROR') {
          const { code } = event.object ?? {};
          throw errorFromAnswer(code ?? 500, JSON.stringify(event.object));
        }
        yield event;
      }
    } finally {
      response.destroy();
    }
  }

  async raw(
    path: string,
    {
      maxBytes,
      ...options
    }: CallOptions & {
      maxBytes?: number;
    } = {},
  ) {
    const call = this.#bounded({ method: 'GET', path }, options);
    const response = await this.#transport.send(call);
    const body = await readText(response, maxBytes);
    return { status: response.statusCode ?? 0, body };
  }

  async stream(path: string, { signal }: { signal: AbortSignal }) {
    return readBytes(await this.#open({ method: 'GET', path, signal }));
  }

  close() {
    this.#transport.close();
  }

  async #whole<T extends KubeObject>(
    resource: Resource,
    options: SelectOptions & CallOptions,
  ): Promise<Page<T>> {
    const items: T[] = [];
    let resourceVersion = '';
    for await (const page of this.pages<T>(resource, options)) {
      items.push(...page.items);
      resourceVersion = page.resourceVersion;
    }
    return { items, resourceVersion };
  }

  #bounded(call: Call, options: CallOptions): Call {
    const timeout = AbortSignal.timeout(options.timeoutMs ?? this.#timeoutMs);
    const { signal } = options;
    return {
      ...call,
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    };
  }

  async #open(call: Call) {
    const response = await this.#transport.send(call);
    const status = response.statusCode ?? 0;
    if (status >= 200 && status < 300) {
      return response;
    }
    throw errorFromAnswer(
      status,
      await readText(response),
      response.headers['retry-after'],
    );
  }

  async #json<T>(
    call: Call,
    options: CallOptions = {},
    onStatus?: (status: number | undefined) => void,
  ): Promise<T> {
    const response = await this.#open(this.#bounded(call, options));
    onStatus?.(response.statusCode);
    const text = await readText(response);
    try {
      return JSON.parse(text) as T;
    } catch {
      throw new KubeError({
        status: 0,
        reason: 'Unreachable',
        message: 'what answered is not a Kubernetes API server',
      });
    }
  }
}
