import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { ErrorDetails } from 'backstage-plugin-dapr-vcluster-common';
import { withDetails } from './withDetails';

/** An error whose `details` reach the caller beside its message. */
export type Refusal = Error & { details: ErrorDetails };

/** Says why (without a full stop); the fix of the details is appended to the message. */
type Refuse = (why: string, details?: ErrorDetails) => Refusal;

function refusing(Kind: new (message: string) => Error): Refuse {
  return (why, details = {}) => {
    const message = details.fix ? `${why}. ${details.fix}` : why;
    return withDetails(new Kind(message), details);
  };
}

/** 400: the request itself is wrong. */
export const invalid = refusing(InputError);

/** 403: the caller may not. */
export const notAllowed = refusing(NotAllowedError);

/** 404: what the request names does not exist. */
export const notFound = refusing(NotFoundError);

/** 409: the request does not fit what is there. */
export const conflict = refusing(ConflictError);

/** 503: something the request needs is not there or does not answer. */
export const unavailable = refusing(ServiceUnavailableError);
