import { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { TokenIssuer } from '../tokens/TokenIssuer';
import { Rbac } from '../authz/Rbac';
import { Clock } from '../../clock/Clock';
import { Faults } from '../faults/Faults';
import { OwnerIndex } from '../storage/OwnerIndex';
import { RequestLog } from '../request/RequestLog';
import { ResourcePath, Verb } from '../request/RequestInfo';
import { KindInfo } from '../kinds/KindInfo';
import { KindRegistry } from '../kinds/KindRegistry';
import { IdentitySource } from '../meta/identity';
import { UsageSource } from '../metrics/usage';
import { PodBackend } from './PodBackend';
import { ObjectStore } from '../storage/ObjectStore';
import { UserInfo } from '../meta/types';
import { WatchRegistry } from '../faults/WatchRegistry';

/** Everything the parts of one server share. */
export type ServerContext = {
  name: string;
  kubernetesVersion: string;
  readOnly: boolean;
  clock: Clock;
  store: ObjectStore;
  kinds: KindRegistry;
  ids: IdentitySource;
  tokens: TokenIssuer;
  watches: WatchRegistry;
  faults: Faults;
  requests: RequestLog;
  pods?: PodBackend;
  rbac: Rbac;
  /** Who owns whom, for garbage collection. */
  owners: OwnerIndex;
  /** Usage that metrics.k8s.io reports. */
  usage: UsageSource;
};

/** One authenticated request to a resource. */
export type ApiCall = {
  context: ServerContext;
  kind: KindInfo;
  verb: Verb;
  path: ResourcePath;
  /** The path as sent, without the query. */
  url: string;
  method: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: Buffer;
  user: UserInfo;
  response: ServerResponse;
  /** Aborts when the client goes away or the server closes. */
  signal: AbortSignal;
  /** Texts for the `Warning` header. */
  warnings: string[];
};

/** An answer with a JSON body, as an object or already encoded. */
export type Reply = {
  code: number;
  body: object | string;
};

/** Handlers that stream write to `call.response` themselves and return nothing. */
export type Handler = (call: ApiCall) => Promise<Reply | undefined>;
