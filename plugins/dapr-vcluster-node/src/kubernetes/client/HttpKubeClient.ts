import { KubeConfig } from '@kubernetes/client-node';
import {
  ApplyOptions,
  DeleteOptions,
  GetOptions,
  KubeClient,
  ListOptions,
  Page,
  RawOptions,
  SelectOptions,
  WriteOptions,
} from './KubeClient';
import { isGone } from '../errors/KubeError';
import { pathOf } from '../objects/paths';
import { Lines } from '../http/Lines';
import { readBytes } from '../http/readAnswer';
import { errorFromAnswer } from '../errors/errorFromAnswer';
import { Requests } from '../http/Requests';
import { AgentFactory, Call, Transport } from '../http/Transport';
import {
  KubeObject,
  NewObject,
  ObjectRef,
  Resource,
  WatchEvent,
} from '../objects/types';

const PAGE_SIZE = 500;
const TIMEOUT_MS = 15_000;
const DRY_RUN = 'All';
const STRICT = 'Strict';
const METADATA_ONLY =
  'application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1';
const METADATA_ONLY_LIST =
  'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1';

type ListAnswer<T> = {
  metadata: { resourceVersion?: string; continue?: string };
  /** `null` in an empty list of metadata, as a kube-apiserver says it. */
  items: T[] | null;
};

/** @public */
export type HttpKubeClientOptions = {
  /** Under which name writes own fields, unless a write names another; apply needs one. */
  fieldManager?: string;
  /** How long a call may take, unless it says otherwise; 15 s. Watches and streams have no limit. */
  timeoutMs?: number;
  /** Open connections in place of the machine's own network. */
  agents?: AgentFactory;
  /**
   * Sends all requests over one connection where the server speaks HTTP/2, in place of one connection for each that is
   * under way. Not with `agents`, nor through a proxy.
   */
  http2?: boolean;
};

/**
 * {@link KubeClient} over HTTP, with the credentials of a KubeConfig's current context.
 *
 * @public
 */
export class HttpKubeClient implements KubeClient {
  readonly #requests: Requests;
  readonly #fieldManager?: string;

  constructor(kubeConfig: KubeConfig, options: HttpKubeClientOptions = {}) {
    this.#requests = new Requests(
      new Transport(kubeConfig, options),
      options.timeoutMs ?? TIMEOUT_MS,
    );
    this.#fieldManager = options.fieldManager;
  }

  get<T extends KubeObject>(
    resource: Resource,
    ref: ObjectRef,
    { metadataOnly, ...options }: GetOptions = {},
  ) {
    return this.#requests.json<T>(
      {
        method: 'GET',
        path: pathOf(resource, ref),
        accept: metadataOnly ? METADATA_ONLY : undefined,
      },
      options,
    );
  }

  async list<T extends KubeObject>(
    resource: Resource,
    options: ListOptions = {},
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
    options: ListOptions & { limit?: number } = {},
  ): AsyncGenerator<Page<T>> {
    let next: string | undefined;
    do {
      const answer: ListAnswer<T> = await this.#requests.json(
        {
          method: 'GET',
          path: pathOf(resource, { namespace: options.namespace }),
          accept: options.metadataOnly ? METADATA_ONLY_LIST : undefined,
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
        items: (answer.items ?? []).map(item => ({
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
    { force = false, onCreated, ...options }: ApplyOptions = {},
  ) {
    return this.#write<T>(
      {
        method: 'PATCH',
        path: pathOf(resource, object.metadata, options.subresource),
        contentType: 'application/apply-patch+yaml',
        query: { fieldValidation: STRICT, force },
        body: bodyOf(resource, object, options),
      },
      options,
      status => status === 201 && onCreated?.(),
    );
  }

  create<T extends KubeObject>(
    resource: Resource,
    object: NewObject<T>,
    options: WriteOptions = {},
  ) {
    const { name, namespace } = object.metadata;
    const { subresource } = options;
    return this.#write<T>(
      {
        method: 'POST',
        path: pathOf(
          resource,
          subresource ? { name, namespace } : { namespace },
          subresource,
        ),
        query: { fieldValidation: STRICT },
        body: bodyOf(resource, object, options),
      },
      options,
    );
  }

  replace<T extends KubeObject>(
    resource: Resource,
    object: T,
    options: WriteOptions = {},
  ) {
    return this.#write<T>(
      {
        method: 'PUT',
        path: pathOf(resource, object.metadata, options.subresource),
        query: { fieldValidation: STRICT },
        body: bodyOf(resource, object, options),
      },
      options,
    );
  }

  patch<T extends KubeObject>(
    resource: Resource,
    ref: ObjectRef,
    patch: Record<string, unknown>,
    options: WriteOptions = {},
  ) {
    return this.#write<T>(
      {
        method: 'PATCH',
        path: pathOf(resource, ref, options.subresource),
        contentType: 'application/merge-patch+json',
        body: patch,
      },
      options,
    );
  }

  async delete(
    resource: Resource,
    ref: ObjectRef,
    {
      dryRun,
      propagation,
      preconditions,
      gracePeriodSeconds,
      ...options
    }: DeleteOptions = {},
  ) {
    await this.#requests.json<KubeObject>(
      {
        method: 'DELETE',
        path: pathOf(resource, ref),
        query: { dryRun: dryRun ? DRY_RUN : undefined },
        body: {
          apiVersion: 'v1',
          kind: 'DeleteOptions',
          propagationPolicy: propagation,
          preconditions,
          gracePeriodSeconds,
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
    const response = await this.#requests.open({
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
    yield* new Lines(response.body, line => eventOf<T>(line));
  }

  raw(path: string, { query, ...options }: RawOptions = {}) {
    return this.#requests.text({ method: 'GET', path, query }, options);
  }

  async stream(path: string, { signal }: { signal: AbortSignal }) {
    const { body } = await this.#requests.open({ method: 'GET', path, signal });
    return readBytes(body);
  }

  close() {
    this.#requests.close();
  }

  async #whole<T extends KubeObject>(
    resource: Resource,
    options: ListOptions,
  ): Promise<Page<T>> {
    const items: T[] = [];
    let resourceVersion = '';
    for await (const page of this.pages<T>(resource, options)) {
      items.push(...page.items);
      resourceVersion = page.resourceVersion;
    }
    return { items, resourceVersion };
  }

  #write<T extends KubeObject>(
    call: Call,
    { dryRun, fieldManager = this.#fieldManager, ...options }: WriteOptions,
    onStatus?: (status: number | undefined) => void,
  ): Promise<T> {
    const query = {
      ...call.query,
      fieldManager,
      dryRun: dryRun ? DRY_RUN : undefined,
    };
    return this.#requests.json<T>({ ...call, query }, options, onStatus);
  }
}

/** @throws KubeError when the server says why it ends the stream */
function eventOf<T extends KubeObject>(line: string): WatchEvent<T> {
  const event = JSON.parse(line);
  if (event.type === 'ERROR') {
    const { code } = event.object ?? {};
    throw errorFromAnswer(code ?? 500, JSON.stringify(event.object));
  }
  return event;
}

/** A subresource may have a kind of its own: a Binding is created at a Pod. */
function bodyOf(
  { apiVersion, kind }: Resource,
  object: NewObject,
  { subresource }: WriteOptions,
) {
  return subresource
    ? { apiVersion, kind, ...object }
    : { ...object, apiVersion, kind };
}
