import {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { AuthenticationError, NotAllowedError } from '@backstage/errors';
import {
  OperationAnswer,
  OperationBody,
  OperationId,
  OperationPath,
  OperationQuery,
  refusalText,
} from 'backstage-plugin-dapr-vcluster-common';
import { Refusal } from '../../platform/errors';
import { CallerKind, Operations, StreamedAnswer } from '../operations';

/** On whose behalf an action runs. */
export type ActionCaller = {
  action: string;
  credentials: BackstageCredentials;
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
  readonly #operations: Operations;
  readonly #auth: AuthService;

  constructor(services: { operations: Operations; auth: AuthService }) {
    this.#operations = services.operations;
    this.#auth = services.auth;
  }

  /** @throws what the operation throws, its message with all the details: clients of actions see nothing else. */
  async call<Id extends OperationId>(
    caller: ActionCaller,
    id: Id,
    { path, query, body }: ActionInput<Id>,
  ): Promise<OperationAnswer<Id>> {
    try {
      const answer = await this.#operations.run(id, {
        credentials: async allowed => this.#admit(caller, allowed),
        path: { ...path },
        query: asTexts({ ...query }),
        body: async () => body,
        signal: new AbortController().signal,
        origin: {
          meta: { action: caller.action, actor: this.#nameOf(caller) },
        },
      });
      if (answer instanceof StreamedAnswer) {
        throw new Error(`${id} has been streamed, and nothing reads it here`);
      }
      return answer;
    } catch (error) {
      throw inFull(error);
    }
  }

  #admit(
    { credentials }: ActionCaller,
    allowed: CallerKind[],
  ): BackstageCredentials {
    if (allowed.some(kind => this.#auth.isPrincipal(credentials, kind))) {
      return credentials;
    }
    throw this.#auth.isPrincipal(credentials, 'none')
      ? new AuthenticationError('Missing credentials')
      : new NotAllowedError('This operation is for other kinds of callers');
  }

  #nameOf({ credentials }: ActionCaller): string | undefined {
    if (this.#auth.isPrincipal(credentials, 'user')) {
      return credentials.principal.userEntityRef;
    }
    return this.#auth.isPrincipal(credentials, 'service')
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
