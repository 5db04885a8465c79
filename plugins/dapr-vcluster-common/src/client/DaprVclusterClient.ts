import {
  ContainerLog,
  LogContainer,
  LogEvent,
  LogQuery,
  LogSource,
} from '../contract';
import { TenantRef } from '../tenants';
import { createCall } from './call';
import { CallOptions, ClientOptions } from './http';
import { InsightClient } from './InsightClient';
import { readJsonLines } from './readJsonLines';

/**
 * Typed client of the backend's operations, for pages, scaffolder actions and modules.
 * Every method throws `DaprVclusterError` with the status and details of a refusal.
 *
 * @public
 */
export class DaprVclusterClient extends InsightClient {
  readonly #call: ReturnType<typeof createCall>['call'];
  readonly #open: ReturnType<typeof createCall>['open'];

  constructor(options: ClientOptions) {
    super(options);
    const { call, open } = createCall(options);
    this.#call = call;
    this.#open = open;
  }

  /** Containers of a pod of the vcluster whose logs can be read. */
  async listLogContainers(
    ref: TenantRef,
    { namespace, name }: { namespace: string; name: string },
    call?: CallOptions,
  ): Promise<LogContainer[]> {
    const path = { ...ref, virtualNamespace: namespace, pod: name };
    return (await this.#call('listLogContainers', { path }, call)).items;
  }

  /** The newest lines of a log, without secrets. */
  getLog(
    ref: TenantRef,
    source: LogSource,
    query: Omit<LogQuery, 'follow'> = {},
    call?: CallOptions,
  ): Promise<ContainerLog> {
    if (source === 'syncer') {
      return this.#call('getSyncerLog', { path: ref, query }, call);
    }
    return this.#call('getLog', { path: ofLog(ref, source), query }, call);
  }

  /**
   * A log as it is written: its head, the newest lines, then every line there is. Ends with an event `end`; leaving
   * the loop or aborting the signal ends it at once.
   */
  async *followLog(
    ref: TenantRef,
    source: LogSource,
    query: Pick<LogQuery, 'tailLines' | 'sinceSeconds' | 'search'> = {},
    call?: CallOptions,
  ): AsyncGenerator<LogEvent> {
    const following = { ...query, follow: true };
    const response =
      source === 'syncer'
        ? await this.#open(
            'getSyncerLog',
            { path: ref, query: following },
            call,
          )
        : await this.#open(
            'getLog',
            { path: ofLog(ref, source), query: following },
            call,
          );
    yield* readJsonLines<LogEvent>(response);
  }
}

function ofLog(ref: TenantRef, source: Exclude<LogSource, 'syncer'>) {
  const { namespace, pod, container } = source;
  return { ...ref, virtualNamespace: namespace, pod, container };
}
