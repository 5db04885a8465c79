import {
  AuthenticationError,
  ConflictError,
  ForwardedError,
  InputError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
  toError,
} from '@backstage/errors';
import {
  DaprVclusterError,
  refusalText,
  sentences,
} from 'backstage-plugin-dapr-vcluster-common';

const SIGNED_OUT =
  "Your sign-in is no longer valid: a user's token lasts one hour, and a task keeps the one it was started with. " +
  'Completed steps are kept. Sign in again and run the template again with the same values to continue.';

const UNFINISHED =
  'The request may be completed partially. Run the template again with the same values to continue.';

const KINDS: Record<number, new (message: string) => Error> = {
  400: InputError,
  403: NotAllowedError,
  404: NotFoundError,
  409: ConflictError,
  429: ServiceUnavailableError,
  502: ServiceUnavailableError,
  503: ServiceUnavailableError,
  504: ServiceUnavailableError,
};

/** Converts an error of the client into the error of a task, with field, value and fix. */
export function toScaffolderError(error: unknown): Error {
  if (error instanceof DaprVclusterError) {
    if (error.status === 401) {
      return new AuthenticationError(SIGNED_OUT);
    }
    const message = refusalText(error);
    const Kind = KINDS[error.status];
    if (Kind) {
      return new Kind(message);
    }
    return new ForwardedError(sentences(message, UNFINISHED), error);
  }
  const { name, message, cause } = toError(error);
  if (name === 'AuthenticationError') {
    return new AuthenticationError(SIGNED_OUT);
  }
  if (name === 'TypeError') {
    const why = cause instanceof Error ? cause.message : message;
    return new ServiceUnavailableError(
      `The backend plugin dapr-vcluster does not respond: ${why}`,
    );
  }
  return toError(error);
}
