import {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { AuthenticationError, NotAllowedError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import {
  OperationAnswer,
  OperationBody,
  OperationId,
  OperationPath,
  OperationQuery,
  refusalText,
} from 'backstage-plugin-dapr-vcluster-common';
import { AuditLog } from '../../platform/audit';
import { Refusal } from '../../platform/errors';
import { TenantAuthorizer, TenantPermission } from '../../platform/permissions';
import { CallerKind, Operations, StreamedAnswer } from '../operations';

/** On whose behalf an action runs. */
export type ActionCaller = {
  action: string;
  credentials: BackstageCredentials;
};

/** What calling operations needs. */
export type OperationCallerServices = {
  audit: AuditLog;
  auth: AuthService;
  authorizer: TenantAuthorizer;
  operations: Operations;
};

/** Input of an operation: as a route gets it, except that nothing is encoded. */
export type ActionInput<Id extends OperationId> = {
  path?: OperationPath<Id>;
  query?: Partial<OperationQuery<Id>>;
  body?: OperationBody<Id>;
};

/**
 * Calls operations in process on behalf of the person an action runs for: permission checks, validation and audit events
 * are those of the routes.
 */
export class OperationCaller {
  readonly #services: OperationCallerServices;

  constructor(services: OperationCallerServices) {
    this.#services = services;
  }

  /** @throws what the operation throws, its message with all the details: clients of actions see nothing else. */
  async call<Id extends OperationId>(
    caller: ActionCaller,
    id: Id,
    { path, query, body }: ActionInput<Id>,
  ): Promise<OperationAnswer<Id>> {
    try {
      const answer = await this.#services.operations.run(id, {
        credentials: async allowed => this.#admit(caller, allowed),
        path: { ...path },
        query: asTexts({ ...query }),
        body: async () => body,
        signal: new AbortController().signal,
        origin: { meta: this.#meta(caller) },
      });
      if (answer instanceof StreamedAnswer) {
        throw new Error(`${id} has been streamed, and nothing reads it here`);
      }
      return answer;
    } catch (error) {
      throw inFull(error);
    }
  }

  /** For what is not done to a certain tenant. @throws NotAllowedError when the caller lacks the permission on every one. */
  async authorizeAnyTenant(
    caller: ActionCaller,
    permission: TenantPermission,
  ): Promise<void> {
    const { authorizer, audit } = this.#services;
    try {
      await authorizer.authorizeAnyTenant(caller.credentials, permission);
    } catch (error) {
      await audit.refused(
        {
          eventId: 'tenant-read',
          severityLevel: 'medium',
          meta: this.#meta(caller),
        },
        error,
      );
      throw error;
    }
  }

  #admit(
    { credentials }: ActionCaller,
    allowed: CallerKind[],
  ): BackstageCredentials {
    if (
      allowed.some(kind => this.#services.auth.isPrincipal(credentials, kind))
    ) {
      return credentials;
    }
    throw this.#services.auth.isPrincipal(credentials, 'none')
      ? new AuthenticationError('Missing credentials')
      : new NotAllowedError('This operation is for other kinds of callers');
  }

  #meta(caller: ActionCaller): JsonObject {
    return { action: caller.action, actor: this.#nameOf(caller) };
  }

  #nameOf({ credentials }: ActionCaller): string | undefined {
    if (this.#services.auth.isPrincipal(credentials, 'user')) {
      return credentials.principal.userEntityRef;
    }
    return this.#services.auth.isPrincipal(credentials, 'service')
      ? credentials.principal.subject
      : undefined;
  }
}

/** As a query string has them. */
function asTexts(query: Readonly<Record<string, unknown>>) {
  return Object.fromEntries(
    Object.entries(query)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, String(value)]),
  );
}

function inFull(error: unknown): unknown {
  if (error instanceof Error && 'details' in error) {
    error.message = refusalText(error as Refusal);
  }
  return error;
}
