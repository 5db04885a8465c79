import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { JsonObject } from '@backstage/types';
import {
  OperationAnswer,
  OperationBody,
  OperationId,
  OperationPath,
  OperationQuery,
  OPERATIONS,
  OperationTypes,
  Tenant,
} from 'backstage-plugin-dapr-vcluster-common';
import { Request } from 'express';
import { TenantSnapshot } from '../../inventory/TenantIndex';
import { TenantForDeletion, LiveTenant } from '../../tenants';

type Table = typeof OPERATIONS;

/** A tenant that the caller may read, as the index has it. */
export type IndexedTenant = {
  tenant: Tenant;
  /** With its objects; @throws NotFoundError when it has just been deleted. */
  snapshot(): TenantSnapshot;
};

/** What an operation gets of the tenant in its path, for which the caller has the permissions. */
export type OperationTenant<Id extends OperationId> =
  Table[Id]['access']['on'] extends 'tenant'
    ? Table[Id]['method'] extends 'get'
      ? IndexedTenant
      : LiveTenant
    : Table[Id]['access']['on'] extends 'tenant-or-leftovers'
    ? TenantForDeletion
    : undefined;

/** A call of an operation whose caller is allowed to make it and whose input is valid. */
export type OperationCall<Id extends OperationId> = {
  credentials: BackstageCredentials;
  path: OperationPath<Id>;
  query: OperationQuery<Id>;
  body: OperationBody<Id>;
  tenant: OperationTenant<Id>;
  /** Fires when the caller disconnects. */
  signal: AbortSignal;
  /** Records something else that the call does, beside what the table says. */
  recordAlso(event: { eventId: string; meta: JsonObject }): Promise<void>;
  /** Sends one line of a streamed answer; absent where the caller cannot read one. */
  sendLine?: (line: object) => Promise<void>;
};

/** An answer that was sent line by line, as the audit log summarizes it. */
export class StreamedAnswer {
  readonly summary: JsonObject;

  constructor(summary: JsonObject) {
    this.summary = summary;
  }
}

/** What does an operation. */
export type OperationHandler<Id extends OperationId> = (
  call: OperationCall<Id>,
) => Promise<
  | OperationAnswer<Id>
  | ('stream' extends keyof OperationTypes[Id] ? StreamedAnswer : never)
>;

/** A handler for each operation: one that is missing or too many is a type error. */
export type OperationHandlers = {
  [Id in OperationId]: OperationHandler<Id>;
};

/** Kinds of callers that sign in. */
export type CallerKind = 'user' | 'service';

/** A call of an operation before anything of it has been checked. */
export type OperationRequest = {
  /** @throws AuthenticationError or NotAllowedError when the caller is of none of these kinds. */
  credentials(allowed: CallerKind[]): Promise<BackstageCredentials>;
  path: Readonly<Record<string, unknown>>;
  query: object;
  /** Reads the body; called after the permissions are checked. */
  body(): Promise<unknown>;
  signal: AbortSignal;
  sendLine?: (line: object) => Promise<void>;
  /** What the audit log says of where the call came from. */
  origin: { request?: Request; meta?: JsonObject };
};
