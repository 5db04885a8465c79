import { CallOptions } from '../http/Requests';
import {
  KubeObject,
  NewObject,
  ObjectRef,
  Resource,
  WatchEvent,
} from '../objects/types';

/**
 * Which objects to list or watch.
 *
 * @public
 */
export type SelectOptions = {
  namespace?: string;
  labelSelector?: string;
  fieldSelector?: string;
};

/**
 * Options of writes.
 *
 * @public
 */
export type WriteOptions = CallOptions & {
  /** Validate and admit, store nothing. */
  dryRun?: boolean;
  /** Under which name the write owns its fields; the client's own when left out. */
  fieldManager?: string;
  /** Which part of the object to write, such as `status`, `scale` or `token`. */
  subresource?: string;
};

/**
 * Options of a delete.
 *
 * @public
 */
export type DeleteOptions = CallOptions & {
  /** Validate and admit, delete nothing. */
  dryRun?: boolean;
  propagation?: 'Background' | 'Foreground' | 'Orphan';
  /** Delete only this very object, in this very version. */
  preconditions?: { uid?: string; resourceVersion?: string };
  /** How long a pod may take to end; 0 ends it at once. */
  gracePeriodSeconds?: number;
};

/**
 * Options of {@link KubeClient.apply}.
 *
 * @public
 */
export type ApplyOptions = WriteOptions & {
  /** Take fields from other managers. Off: a conflict throws 409 with the fields as causes. */
  force?: boolean;
  /** Told when there was no such object before: it is the server that knows, whatever was read earlier. */
  onCreated?: () => void;
};

/**
 * Options of {@link KubeClient.get}.
 *
 * @public
 */
export type GetOptions = CallOptions & {
  /** Asks for the metadata alone, so that e.g. the values of a Secret never leave the server. */
  metadataOnly?: boolean;
};

/**
 * Options of {@link KubeClient.list}.
 *
 * @public
 */
export type ListOptions = SelectOptions & GetOptions;

/**
 * Options of {@link KubeClient.raw}.
 *
 * @public
 */
export type RawOptions = CallOptions & {
  query?: Record<string, string | number | boolean | undefined>;
  /** A longer answer throws. */
  maxBytes?: number;
};

/**
 * One page of a list.
 *
 * @public
 */
export type Page<T extends KubeObject> = {
  items: T[];
  /** Version of the whole list: a watch continues from here. */
  resourceVersion: string;
};

/**
 * Small client of one API server, over plain JSON objects. Every method throws
 * {@link KubeError} for anything but a success; nothing is retried except a request on a
 * connection the server had already closed.
 *
 * @public
 */
export type KubeClient = {
  /** Reads one object; 404 throws. */
  get<T extends KubeObject>(
    resource: Resource,
    ref: ObjectRef,
    options?: GetOptions,
  ): Promise<T>;

  /** Reads all objects that match, page by page. */
  list<T extends KubeObject>(
    resource: Resource,
    options?: ListOptions,
  ): Promise<Page<T>>;

  /** Like {@link KubeClient.list}, but hands out each page as it arrives, so that it can be cut down before the next. */
  pages<T extends KubeObject>(
    resource: Resource,
    options?: ListOptions & { limit?: number },
  ): AsyncIterable<Page<T>>;

  /** Server-side apply with strict field validation. */
  apply<T extends KubeObject>(
    resource: Resource,
    object: T,
    options?: ApplyOptions,
  ): Promise<T>;

  /** Creates one object, with strict field validation; an existing one throws 409. */
  create<T extends KubeObject>(
    resource: Resource,
    object: NewObject<T>,
    options?: WriteOptions,
  ): Promise<T>;

  /**
   * Puts an object in place of the one of its name, with strict field validation. One that carries a
   * `metadata.resourceVersion` throws 409 when the object has changed since.
   */
  replace<T extends KubeObject>(
    resource: Resource,
    object: T,
    options?: WriteOptions,
  ): Promise<T>;

  /** JSON merge patch. */
  patch<T extends KubeObject>(
    resource: Resource,
    ref: ObjectRef,
    patch: Record<string, unknown>,
    options?: WriteOptions,
  ): Promise<T>;

  /** Requests the deletion; resolves when the server has accepted it. 404 throws. */
  delete(
    resource: Resource,
    ref: ObjectRef,
    options?: DeleteOptions,
  ): Promise<void>;

  /**
   * Streams changes, bookmarks included, from a resourceVersion on; without one everything there is first
   * (`sendInitialEvents`), which servers that do not offer it refuse with 400 or 422. Ends when the server ends it
   * (about `timeoutSeconds`); an `ERROR` line throws (410 when the version is too old). `signal` ends it;
   * `onOpen` is told when the server has accepted, which may be long before the first line.
   */
  watch<T extends KubeObject>(
    resource: Resource,
    options: SelectOptions & {
      resourceVersion?: string;
      timeoutSeconds?: number;
      signal?: AbortSignal;
      onOpen?: () => void;
    },
  ): AsyncIterable<WatchEvent<T>>;

  /** GET of any path, as text; for discovery and the pod proxy. Throws reason `TooLarge` past `maxBytes`. */
  raw(
    path: string,
    options?: RawOptions,
  ): Promise<{ status: number; body: string }>;

  /**
   * GET of any path, its bytes as they come; for logs. Resolves when the server has accepted, which for a log may be
   * as late as its first line. `signal` ends it; so does leaving the loop.
   */
  stream(
    path: string,
    options: { signal: AbortSignal },
  ): Promise<AsyncIterable<Buffer>>;

  /** Closes idle connections. */
  close(): void;
};
